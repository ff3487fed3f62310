package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import astryon.iso.BootImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keyboard and the screen with their drivers, in a system of their own: what is pressed in QEMU's monitor is read off its screen. */
class ScreenIT {
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;

    @TempDir
    private Path folder;

    private static byte[] program(String main) {
        Compilation compilation = Compilation.run(Options.of(Target.ASTRYON, CLASSES, main));
        return compilation.image().orElseThrow(() -> new AssertionError(compilation.diagnostics().render()));
    }

    private Path iso() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("init", program("astryon.iso.image.guest.ScreenSystem"));
        files.put("keyboard", program("astryon.services.driver.keyboard.KeyboardDriver"));
        files.put("screens", program("astryon.services.driver.framebuffer.FramebufferDriver"));
        return Files.write(folder.resolve("screen.iso"), BootImage.write(Files.readAllBytes(Path.of("target/system/kernel.elf")), files, ""));
    }

    @Test
    void what_is_pressed_is_seen_on_the_screen_that_was_chosen() throws Exception {
        Path monitor = folder.resolve("monitor");
        try (Qemu qemu = Qemu.cd(iso()).with("-monitor", "unix:" + monitor + ",server=on,wait=off").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("screen: drawn");
            Monitor machine = new Monitor(monitor, folder);
            assertThat(machine.screen()).startsWith("160 by 50", "red \u2554\u2550\u2557");
            // As it is on a German keyboard: y and z are where the other is.
            machine.pressKeys("z", "shift-semicolon");
            assertThat(machine.screenOnceItHas("y\u00d6")).contains("y\u00d6");
            machine.pressKeys("alt-f2");
            assertThat(machine.screenOnceItHas("the second")).containsExactly("the second");
            machine.pressKeys("alt-f1", "ret", "q");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
