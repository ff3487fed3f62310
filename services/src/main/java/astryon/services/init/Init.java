package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.abi.SystemPage;
import astryon.library.Utf8;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.List;

/** Brings the system up: what the kernel gave, then the services, then the console. */
public final class Init {
    private Init() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        Console console = new Console(block.log());
        SharedMemory archiveMemory = SharedMemory.map(block.handle(InitHandles.ARCHIVE), Protection.READ);
        BootArchive archive = new BootArchive(archiveMemory.start().value());
        if (!archive.isSound(new Size(archiveMemory.size()))) {
            console.line("init: the boot archive is damaged");
            return;
        }
        console.line("init: started, the boot archive has " + archive.count() + " files");
        Loader loader = new Loader(archive, block.handle(InitHandles.ARCHIVE), block.log());
        try {
            CounterConnection.run(loader, console);
        } catch (RuntimeException e) {
            console.line("init: counter: ".concat(String.valueOf(e.getMessage())));
        }
        console.line("init: system is up");
        MachineEnd end = new MachineEnd(console);
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("selftest")) {
                List<String> wanted = List.of(arguments).subList(i + 1, arguments.length);
                end.off(new SelfTests(loader, archive, console, wanted).run());
            } else if (argument.equals("fuzz")) {
                end.off(fuzz(loader, console, Integer.parseInt(arguments[i + 1]), Long.parseLong(arguments[i + 2])));
            } else if (argument.equals("events")) {
                Events.print(console);
                end.off(0);
            } else if (argument.equals("end")) {
                // What the kernel makes of that is for tests to see.
                return;
            } else if (argument.equals("bench")) {
                new Benchmarks(loader, console).run();
                end.off(0);
            } else if (argument.equals("scaling")) {
                new Scaling(loader, console).run();
                end.off(0);
            } else if (argument.equals("run")) {
                system(loader, archive, console, "run.system", rest(arguments, i + 1));
            } else if (argument.equals("system") && i + 1 < arguments.length) {
                system(loader, archive, console, arguments[i + 1].concat(".system"), rest(arguments, i + 2));
            } else if (argument.equals("programs")) {
                new ArchivePrograms(loader, archive, console).run();
                end.off(0);
            }
        }
        system(loader, archive, console, "console.system", "");
    }

    private static String rest(String[] arguments, int from) {
        return String.join(" ", List.of(arguments).subList(from, arguments.length));
    }

    /** Runs the system of a page until its end, and the machine's. */
    private static void system(Loader loader, BootArchive archive, Console console, String page, String bootArguments) {
        int file = archive.find(page);
        if (file < 0) {
            console.line("init: there is no page ".concat(page).concat(" in the boot archive"));
            new MachineEnd(console).off(1);
        }
        List<SystemPage.Program> programs = SystemPage.parse(Utf8.decode(archive.file(file), (int) archive.size(file).value()));
        ServiceLoop loop = new ServiceLoop(new Handle(SystemError.check(Calls.endpointCreate().value())));
        new Supervisor(loader, archive, loop, console, bootArguments).run(programs);
    }

    /** System calls drawn from a seed, after a few of another one, so that what is made once and kept does not show; 0 if all is well. */
    private static int fuzz(Loader loader, Console console, int seed, long calls) {
        Books.touchMemory();
        new Fuzz(loader, 0).run(1, Long.MAX_VALUE);
        Books books = new Books();
        Fuzz fuzz = new Fuzz(loader, seed);
        String problem = fuzz.run(calls, Long.MAX_VALUE);
        String imbalance = books.imbalance();
        console.line("fuzz: seed " + seed + ": " + fuzz.summary());
        console.line(problem.isEmpty() && imbalance.isEmpty() ? "fuzz: all is well" : "fuzz: failed: " + problem + imbalance);
        return problem.isEmpty() && imbalance.isEmpty() ? 0 : 1;
    }
}
