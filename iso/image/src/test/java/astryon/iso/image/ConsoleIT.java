package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Conversations with the shell on the serial line. */
class ConsoleIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    private static final String CTRL_C = "\003";
    private static final String UP = "\033[A";

    private static Qemu console() {
        Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "").start().within(Duration.ofSeconds(60)).never("panic");
        qemu.expect(PROMPT);
        return qemu;
    }

    @Test
    void commands_are_edited_and_remembered() {
        try (Qemu qemu = console()) {
            qemu.type("echo onf\177e tw\177\177three").expect("\none three");
            qemu.expect(PROMPT);
            qemu.type(UP + " four").expect("\none three four");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void ctrl_c_ends_what_runs_and_not_the_shell() {
        try (Qemu qemu = console()) {
            qemu.type("yes > /dev/null");
            qemu.expect("yes > /dev/null");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("echo $?").expect("\n130");
            qemu.expect(PROMPT);
            qemu.type("cat");
            qemu.type("copied").expect("copied[\r\n]+copied");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void drivers_and_terminals_are_started_again_and_nothing_typed_is_lost() {
        try (Qemu qemu = console()) {
            for (String service : new String[] {"serial", "pipes", "vfs", "archivefiles"}) {
                qemu.type("service restart " + service);
                qemu.expect(PROMPT);
                qemu.type("echo after | tr a-z A-Z").expect("AFTER");
                qemu.expect(PROMPT);
            }
            qemu.type("poweroff").exits(SWITCHED_OFF);
            assertThat(qemu.transcript()).doesNotContain("Exception");
        }
    }
}
