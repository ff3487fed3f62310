package astryon.services.permission;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.protocol.AdmissionClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint on which it serves {@link astryon.protocol.Permissions}, 1 the one for {@link astryon.protocol.Questions}, 2 init's
 * {@link astryon.protocol.Admission}, 3 a tree of files where programs have their folders, 4 memory that outlives it.
 */
public final class PermissionProgram {
    private static final long SOMETHING = 1;
    private static final long DO_NOT_WAIT = 1;

    private PermissionProgram() {
    }

    public static void main(String[] arguments) {
        ServiceLoop loop = new ServiceLoop(Startup.block().handle(0));
        SharedMemory kept = SharedMemory.map(Startup.block().handle(4), Protection.READ | Protection.WRITE);
        FileTree files = new FileTreeClient(new EndpointChannel(Startup.block().handle(3)));
        AdmissionClient admission = new AdmissionClient(new EndpointChannel(Startup.block().handle(2)));
        PermissionService service = new PermissionService(loop, admission, new HomeFolders(files, admission), new Records(new KeptText(kept.start(), kept.size()), SystemClock::wallNanos));
        Handle requests = new Handle(SystemError.check(Calls.notificationCreate().value()));
        loop.whenever(requests, () -> {
            Calls.notificationWait(requests, SOMETHING, DO_NOT_WAIT);
            service.work();
        });
        loop.alsoServe(Startup.block().handle(1), new QuestionsSession(service));
        admission.watch(new Handle(SystemError.check(Calls.handleDuplicate(requests, Rights.Bit.SIGNAL | Rights.Bit.TRANSFER).value())));
        loop.run(new PermissionsSession(service));
    }
}
