package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import astryon.iso.BootImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final String PAGE = String.join("\n", "program devmgr", "  uses attachment pci pci.control", "  device machine", "  restart crash", "program pci", "  provides pci pci.control",
            "  matches pci", "  memory 16", "  restart always", "program ps2", "  arguments german", "  provides keyboard pointer", "  matches i8042", "  memory 8", "  ready", "  priority 16",
            "program screens", "  provides screens", "  uses keyboard keeper", "  device framebuffer framebuffer.format", "  memory 20", "  priority 16", "program client", "  uses screens pointer",
            "  after ps2", "  ends-system", "");

    @TempDir
    private Path folder;

    private static byte[] program(String main) {
        Compilation compilation = Compilation.run(Options.of(Target.ASTRYON, CLASSES, main));
        return compilation.image().orElseThrow(() -> new AssertionError(compilation.diagnostics().render()));
    }

    private Path iso() throws IOException {
        TreeMap<String, byte[]> files = Archives.programs("init", "counter", "devmgr", "pci", "ps2", "screens");
        files.put("client", program("astryon.iso.image.guest.ScreenClient"));
        files.put("screen.system", PAGE.getBytes(StandardCharsets.UTF_8));
        return Files.write(folder.resolve("screen.iso"), BootImage.write(Files.readAllBytes(Path.of("target/system/kernel.elf")), files, "system screen"));
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
            machine.command("mouse_move 7 -4");
            qemu.expect("pointer: 0 0 7 -4");
            machine.command("mouse_button 1");
            qemu.expect("pointer: 1 0 0 0");
            machine.command("mouse_move 0 0 1");
            qemu.expect("pointer: 1 -?1 0 0");
            machine.command("mouse_button 0");
            qemu.expect("pointer: 0 0 0 0");
            machine.pressKeys("alt-f1", "ret", "q");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
