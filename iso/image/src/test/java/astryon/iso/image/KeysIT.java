package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody types and moves the mouse while the driver of both is killed. */
class KeysIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    /** A keyboard keeps 16 bytes while nobody takes them, and a key that is pressed and let go makes three: with Enter, and Tab before that, so many letters are never too many. */
    private static final int LETTERS = 3;
    private static final int FARTHEST = 100;
    private static final String PAGE = String.join("\n", "program devmgr", "  uses attachment pci pci.control", "  device machine", "  restart crash", "program pci", "  provides pci pci.control",
            "  matches pci", "  memory 16", "  restart always", "program ps2", "  provides keyboard pointer", "  matches i8042", "  memory 8", "  ready", "  priority 16", "  restart always",
            "program typist", "  uses keyboard pointer supervision", "  after ps2", "  ends-system", "");

    @TempDir
    private Path folder;

    @Test
    void no_key_and_no_movement_is_lost_and_none_comes_twice() throws IOException {
        Compilation typist = Compilation.run(Options.of(Target.ASTRYON, CLASSES, "astryon.iso.image.guest.Typist"));
        TreeMap<String, byte[]> files = Archives.programs("init", "counter", "devmgr", "pci", "ps2");
        files.put("typist", typist.image().orElseThrow(() -> new AssertionError(typist.diagnostics().render())));
        files.put("keys.system", PAGE.getBytes(StandardCharsets.UTF_8));
        Path monitor = folder.resolve("monitor");
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, files), "system keys").with("-monitor", "unix:" + monitor + ",server=on,wait=off").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("typist: ready");
            Monitor machine = new Monitor(monitor, folder);
            Random random = new Random(4);
            int rounds = 0;
            for (; !qemu.transcript().contains("typist: killed 100 times"); rounds++) {
                StringBuilder line = new StringBuilder();
                for (int j = 0; j < LETTERS; j++) {
                    line.append((char) ('a' + random.nextInt(26)));
                }
                int right = random.nextInt(2 * FARTHEST) - FARTHEST;
                int down = random.nextInt(2 * FARTHEST) - FARTHEST;
                machine.command("mouse_move " + right + " " + down);
                machine.command("mouse_button 1");
                machine.command("mouse_button 0");
                machine.typeQuickly(line.toString());
                assertThat(qemu.expect("typist: typed ([a-z]*)\r?\n").group(1)).as("in round %d", rounds).isEqualTo(line.toString());
                machine.command("sendkey tab 1");
                assertThat(qemu.expect("typist: moved (.*?)\r?\n").group(1)).as("in round %d", rounds).isEqualTo(right + " " + down + ", pressed 1");
            }
            assertThat(rounds).isGreaterThan(20);
            machine.pressKeys("esc");
            qemu.exits(SWITCHED_OFF);
        }
    }
}
