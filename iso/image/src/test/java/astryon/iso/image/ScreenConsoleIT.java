package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shells on the screen: what is typed on the keyboard runs, and is seen. */
class ScreenConsoleIT {
    private static final Path ISO = Path.of("../../target/astryon.iso");
    private static final Path PICTURE = Path.of("../../docs/console.png");
    private static final String PROMPT = "/ $";
    private static final int SWITCHED_OFF = 1;
    private static final int PICTURE_ROWS = 31;
    /** What was promised: 24 MiB. */
    private static final int MOST_KIBIBYTES = 24 << 10;

    @TempDir
    private Path folder;

    private static void expect(Monitor machine, String... rows) throws IOException {
        assertThat(machine.screenOnceItIs(rows)).containsExactly(rows);
    }

    @Test
    void screens_have_a_shell_each_that_starts_when_it_is_seen() throws Exception {
        Path monitor = folder.resolve("monitor");
        try (Qemu qemu = Qemu.cd(ISO).with("-monitor", "unix:" + monitor + ",server=on,wait=off").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("init: system is up");
            Monitor machine = new Monitor(monitor, folder);
            expect(machine, PROMPT);
            qemu.awaitKeyboard();
            machine.type("uname");
            expect(machine, "/ $ uname", "Astryon", PROMPT);
            qemu.type("free");
            assertThat(Integer.parseInt(qemu.expect("\n +[0-9]+ +([0-9]+) +[0-9]+").group(1))).as("KiB in use with shells on the serial line and the first screen").isLessThanOrEqualTo(MOST_KIBIBYTES);
            machine.pressKeys("alt-f2");
            expect(machine, PROMPT);
            machine.type("cd /boot; ls vfs");
            expect(machine, "/ $ cd /boot; ls vfs", "vfs", "/boot $");
            machine.pressKeys("alt-f1");
            machine.type("service");
            assertThat(machine.screenOnceItHas("sh.2            running   1x")).contains("screens         running   1x", "terminal.2      running   1x", "sh.3            waiting   0x",
                    "terminal.3      waiting   0x", "sh.4            waiting   0x");
            machine.pressKeys("alt-f4");
            machine.type("uname");
            expect(machine, "/ $ uname", "Astryon", PROMPT);
            machine.pressKeys("alt-f1");
            machine.type("service");
            assertThat(machine.screenOnceItHas("sh.4            running   1x")).contains("terminal.4      running   1x", "sh.3            waiting   0x");
            if (Boolean.getBoolean("golden.bless")) {
                machine.photograph(PICTURE_ROWS, PICTURE);
            }
            machine.type("poweroff");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
