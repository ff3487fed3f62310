package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** What a script did: its exit status, its output, and what it complained of. */
record ScriptRun(int status, String output, String errors) {
    private static final int MOST_SECONDS = 20;
    private static final String SCRIPT = "script.sh";

    /** By this shell. */
    static ScriptRun here(String script) throws IOException, InterruptedException {
        return here(script, Map.of());
    }

    static ScriptRun here(String script, Map<String, Function<Processes, Program>> programs) throws IOException, InterruptedException {
        return inFolder(folder -> {
            Files.write(folder.resolve(SCRIPT), Text.encode(script));
            Processes.Pipe output = MemoryPipe.open();
            Processes.Pipe errors = MemoryPipe.open();
            Stream nothing = FileStream.open(Path.of("/dev/null"), Processes.Access.READ);
            Map<Integer, Stream> streams = Map.of(0, nothing, 1, output.writer(), 2, errors.writer());
            Child child = new ThreadProcesses(Map.of(), programs)
                    .start(new Spawn(Path.of("/bin/sh"), "sh", List.of(SCRIPT), Map.of("PATH", "/bin", "HOME", "/home/user"), folder, streams, Set.of()));
            streams.values().forEach(Stream::close);
            CompletableFuture<String> printed = text(output);
            CompletableFuture<String> complained = text(errors);
            try {
                String allPrinted = printed.get(MOST_SECONDS, TimeUnit.SECONDS);
                return new ScriptRun(child.awaitEnd().status(), allPrinted, complained.get(MOST_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException failure) {
                child.signal(Signal.KILL);
                throw new IOException("the script does not end", failure);
            }
        });
    }

    private static CompletableFuture<String> text(Processes.Pipe pipe) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Text.decode(pipe.reader().input().readAllBytes());
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }

    /** By busybox. */
    static ScriptRun busybox(String script) throws IOException, InterruptedException {
        return inFolder(folder -> {
            Files.write(folder.resolve(SCRIPT), Text.encode(script));
            Path output = Files.createTempFile("script", ".output");
            Path errors = Files.createTempFile("script", ".errors");
            try {
                ProcessBuilder builder = new ProcessBuilder("busybox", "sh", SCRIPT).directory(folder.toFile()).redirectOutput(output.toFile())
                        .redirectError(errors.toFile()).redirectInput(Path.of("/dev/null").toFile());
                builder.environment().clear();
                builder.environment().putAll(Map.of("PATH", Applets.path(), "HOME", "/home/user", "LC_ALL", "C.UTF-8"));
                Process process = builder.start();
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new IOException("busybox does not end");
                }
                return new ScriptRun(process.exitValue(), Text.decode(Files.readAllBytes(output)), Text.decode(Files.readAllBytes(errors)));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        });
    }

    /** What has to be the same. */
    String compared() {
        return output + "status " + status;
    }

    private interface InFolder {
        ScriptRun run(Path folder) throws IOException, InterruptedException;
    }

    private static ScriptRun inFolder(InFolder action) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("script").toRealPath();
        try {
            return action.run(folder);
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
