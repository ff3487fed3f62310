package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that nobody wrote: a thousand in a normal run. {@code -Dagreement.programs=N} runs more, {@code -Dagreement.seed=S} others. A failure names the
 * seed and the command that runs that program alone, printing every number as it enters the checksum.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("agreement.programs", 1000);
    private static final long FIRST_SEED = Long.getLong("agreement.seed", 1);
    private static final boolean TRACED = Boolean.getBoolean("agreement.trace");
    private static final int PROGRAMS_A_BATCH = 50;

    @TempDir
    private Path folder;

    static IntStream batches() {
        return IntStream.range(0, (PROGRAMS + PROGRAMS_A_BATCH - 1) / PROGRAMS_A_BATCH);
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void random_programs_compute_the_same_on_hotspot_and_as_executables(int batch) throws Exception {
        long seed = FIRST_SEED + (long) batch * PROGRAMS_A_BATCH;
        int count = Math.min(PROGRAMS_A_BATCH, PROGRAMS - batch * PROGRAMS_A_BATCH);
        int optimisation = Integer.getInteger("agreement.optimisation", 2 - batch % 3);
        RandomPrograms.write(seed, count, TRACED, folder);
        Outcome theirs = Executables.runOnHotSpot(folder, RandomPrograms.MAIN);
        assertThat(theirs.status()).as(theirs.errors()).isZero();
        Outcome ours;
        try {
            ours = Executables.run(Executables.compile(folder, RandomPrograms.MAIN, optimisation, folder.resolve("program")));
        } catch (RuntimeException e) {
            throw new AssertionError("programs from seed " + seed + " cannot be compiled at -O" + optimisation + ": " + e.getMessage(), e);
        }
        String[] ourLines = ours.output().split("\n");
        String[] theirLines = theirs.output().split("\n");
        for (int i = 0; i < theirLines.length && !TRACED; i++) {
            assertThat(i < ourLines.length ? ourLines[i] : "nothing, exit status " + ours.status()).as(replay(seed + i, optimisation)).isEqualTo(theirLines[i]);
        }
        assertThat(ours).as(replay(seed, optimisation)).isEqualTo(theirs);
    }

    private static String replay(long seed, int optimisation) {
        return "seed " + seed + "; alone and with every step: mvn -pl runtime,compiler test -Dtest=RandomProgramsTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dagreement.programs=1 -Dagreement.seed=" + seed + " -Dagreement.trace=true -Dagreement.optimisation=" + optimisation;
    }
}
