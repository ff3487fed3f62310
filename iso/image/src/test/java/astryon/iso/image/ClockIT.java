package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Time, where others have the processor as well. */
class ClockIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final String RATE = "kernel: clock at ([0-9]+) MHz";
    private static final int SWITCHED_OFF = 1;
    /** Longer than what the interval timer counts until it begins anew. */
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final long RUNNING_MILLIS = 5;

    private static Qemu machine() {
        return Qemu.kernel(KERNEL, ARCHIVE, "selftest exit").start().within(Duration.ofSeconds(60)).never("panic");
    }

    private static int rate(Qemu machine) {
        return Integer.parseInt(machine.expect(RATE).group(1));
    }

    /** It stands still nine tenths of the time. */
    @RepeatedTest(5)
    void a_clock_is_measured_right_on_a_host_that_is_busy() throws InterruptedException {
        int right;
        try (Qemu machine = machine()) {
            right = rate(machine);
        }
        try (Qemu machine = machine()) {
            while (!machine.transcript().contains("kernel: clock at")) {
                Thread.sleep(RUNNING_MILLIS);
                machine.standStillAt("", PAUSE, 1);
            }
            assertThat(rate(machine)).isCloseTo(right, Percentage.withPercentage(10));
        }
    }

    /** Where the machine itself is as fast as its timers are. */
    @Test
    void timers_that_are_due_all_the_time_leave_the_processor_to_programs() {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "selftest long-work").counting(1).start().within(Duration.ofMinutes(2)).never("panic").never("not ok")) {
            qemu.expect("ok 1 long-work");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
