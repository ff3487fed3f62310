package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Limit;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any pass that may be left out can be: programs do the same with none of them, and with all as far as some pass of some method. A normal run tries a few such limits;
 * {@code -Dlimits.count=N} tries more, {@code -Dlimits.seed=S} others.
 */
class LimitsTest {
    private static final int COUNT = Integer.getInteger("limits.count", 4);
    private static final long SEED = Long.getLong("limits.seed", 1);
    private static final int PROGRAMS = 20;

    @TempDir
    private Path folder;

    @Test
    void a_program_does_the_same_however_far_it_is_optimised() throws Exception {
        RandomPrograms.write(SEED, PROGRAMS, false, folder);
        Outcome theirs = Executables.runOnHotSpot(folder, RandomPrograms.MAIN);
        Options options = Options.of(Target.LINUX, List.of(folder), RandomPrograms.MAIN).verifying();
        Compilation whole = Compilation.run(options);
        Random random = new Random(SEED);
        check(options, new Limit(whole.methods().get(0), 0), theirs);
        for (int i = 0; i < COUNT; i++) {
            String method = whole.methods().get(random.nextInt(whole.methods().size()));
            check(options, new Limit(method, random.nextInt(whole.optionalPasses().size() + 1)), theirs);
        }
    }

    private void check(Options options, Limit limit, Outcome expected) throws IOException, InterruptedException {
        String replay = "--limit '" + limit.method() + "@" + limit.passes() + "' with -Dlimits.seed=" + SEED;
        byte[] image;
        try {
            image = Compilation.run(options.limitedTo(limit)).image().orElseThrow();
        } catch (RuntimeException e) {
            throw new AssertionError(replay + ": " + e.getMessage(), e);
        }
        Path program = Files.write(folder.resolve("program"), image);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(Executables.run(program)).as(replay).isEqualTo(expected);
    }
}
