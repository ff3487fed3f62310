package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Complaint;
import astryon.services.app.Launcher;
import astryon.services.app.Spawn;
import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs and scripts, found along PATH (XCU 2.9.1.4), run as children. */
final class Programs {
    static final int NOT_FOUND = 127;
    static final int NOT_RUNNABLE = 126;

    private final Shell shell;

    Programs(Shell shell) {
        this.shell = shell;
    }

    /** The file of this name, which with a slash in it is a path. */
    Optional<Path> find(String name) {
        if (name.contains("/")) {
            Path path = shell.folder().resolve(name);
            return isThere(path) ? Optional.of(path) : Optional.empty();
        }
        for (String folder : shell.variables().value("PATH", "").split(":", -1)) {
            Path path = shell.folder().resolve(folder).resolve(name);
            if (isRunnable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private boolean isThere(Path path) {
        return shell.processes().isProgram(path) || Files.exists(path);
    }

    private boolean isRunnable(Path path) {
        return shell.processes().isProgram(path) || Files.isRegularFile(path) && Files.isExecutable(path);
    }

    /** Runs it to its end, or until it is stopped; the result is the status. */
    int run(String name, List<String> arguments) {
        Job job = new Job(List.of(start(name, arguments)), String.join(" ", name, String.join(" ", arguments)).strip());
        return shell.jobs().awaitForeground(shell, job);
    }

    private Child start(String name, List<String> arguments) {
        Path path = find(name).orElseThrow(() -> new Complaint(NOT_FOUND, name + (name.contains("/") ? ": no such file or folder"
                : ": no such program in " + shell.variables().value("PATH", "PATH, which is not set"))));
        if (shell.processes().isProgram(path)) {
            return start(path, name, arguments);
        } else if (Files.isDirectory(path)) {
            throw new Complaint(NOT_RUNNABLE, name + ": is a folder, not a program");
        } else if (!Files.isExecutable(path)) {
            throw new Complaint(NOT_RUNNABLE, name + ": is not executable; chmod +x makes it so");
        }
        return startScript(path, name, arguments);
    }

    private Child start(Path path, String name, List<String> arguments) {
        try {
            return shell.processes().start(new Spawn(path, name, arguments, shell.variables().environment(), shell.folder(), shell.streams().byNumber(),
                    shell.traps().ignored()));
        } catch (IOException failure) {
            throw new Complaint(NOT_RUNNABLE, name + ": cannot be started: " + Launcher.sentence(failure, shell.folder()));
        }
    }

    /** A text: by the program that its first line names behind {@code #!}, otherwise by a shell that knows only what is exported. */
    private Child startScript(Path path, String name, List<String> arguments) {
        String script;
        try {
            script = Text.decode(Files.readAllBytes(path));
        } catch (IOException failure) {
            throw new Complaint(NOT_RUNNABLE, Launcher.sentence(failure, shell.folder()));
        }
        if (script.indexOf(0) >= 0) {
            throw new Complaint(NOT_RUNNABLE, name + ": is neither a program of this system nor a script");
        }
        Optional<List<String>> interpreter = interpreter(script);
        if (interpreter.isPresent() && shell.processes().isProgram(Path.of(interpreter.get().get(0)))) {
            List<String> words = new ArrayList<>(interpreter.get());
            words.add(path.toString());
            words.addAll(arguments);
            return start(Path.of(words.get(0)), words.get(0), words.subList(1, words.size()));
        }
        Shell fresh = new Shell(shell.processes(), name, arguments, shell.variables().environment(), shell.folder(), shell.streams().copy(), false);
        return Subshell.start(fresh, () -> fresh.interpreter().runAll(Source.of(script, 1)));
    }

    private static Optional<List<String>> interpreter(String script) {
        if (!script.startsWith("#!")) {
            return Optional.empty();
        }
        int end = script.indexOf('\n');
        String line = script.substring(2, end < 0 ? script.length() : end).strip();
        int blank = line.indexOf(' ');
        List<String> words = blank < 0 ? List.of(line) : List.of(line.substring(0, blank), line.substring(blank).strip());
        return line.startsWith("/") && !words.get(0).endsWith("/sh") ? Optional.of(words) : Optional.empty();
    }
}
