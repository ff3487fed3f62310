package astryon.compiler.cli;

import astryon.compiler.diag.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries whether a program does what it should: a command says so, or it prints and ends as it did the first time. */
final class Trial {
    private final Astryonc compiler;
    private final Optional<String> test;
    private final int seconds;
    private Outcome expected;

    /** What a run printed and how it ended. */
    private record Outcome(int status, String text) {
    }

    /** @param compiler which knows where the program belongs */
    Trial(Astryonc compiler, Optional<String> test, int seconds) {
        this.compiler = compiler;
        this.test = test;
        this.seconds = seconds;
    }

    /** Whether a program that is known to be right passes the test; without a test, what it does is what others should do. */
    boolean learn(byte[] image) {
        if (test.isPresent()) {
            return isWell(image);
        }
        expected = run(image).orElseThrow(() -> new Refusal("it does not end within " + seconds + " seconds when nothing is optimised: --within SECONDS gives it more"));
        return true;
    }

    boolean isWell(byte[] image) {
        Optional<Outcome> outcome = run(image);
        return test.isPresent() ? outcome.filter(result -> result.status() == 0).isPresent() : outcome.filter(expected::equals).isPresent();
    }

    /** Empty if it took too long. */
    private Optional<Outcome> run(byte[] image) {
        compiler.write(image);
        String program = compiler.output().toAbsolutePath().toString();
        ProcessBuilder command = test.isPresent() ? new ProcessBuilder("sh", "-c", test.get(), "sh", program) : new ProcessBuilder(program);
        try {
            Path printed = Files.createTempFile("astryonc", ".printed");
            try {
                Process process = command.redirectErrorStream(true).redirectOutput(printed.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    return Optional.empty();
                }
                return Optional.of(new Outcome(process.exitValue(), Files.readString(printed, StandardCharsets.ISO_8859_1)));
            } finally {
                Files.delete(printed);
            }
        } catch (IOException e) {
            throw new Refusal("the program cannot be tried: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
