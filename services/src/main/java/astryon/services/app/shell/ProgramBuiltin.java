package astryon.services.app.shell;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Stream;
import astryon.services.app.tool.Test;
import astryon.services.app.tool.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that needs nothing of the system but its two outputs. */
final class ProgramBuiltin implements Builtin {
    private final String name;

    ProgramBuiltin(String name) {
        this.name = name;
    }

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        Stream errors = shell.streams().byNumber().get(2);
        return Launcher.run(program(shell), new Invocation(shell.place() + ": " + name, arguments, Map.of(), shell.folder(), InputStream.nullInputStream(),
                new Output(new OpenedLate(() -> shell.streams().get(1).output()), "standard output"),
                new Output(errors == null ? OutputStream.nullOutputStream() : errors.output(), "standard errors"), Optional.empty()));
    }

    private Program program(Shell shell) {
        return name.equals("test") || name.equals("[") ? new Test(name, shell.streams()::isTerminal) : Tools.find(name, shell.processes()).orElseThrow();
    }

    /** Where nothing is written, it does not matter that there is no stream. */
    private static final class OpenedLate extends OutputStream {
        private final Opening opening;

        interface Opening {
            OutputStream open() throws IOException;
        }

        OpenedLate(Opening opening) {
            this.opening = opening;
        }

        @Override
        public void write(int value) throws IOException {
            opening.open().write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            opening.open().write(bytes, from, length);
        }
    }
}
