package astryon.iso.image;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Processors that start, in whatever machine, and whenever. */
class ProcessorsIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;
    /** Some hundred times as long as a processor takes to start. */
    private static final Duration PAUSE = Duration.ofMillis(700);
    /** Longer than one is waited for. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(5600);

    private static Qemu machine(String memory) {
        return Qemu.kernel(KERNEL, ARCHIVE, "selftest exit").with("-smp", "4", "-m", memory).start().within(Duration.ofSeconds(60)).never("panic").never("not ok");
    }

    @Test
    void what_they_start_from_is_low_however_much_memory_there_is() {
        try (Qemu qemu = machine("8G")) {
            qemu.expect("kernel: 4 of 4 processors");
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    @RepeatedTest(3)
    void they_are_waited_for_on_a_host_that_is_busy() {
        try (Qemu qemu = standingStill(PAUSE, 6)) {
            qemu.expect("kernel: 4 of 4 processors");
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    /** However many are there in the end, the system is sound. */
    @RepeatedTest(3)
    void one_that_comes_too_late_stops() {
        try (Qemu qemu = standingStill(LONG_PAUSE, 2)) {
            qemu.expect("kernel: [1-4] of 4 processors");
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    /** Stands still again and again while its processors start. */
    private static Qemu standingStill(Duration pause, int times) {
        return machine("256M").standStillAt("kernel: clock at", pause, times);
    }
}
