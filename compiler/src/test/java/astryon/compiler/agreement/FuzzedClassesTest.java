package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Refusal;
import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No class file makes the compiler fail: one class of a program is changed, and the program compiles or is refused with a place and a reason.
 * {@code -Dfuzz.classes=N} tries more, {@code -Dfuzz.seed=S} others.
 */
class FuzzedClassesTest {
    private static final int CASES = Integer.getInteger("fuzz.classes", 60);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final long MOST_SECONDS = 60;
    private static final List<String> PROGRAMS = List.of("Flow", "Switches", "Objects", "Calls", "TypeTests", "Enums", "Records", "Lambdas", "Generics", "Initialisers",
            "Exceptions", "Nested", "FirstUses", "BuildTime", "Monitors", "Words", "Variables", "Boxes", "Frames", "Nulls");
    private static final String PACKAGE = "astryon/compiler/agreement/programs/";

    @TempDir
    private Path folder;

    private record Result(boolean refused, String failure) {
    }

    @Test
    void a_program_with_a_changed_class_compiles_or_is_refused() throws Exception {
        List<String> failures = new ArrayList<>();
        int refused = 0;
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        List<Future<Result>> results = LongStream.range(FIRST_SEED, FIRST_SEED + CASES).mapToObj(seed -> workers.submit(() -> attempt(seed))).toList();
        for (int i = 0; i < CASES; i++) {
            try {
                Result result = results.get(i).get(MOST_SECONDS, TimeUnit.SECONDS);
                refused += result.refused ? 1 : 0;
                if (!result.failure.isEmpty()) {
                    failures.add(result.failure);
                }
            } catch (TimeoutException e) {
                failures.add("-Dfuzz.classes=1 -Dfuzz.seed=" + (FIRST_SEED + i) + ": still compiling after " + MOST_SECONDS + " seconds");
            }
        }
        workers.shutdownNow();
        assertThat(failures).isEmpty();
        assertThat(refused).isBetween(CASES / 10, CASES);
    }

    private Result attempt(long seed) throws IOException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        String program = PROGRAMS.get(random.nextInt(PROGRAMS.size()));
        Path file = anyOf(program, random);
        byte[] changed = ClassMutation.of(Files.readAllBytes(file), random);
        Path place = folder.resolve(String.valueOf(seed));
        Files.createDirectories(place.resolve(PACKAGE));
        Files.write(place.resolve(PACKAGE).resolve(file.getFileName()), changed);
        try {
            Compilation compilation = Compilation.run(Options.of(Target.LINUX, List.of(place, classes()), (PACKAGE + program).replace('/', '.'))
                    .optimisingAt(random.nextInt(3)).verifying().withWorkers(1));
            boolean refused = compilation.image().isEmpty();
            boolean said = compilation.diagnostics().hasErrors() && !compilation.diagnostics().render().isBlank();
            return new Result(refused, refused && !said ? describe(seed, file, "refused without a reason") : "");
        } catch (Refusal refusal) {
            boolean said = refusal.getMessage() != null && refusal.getMessage().lines().count() == 1;
            return new Result(true, said ? "" : describe(seed, file, "refused with " + refusal.getMessage()));
        } catch (RuntimeException | Error e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            StackTraceElement[] trace = cause.getStackTrace();
            return new Result(false, describe(seed, file, e + " at " + (trace.length == 0 ? "?" : trace[0] + " from " + trace[Math.min(3, trace.length - 1)])));
        }
    }

    private static String describe(long seed, Path file, String what) {
        return "-Dfuzz.classes=1 -Dfuzz.seed=" + seed + ": " + file.getFileName() + ": " + what;
    }

    private static Path classes() {
        try {
            return ProgramsTest.classes();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class of the program or one inside it. */
    private static Path anyOf(String program, Random random) throws IOException {
        try (Stream<Path> files = Files.list(classes().resolve(PACKAGE))) {
            List<Path> all = files.filter(file -> file.getFileName().toString().matches(program + "(\\$.*)?\\.class")).sorted().toList();
            return random.nextInt(3) == 0 ? all.get(random.nextInt(all.size())) : classes().resolve(PACKAGE).resolve(program + ".class");
        }
    }
}
