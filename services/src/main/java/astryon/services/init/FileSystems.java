package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.protocol.EndpointChannel;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The file systems and the vfs that joins them: in memory at the root, the boot archive at {@code /boot}. */
final class FileSystems {
    private static final int PRIORITY = 16;

    private FileSystems() {
    }

    /** Starts them: the endpoint at which the joined tree is served. */
    static Handle start(Loader loader) {
        Handle memory = service(loader, "memoryfiles", "");
        Handle archive = service(loader, "archivefiles", "", new Loader.Gift(Startup.block().handle(InitHandles.ARCHIVE),
                Rights.Bit.READ | Rights.Bit.EXECUTE | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER));
        Handle joined = service(loader, "vfs", "/ /boot", new Loader.Gift(memory, Rights.Bit.CALL), new Loader.Gift(archive, Rights.Bit.CALL));
        FileTree tree = new FileTreeClient(new EndpointChannel(joined));
        tree.makeFolder("/home", 0755);
        return joined;
    }

    /** Starts a service of the archive with an endpoint of its own as its first handle: that endpoint. */
    static Handle service(Loader loader, String name, String words, Loader.Gift... gifts) {
        Handle endpoint = new Handle(SystemError.check(Calls.endpointCreate().value()));
        Loader.Gift[] all = new Loader.Gift[gifts.length + 1];
        all[0] = new Loader.Gift(endpoint, Rights.Bit.ALL);
        System.arraycopy(gifts, 0, all, 1, gifts.length);
        Loader.Prepared prepared = loader.prepare(name, words, all);
        prepared.start(PRIORITY);
        Calls.handleClose(prepared.process());
        return endpoint;
    }
}
