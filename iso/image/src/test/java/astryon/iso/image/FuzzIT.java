package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * System calls drawn from seeds. The properties {@code fuzz.seeds} and {@code fuzz.calls} make it longer. With one processor the emulator counts instructions, so that a seed
 * always does the same. Every other seed has four, which take turns: a program that faults for ever would keep a counting emulator from ever letting another one have its turn.
 */
class FuzzIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 2);
    private static final int CALLS = Integer.getInteger("fuzz.calls", 10_000);
    private static final int SWITCHED_OFF = 1;
    /** How many are made in a second, at least. */
    private static final int CALLS_A_SECOND = 500;

    private static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, SEEDS).boxed();
    }

    private static String fuzz(int seed, int calls, boolean several) {
        Qemu machine = Qemu.kernel(KERNEL, ARCHIVE, "fuzz " + seed + " " + calls);
        machine = several ? machine.takingTurns().with("-smp", "4") : machine.counting(1);
        try (Qemu qemu = machine.start()
                .within(Duration.ofSeconds(60 + calls / CALLS_A_SECOND)).never("panic").never("fuzz: failed")) {
            String summary = qemu.expect("fuzz: seed ([^\r\n]*)[\r\n]").group(1);
            qemu.expect("fuzz: all is well");
            qemu.exits(SWITCHED_OFF);
            return summary;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_call_panics_leaks_or_goes_against_its_row(int seed) {
        fuzz(seed, CALLS, seed % 2 == 0);
    }

    @Test
    void a_seed_always_does_the_same() {
        assertThat(fuzz(7, 3000, false)).isEqualTo(fuzz(7, 3000, false));
    }
}
