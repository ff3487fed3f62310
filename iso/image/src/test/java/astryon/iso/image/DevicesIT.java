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

/** What the device manager finds, and who drives it. */
class DevicesIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    private static final String PAGE = String.join("\n", "program devmgr", "  uses attachment pci pci.control", "  device machine", "  restart crash", "program pci", "  provides pci pci.control",
            "  matches pci", "  memory 16", "  restart always", "program edu", "  uses supervision", "  matches pci:1234:11e8", "  ends-system", "");

    @TempDir
    private Path folder;

    private static Qemu console(String... options) {
        Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "").with(options).start().within(Duration.ofSeconds(60)).never("panic");
        qemu.expect(PROMPT);
        return qemu;
    }

    @Test
    void the_clock_is_shown_set_and_kept_while_the_machine_starts_again() {
        try (Qemu qemu = console("-rtc", "base=2026-01-02T03:04:05", "-action", "reboot=reset")) {
            qemu.type("date").expect("\nFri Jan  2 03:0\\d:\\d\\d (GMT|UTC) 2026");
            qemu.expect(PROMPT);
            qemu.type("TZ=Europe/Berlin date -s '2031-05-06 07:08:09' +%c%z").expect("\nTue May  6 07:08:09 2031\\+0200");
            qemu.expect(PROMPT);
            qemu.type("date > /home/now; ls -l /home/now; cal | head -n 1").expect("May +6 05:08 home/now|May +6 05:08 /home/now");
            qemu.expect("May 2031");
            qemu.expect(PROMPT);
            qemu.type("service restart clock; date -s 12:34:56 > /dev/null; date +%T").expect("\n12:34:5\\d");
            qemu.expect(PROMPT);
            qemu.type("reboot").expect(PROMPT);
            qemu.type("date").expect("\nTue May  6 12:3\\d:\\d\\d (GMT|UTC) 2031");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void devices_of_all_buses_are_listed() {
        try (Qemu qemu = console("-device", "pcie-root-port,id=root1", "-device", "virtio-net-pci,bus=root1")) {
            qemu.type("lspci -n").expect("\n00:00.0 0600: 8086:29c0");
            qemu.expect("\n00:1f.2 0106: 8086:2922 \\(rev 02\\)\\s+00:1f.3 0c05: 8086:2930 \\(rev 02\\)\\s+01:00.0 0200: 1af4:1041 \\(rev 01\\)");
            qemu.expect(PROMPT);
            qemu.type("lspci -v | grep -A 5 SATA").expect("00:1f.2 SATA controller: Intel ICH9 \\(rev 02\\)\\s+subsystem: 1af4:1100\\s+ports at [0-9a-f]{4}, 32\\s+memory at [0-9a-f]{8}, 32 bits, 4 KiB"
                    + "\\s+capability at 80: MSI\\s+capability at a8: SATA");
            qemu.expect(PROMPT);
            qemu.type("service restart pci; lspci | wc -l").expect("\n7");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
        try (Qemu qemu = console("-machine", "pc")) {
            qemu.type("lspci").expect("\n00:00.0 host bridge: Intel 440FX");
            qemu.expect("00:01.1 IDE controller: Intel PIIX3");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void a_driver_has_its_functions_configuration_memory_and_interrupt_and_keeps_them_when_that_of_pci_is_started_again() throws IOException {
        Compilation edu = Compilation.run(Options.of(Target.ASTRYON, CLASSES, "astryon.iso.image.guest.EducationalDriver"));
        TreeMap<String, byte[]> files = Archives.programs("init", "counter", "devmgr", "pci");
        files.put("edu", edu.image().orElseThrow(() -> new AssertionError(edu.diagnostics().render())));
        files.put("edu.system", PAGE.getBytes(StandardCharsets.UTF_8));
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, files), "system edu").with("-device", "edu,addr=2").start().within(Duration.ofSeconds(60)).never("panic").never("edu: not")) {
            qemu.expect("edu: done");
            qemu.exits(SWITCHED_OFF);
            assertThat(qemu.transcript()).containsPattern("(?s)its own configuration.*they answer.*it computes.*each interrupt.*after a restart.*each interrupt");
        }
    }
}
