package astryon.services.app.system;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.services.app.Catalogue;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.StatusLine;
import astryon.services.app.Stream;
import astryon.services.app.shell.Interactive;
import astryon.sys.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program that is the shell and every tool, by the name it is called. */
public final class ToolsProgram {
    private static final int NOT_FOUND = 127;

    private ToolsProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        String path = name();
        String name = path.substring(path.lastIndexOf('/') + 1);
        SystemProcesses processes = new SystemProcesses();
        Map<Integer, Stream> streams = processes.streams();
        boolean isShell = name.equals("sh") && arguments.length == 0;
        StatusLine line = new StatusLine(streams.get(2).output(), streams.get(2)::isTerminal, System::nanoTime);
        Output output = new Output(streams.get(1).output(), "standard output").beside(line);
        Output errors = new Output(streams.get(2).output(), "standard error output").beside(line);
        Invocation invocation = new Invocation(name, List.of(arguments), System.getenv(), Path.of(System.getProperty("user.dir")), streams.get(0).input(), output,
                errors, (isShell ? processes.terminal() : processes.shownOn()).map(known -> known));
        if (isShell && invocation.terminal().isPresent()) {
            System.exit(new Interactive(processes, invocation.terminal().get(), invocation.environment(), invocation.folder()).run());
        }
        Catalogue tools = new SystemTools(processes);
        Optional<Program> program = name.equals("tools") ? Optional.of(new Install(tools.names())) : tools.find(name);
        if (program.isEmpty()) {
            errors.println(name + ": no such tool");
            errors.flush();
            System.exit(NOT_FOUND);
        }
        int status = Launcher.run(program.get(), invocation);
        errors.flush();
        System.exit(status);
    }

    /** The first of the arguments, which Java does not have. */
    private static String name() {
        Address start = Startup.block().arguments();
        int length = 0;
        while (length < Startup.block().argumentsSize().value() && start.plus(length).loadByte() != 0) {
            length++;
        }
        return Utf8.decode(start, length);
    }
}
