package astryon.iso.image;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Systems that a word on the command line chooses. */
class PagesIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;

    private static Qemu boot(String commandLine) {
        return Qemu.kernel(KERNEL, ARCHIVE, commandLine).start().within(Duration.ofSeconds(60)).never("panic");
    }

    @Test
    void the_minimal_system_is_a_shell_and_files() {
        try (Qemu qemu = boot("system minimal")) {
            qemu.expect("/ \\$ ");
            qemu.type("echo kept > /home/f; cat /home/f").expect("\nkept");
            qemu.expect("/ \\$ ");
            qemu.type("service").expect("memoryfiles     running   1x[\r\n]+archivefiles    running   1x[\r\n]+vfs             running   1x[\r\n]+serial          running   1x"
                    + "[\r\n]+terminal        running   1x[\r\n]+names           ended     1x  status 0[\r\n]+sh              running   1x");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void a_system_that_is_not_there_is_said() {
        try (Qemu qemu = boot("system nothing")) {
            qemu.expect("init: there is no page nothing.system in the boot archive");
            qemu.exits(3);
        }
    }
}
