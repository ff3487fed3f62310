package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Conversations about what a program may do. */
class PermissionIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    private static final String ATTENTION = "\0";
    /** Keys that come sooner do nothing. */
    private static final int UNTIL_HEARD_MILLIS = 1000;

    /** Sees the question of {@code hello}, and answers it. */
    private static void answer(Qemu qemu, String key) throws InterruptedException {
        qemu.expect("hello asks for a permission: press Ctrl-Space");
        qemu.key(ATTENTION).expect("hello wants to use files: then it can read, change and remove all files.");
        qemu.expect("Any other key: later");
        Thread.sleep(UNTIL_HEARD_MILLIS);
        qemu.key(key);
    }

    @Test
    void a_permission_is_asked_for_given_once_or_always_denied_remembered_and_revoked() throws InterruptedException {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect(PROMPT);
            qemu.type("hello files");
            answer(qemu, "o");
            qemu.expect("\nhome\r");
            qemu.expect(PROMPT);
            qemu.type("hello files");
            answer(qemu, "d");
            qemu.expect("hello may not use files");
            qemu.expect(PROMPT);
            qemu.type("hello files; permission").expect("hello may not use files\r\nhello +files +denied\r\n");
            qemu.expect(PROMPT);
            qemu.type("permission revoke hello files; hello files");
            answer(qemu, "a");
            qemu.expect("\nhome\r");
            qemu.expect(PROMPT);
            qemu.type("(sleep 2; permission revoke hello files; echo revoked) & hello files again");
            qemu.expect("\nhome\r");
            qemu.expect("revoked");
            qemu.type("").expect("[^\n]*revoked");
            qemu.expect(PROMPT);
            qemu.type("permission audit | cut -c 23-").expect("hello +files +allowed as before");
            qemu.expect("hello +files +revoked, 2 times");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
            assertThat(qemu.transcript()).doesNotContain("Exception");
        }
    }

    @Test
    void where_nothing_is_asked_the_system_says_so_and_typing_goes_on() throws InterruptedException {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect(PROMPT);
            qemu.key(ATTENTION).expect("Nothing is asked");
            qemu.expect("Any other key goes on");
            Thread.sleep(UNTIL_HEARD_MILLIS);
            qemu.key("x");
            qemu.type("echo typed on").expect("\ntyped on");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }
}
