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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers are killed a hundred times while they are called, and nobody notices more than a pause. Keyboard and mouse: {@link KeysIT}; the serial line: {@link SerialIT}. */
class KilledDriversIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ISO = Path.of("../../target/astryon.iso");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ $";
    private static final String PAGE = String.join("\n", "program devmgr", "  uses attachment pci pci.control", "  device machine", "  restart crash", "program acpi", "  provides power.switch",
            "  uses power", "  matches acpi", "  switches-power", "  priority 16", "  restart always", "program clock", "  provides clock", "  device time", "  matches cmos", "  priority 16",
            "  restart always", "program pci", "  provides pci pci.control", "  matches pci", "  memory 16", "  priority 16", "  restart always", "program client", "  uses clock pci supervision",
            "  after devmgr", "  ends-system", "");

    @TempDir
    private Path folder;

    @Test
    void clock_pci_and_acpi_answer_as_they_should_and_switch_off_at_the_end() throws IOException {
        Compilation client = Compilation.run(Options.of(Target.ASTRYON, CLASSES, "astryon.iso.image.guest.DriverClient"));
        TreeMap<String, byte[]> files = Archives.programs("init", "counter", "devmgr", "acpi", "clock", "pci");
        files.put("client", client.image().orElseThrow(() -> new AssertionError(client.diagnostics().render())));
        files.put("drivers.system", PAGE.getBytes(StandardCharsets.UTF_8));
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, files), "system drivers").with("-smp", "2").withoutDebugExit().start().within(Duration.ofSeconds(60)).never("panic").never("client: not")) {
            qemu.expect("client: done");
            qemu.exits(0);
            assertThat(qemu.transcript()).containsPattern("(?s)client: pci answers.*client: clock answers.*client: the time is.*client: acpi answers.*client: devmgr answers.*client: acpi runs")
                    .doesNotContain("safe to switch off");
        }
    }

    /** Both at once, while programs write and somebody types. */
    @Test
    void a_screen_shows_what_was_written_and_typed_whatever_becomes_of_its_driver_and_of_the_keyboards() throws Exception {
        Path monitor = folder.resolve("monitor");
        try (Qemu qemu = Qemu.cd(ISO).with("-smp", "2", "-monitor", "unix:" + monitor + ",server=on,wait=off").start().within(Duration.ofSeconds(120)).never("panic")) {
            qemu.awaitKeyboard().expect("/ \\$ ");
            Monitor machine = new Monitor(monitor, folder);
            assertThat(machine.screenOnceItIs(PROMPT)).containsExactly(PROMPT);
            qemu.type("i=0; while [ $i -lt 100 ]; do service restart screens; service restart ps2; sleep 0.0$((i % 10)); i=$((i+1)); done; echo all 'killed'");
            int rounds = 0;
            for (int last = 400; !qemu.transcript().contains("all killed"); last++, rounds++) {
                machine.type("seq 1 " + last);
                List<String> rows = machine.screenOnceItHas(String.valueOf(last));
                rows = machine.screenOnceItIs(expected(last, rows.size()));
                assertThat(rows).containsExactly(expected(last, rows.size()));
            }
            assertThat(rounds).isPositive();
            machine.type("poweroff");
            qemu.exits(SWITCHED_OFF);
        }
    }

    /** The last so many rows of a screen where somebody has counted. */
    private static String[] expected(int last, int rows) {
        String[] expected = new String[rows];
        for (int i = 0; i < rows - 1; i++) {
            expected[i] = String.valueOf(last - (rows - 2 - i));
        }
        expected[rows - 1] = PROMPT;
        return expected;
    }
}
