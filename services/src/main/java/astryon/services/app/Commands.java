package astryon.services.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs other programs as children and waits for them, for who is asked to: find, xargs, env, time, timeout. */
public final class Commands {
    /** The exit status where there is no such program, and where what there is cannot be run (XCU 2.8.2). */
    public static final int NOT_FOUND = 127;
    public static final int NOT_RUNNABLE = 126;

    private final Processes processes;
    private final Invocation invocation;

    public Commands(Processes processes, Invocation invocation) {
        this.processes = processes;
        this.invocation = invocation;
    }

    /** Runs it to its end with this program's own streams; the exit status. Throws {@link Complaint} if it cannot be started. */
    public int run(List<String> command) throws IOException {
        return await(start(command, invocation.environment(), processes.streams()));
    }

    /** The same without anything to read. */
    public int runWithoutInput(List<String> command) throws IOException {
        Map<Integer, Stream> streams = new HashMap<>(processes.streams());
        streams.remove(0);
        return await(start(command, invocation.environment(), streams));
    }

    /** The same with other variables. */
    public int run(List<String> command, Map<String, String> environment) throws IOException {
        return await(start(command, environment, processes.streams()));
    }

    /** Starts it, with this program's own streams. */
    public Child start(List<String> command) throws IOException {
        return start(command, invocation.environment(), processes.streams());
    }

    private Child start(List<String> command, Map<String, String> environment, Map<Integer, Stream> streams) throws IOException {
        // What was printed before stands before what the other prints.
        invocation.output().flush();
        String name = command.get(0);
        Path path = find(name, environment.getOrDefault("PATH", "/bin")).orElseThrow(() -> new Complaint(NOT_FOUND, name + ": no such program"));
        List<String> words = new ArrayList<>(command.subList(1, command.size()));
        if (!processes.isProgram(path)) {
            words.add(0, path.toString());
            path = find("sh", environment.getOrDefault("PATH", "/bin")).orElseThrow(() -> new Complaint(NOT_RUNNABLE, name + ": is a script, and there is no shell"));
        }
        try {
            return processes.start(new Spawn(path, words.size() == command.size() ? "sh" : name, words, environment, invocation.folder(), streams, Set.of()));
        } catch (IOException failure) {
            throw new Complaint(NOT_RUNNABLE, name + ": cannot be started: " + Launcher.sentence(failure, invocation.folder()));
        }
    }

    /** The program or script of this name, which with a slash in it is a path. */
    public Optional<Path> find(String name, String folders) {
        if (name.contains("/")) {
            return Optional.of(invocation.path(name)).filter(this::isRunnable);
        }
        for (String folder : folders.split(":", -1)) {
            Path path = invocation.path(folder).resolve(name);
            if (isRunnable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private boolean isRunnable(Path path) {
        return processes.isProgram(path) || Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static int await(Child child) throws InterruptedIOException {
        try {
            return child.awaitEnd().status();
        } catch (InterruptedException end) {
            child.signal(Signal.INT);
            throw new InterruptedIOException("interrupted");
        }
    }
}
