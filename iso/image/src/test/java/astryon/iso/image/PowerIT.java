package astryon.iso.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switching off and starting again as machines do that nobody emulates: through the driver of their power. */
class PowerIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final String PROMPT = "/ \\$ ";

    @TempDir
    private Path folder;

    private static Qemu machine(String... options) {
        return Qemu.kernel(KERNEL, ARCHIVE, "").with(options).withoutDebugExit().start().within(Duration.ofSeconds(60)).never("panic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q35", "pc"})
    void poweroff_switches_off(String board) {
        try (Qemu qemu = machine("-machine", board)) {
            qemu.expect(PROMPT);
            qemu.type("poweroff").never("safe").exits(0);
        }
    }

    @Test
    void the_power_button_ends_the_system_in_good_order() throws IOException {
        Path monitor = folder.resolve("monitor");
        try (Qemu qemu = machine("-monitor", "unix:" + monitor + ",server=on,wait=off")) {
            qemu.expect(PROMPT);
            new Monitor(monitor, folder).command("system_powerdown");
            qemu.expect("kernel: power off");
            qemu.exits(0);
        }
    }

    /** A q35 board says in its tables how, the older one does not. */
    @ParameterizedTest
    @ValueSource(strings = {"q35", "pc"})
    void reboot_starts_the_machine_again(String board) {
        try (Qemu qemu = machine("-machine", board, "-action", "reboot=reset")) {
            qemu.expect(PROMPT);
            qemu.type("reboot").expect("kernel: Astryon");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(0);
        }
    }

    @Test
    void who_drives_the_power_can_be_started_again_any_time() {
        try (Qemu qemu = machine()) {
            qemu.expect(PROMPT);
            qemu.type("for i in 1 2 3; do service restart acpi; service restart devmgr; done; service | grep -e acpi -e devmgr");
            qemu.expect("devmgr +ended +4x  status 0\\s+acpi +running +4x");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(0);
        }
    }
}
