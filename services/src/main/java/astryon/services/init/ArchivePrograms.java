package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.sys.Calls;
import astryon.sys.SystemError;

/** Runs what the archive has beside the system's own programs, one after the other, and says where each begins and how it ended. */
final class ArchivePrograms {
    private static final int PRIORITY = 16;
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
        for (int i = 0; i < archive.count(); i++) {
            String name = archive.name(i);
            if (!name.equals("init") && !name.equals("counter") && !name.equals("selftest")) {
                console.line("init: ".concat(name).concat(" starts"));
                console.line("init: ".concat(name).concat(" ended with ").concat(Long.toString(run(name, end))));
            }
        }
        Calls.handleClose(end);
    }

    private long run(String name, Handle end) {
        Loader.Prepared prepared = loader.prepare(name, "");
        Handle process = prepared.process();
        SystemError.check(Calls.processWatch(process, end, ENDED));
        prepared.start(PRIORITY);
        Calls.notificationWait(end, ENDED, 0);
        long status = Calls.processStatus(process);
        Calls.handleClose(process);
        return status;
    }
}
