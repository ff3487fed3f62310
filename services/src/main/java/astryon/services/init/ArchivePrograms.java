package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.services.kit.Birth;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.List;

/** Runs what the archive has beside the system's own programs, one after the other, each with the same files, and says where it begins and how it ended. */
final class ArchivePrograms {
    private static final List<String> SYSTEM = List.of("init", "counter", "selftest", "memoryfiles");
    private static final List<String> ENVIRONMENT = List.of("PATH=/bin");
    private static final long ENDED = 1;

    private final Loader loader;
    private final BootArchive archive;
    private final Console console;

    ArchivePrograms(Loader loader, BootArchive archive, Console console) {
        this.loader = loader;
        this.archive = archive;
        this.console = console;
    }

    void run() {
        Handle end = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Handle files = new Handle(SystemError.check(Calls.endpointCreate().value()));
        Keepers keepers = new Keepers();
        Handle keeper = keepers.connect();
        keepers.start();
        Loader.Prepared fileSystem = loader.prepare("memoryfiles", "", new Loader.Gift(files, Rights.Bit.ALL), new Loader.Gift(keeper, Rights.CONNECTION));
        fileSystem.start();
        for (int i = 0; i < archive.count(); i++) {
            String name = archive.name(i);
            if (!SYSTEM.contains(name)) {
                console.line("init: ".concat(name).concat(" starts"));
                console.line("init: ".concat(name).concat(" ended with ").concat(Long.toString(run(name, files, end))));
            }
        }
        Calls.processKill(fileSystem.process());
        Calls.handleClose(fileSystem.process());
        Calls.handleClose(files);
        Calls.handleClose(keeper);
        Calls.handleClose(end);
    }

    private long run(String name, Handle files, Handle end) {
        Loader.Prepared prepared = loader.prepare(name, Birth.of(List.of(name)).withEnvironment(ENVIRONMENT).withFiles(files, "/tmp"));
        Handle process = prepared.process();
        SystemError.check(Calls.processWatch(process, end, ENDED));
        prepared.start();
        Calls.notificationWait(end, ENDED, 0);
        long status = Calls.processStatus(process);
        Calls.handleClose(process);
        return status;
    }
}
