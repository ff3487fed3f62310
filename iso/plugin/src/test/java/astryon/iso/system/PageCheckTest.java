package astryon.iso.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageCheckTest {
    private static List<String> findings(String... lines) {
        return PageCheck.findings(PageText.plain(Path.of("x.system"), String.join("\n", lines) + "\n"), List.of("a", "b", "c"));
    }

    @Test
    void all_that_is_wrong_is_told_in_one_run() {
        assertThat(findings("# a page", "progam a", "program a", "  arguments", "  colour red", "  start sometimes", "  priority 17", "  budget much", "  memory 0",
                "  environment PATH", "program a", "program z", "  image z", "program b", "  provides s power", "  provides s", "  uses t", "  grants u", "  device lamp serial.ports",
                "  after y", "program c", "  device serial.ports", "  start lazy", "  restart never", "  restart never")).containsExactly(
                "x.system:2: expected 'program NAME', or the indented properties of one",
                "x.system:11: there is a program a already, in x.system:3",
                "x.system:15: init provides power itself",
                "x.system:16: s is provided by b already",
                "x.system:4: arguments takes 1 to 99 words, not 0",
                "x.system:5: unknown property colour; there are arguments, environment, image, name, provides, uses, device, memory, grants, files, streams, matches, after, wakes, start, restart, "
                        + "priority, budget, ready, watchdog, ends-system, switches-power",
                "x.system:6: start is one of eager, lazy, not sometimes",
                "x.system:7: priority is a number from 0 to 16, not 17",
                "x.system:8: budget is a number from 1 to 1048576 MiB, not much",
                "x.system:9: memory is a number from 1 to 1048576 KiB, not 0",
                "x.system:10: a variable of the environment is NAME=VALUE, not PATH",
                "x.system:19: unknown device lamp; there are archive, archive.read, dma, framebuffer, framebuffer.format, kernel.log, kernel.trace, "
                        + "machine, serial.interrupt, serial.ports, time",
                "x.system:22: the device serial.ports is b's already",
                "x.system:25: c has restart twice",
                "x.system:13: there is no program z to run; there are a, b, c",
                "x.system:17: nobody provides t",
                "x.system:18: nobody provides u",
                "x.system:20: there is no program y to come after",
                "x.system:23: c provides nothing, and nobody wakes it: nobody could ask for it");
    }

    @Test
    void who_is_woken_starts_lazily() {
        assertThat(findings("program a", "  wakes b", "program b", "  start lazy")).isEmpty();
        assertThat(findings("program a", "  wakes b z", "program b")).containsExactly("x.system:2: there is no program b that starts lazily, and so could be woken",
                "x.system:2: there is no program z that starts lazily, and so could be woken");
    }

    private static List<String> manifest(String... lines) {
        return PageCheck.manifestFindings(Path.of("a.program"), String.join("\n", lines) + "\n", List.of("a", "b"), List.of("s", "questions"));
    }

    @Test
    void manifests_name_what_is_provided_and_nothing_that_decides_what_is_allowed() {
        assertThat(manifest("program a", "  grants s kernel.log", "  asks power", "  budget 4", "  storage 1", "  threads 4", "  processes 1", "  handles 100", "  weight 1024", "  seconds 60")).isEmpty();
        assertThat(manifest("program a", "  image z", "  uses s", "  grants t questions", "  asks admission", "  threads 0", "  weight 1025", "  storage 0", "  seconds 0")).containsExactly(
                "a.program:3: unknown property uses; there are environment, image, grants, asks, budget, storage, threads, processes, handles, weight, seconds",
                "a.program:6: threads is a number from 1 to 1048576, not 0",
                "a.program:7: weight is a number from 1 to 1024, not 1025",
                "a.program:8: storage is a number from 1 to 1048576 MiB, not 0",
                "a.program:9: seconds is a number from 1 to 1048576, not 0",
                "a.program:2: there is no program z to run; there are a, b",
                "a.program:4: nobody provides t",
                "a.program:4: questions is for the system's own programs",
                "a.program:5: admission is for the system's own programs");
        assertThat(manifest("program b")).containsExactly("a.program:1: a manifest begins with 'program a', and has nothing but that one");
        assertThat(manifest("# comment", "program a")).containsExactly("a.program:1: a manifest begins with 'program a', and has nothing but that one");
    }

    @Test
    void devices_that_are_matched_are_known_and_one_programs_and_somebody_finds_them() {
        assertThat(findings("program a", "  matches lamp", "program b", "  matches acpi", "program c", "  matches acpi")).containsExactly(
                "x.system:2: unknown device lamp to match; there are acpi, cmos, i8042, pci, and pci:VENDOR:DEVICE in hexadecimal", "x.system:2: nobody finds devices: no program has the device machine",
                "x.system:4: nobody finds devices: no program has the device machine", "x.system:6: the device acpi is b's already",
                "x.system:6: nobody finds devices: no program has the device machine");
        assertThat(findings("program a", "  matches pci:1234:11e8", "program b", "  device machine", "  uses attachment")).isEmpty();
    }

    @Test
    void programs_that_need_each_other_are_found_once() {
        assertThat(findings("program a", "  provides s", "  uses t", "program b", "  provides t", "  files u", "program c", "  provides u", "  uses s", "  after c")).containsExactly(
                "x.system:1: these need each other: a -> b -> c -> a", "x.system:7: these need each other: c -> c");
    }

    @Test
    void every_page_of_the_system_makes_sense() throws IOException {
        List<String> images = Files.readAllLines(Path.of("../image/pom.xml")).stream().filter(line -> line.matches("\\s*<(\\w+)>astryon\\.services\\..*</\\1>"))
                .map(line -> line.replaceAll("\\s*<(\\w+)>.*", "$1")).toList();
        assertThat(images).contains("init");
        try (Stream<Path> pages = Files.list(Path.of("../../services/system"))) {
            List<String> services = new ArrayList<>();
            for (Path page : pages.sorted(Comparator.comparing(path -> !path.toString().endsWith(".system"))).toList()) {
                String text = Files.readString(page);
                boolean isManifest = page.toString().endsWith(".program");
                services.addAll(PageCheck.services(text));
                assertThat(isManifest ? PageCheck.manifestFindings(page, text, images, services) : PageCheck.findings(PageText.read(page, Map.of()), images)).isEmpty();
            }
        }
    }
}
