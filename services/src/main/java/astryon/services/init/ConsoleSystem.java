package astryon.services.init;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.services.kit.Birth;
import astryon.services.kit.Loader;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.List;

/** Files, pipes, and a shell. */
final class ConsoleSystem {
    private static final List<String> ENVIRONMENT = List.of("PATH=/bin", "HOME=/home", "TERM=xterm");

    private ConsoleSystem() {
    }

    /** Has the shell run some commands, which print to the log, and serves it until it ends: its status. */
    static int run(Loader loader, String commands) {
        Handle files = FileSystems.start(loader);
        Services services = new Services();
        services.add("pipes", FileSystems.service(loader, "pipes", ""));
        ServiceLoop loop = new ServiceLoop(new Handle(SystemError.check(Calls.endpointCreate().value())));
        Handle broker = loop.connect(new BrokerSession(loop, loader, new Executables(), services, files));
        Handle log = loop.connect(new LogFile());
        Birth birth = new Birth(List.of("sh", "-c", commands), ENVIRONMENT, "/", List.of(), log, log, log, files, broker);
        install(loader, files);
        Loader.Prepared shell = loader.prepare("tools", birth);
        Calls.handleClose(broker);
        Calls.handleClose(log);
        int[] status = {-1};
        loop.whenever(shell.process(), () -> {
            status[0] = (int) Calls.processStatus(shell.process());
            loop.end();
        });
        shell.start();
        loop.run(exchange -> {
            throw new Failure(Failure.NOT_OPEN);
        });
        return status[0];
    }

    /** Makes the names of the tools in {@code /bin}. */
    private static void install(Loader loader, Handle files) {
        Handle end = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Loader.Prepared installer = loader.prepare("tools", Birth.of(List.of("tools", "/boot/tools", "/bin")).withFiles(files, "/"));
        SystemError.check(Calls.processWatch(installer.process(), end, 1));
        installer.start();
        Calls.notificationWait(end, 1, 0);
        Calls.handleClose(installer.process());
        Calls.handleClose(end);
    }
}
