package astryon.compiler.agreement;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the world sees of a program: its output, its complaints and its exit status. */
record Outcome(String output, String errors, int status) {
    private static final long MOST_SECONDS = 120;

    /** Runs a process to its end; one that does not come to an end is killed and reported as such. */
    static Outcome of(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("astryon", ".out");
        Path errors = Files.createTempFile("astryon", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectOutput(output.toFile())
                    .redirectError(errors.toFile()).start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("still running after " + MOST_SECONDS + " seconds: " + command);
            }
            return new Outcome(text(output), text(errors), process.exitValue());
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * The same without what the two runtimes may tell differently: stack trace elements of the class library and the launcher, which
     * are built differently.
     */
    Outcome comparable() {
        StringBuilder kept = new StringBuilder();
        for (String line : errors.split("\n")) {
            if (!line.startsWith("\tat java.") && !line.startsWith("\tat jdk.") && !line.startsWith("\tat astryon.start.")) {
                kept.append(line).append('\n');
            }
        }
        return new Outcome(output, kept.toString(), status);
    }
}
