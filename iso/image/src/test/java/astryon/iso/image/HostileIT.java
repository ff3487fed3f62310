package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A regular program that tries everything gains nothing, and the shell goes on. */
class HostileIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    /** A nanosecond is an instruction, whatever else the machine that this runs on does. */
    private static final String[] COUNTED = {"-icount", "shift=0,sleep=off"};
    /** Three programs one after the other; a shell that is alone needs a tenth of that. */
    private static final long MOST_NANOS = 30_000_000;
    private static final int SEEDS = 3;

    /** Of the protocols' page: an operation's number, and what it sends. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]* \\| ([^|]*)\\|");
    private static final String ALL = "[0-9]+";
    private static final String NONE = "";
    /** What one that talks to all is granted, the service's protocol, and which operations it may do. Others would end or change what it is to leave alone, and be right to: of these services it is sent only what is none. */
    private static final List<String[]> GRANTED = List.of(new String[] {"pipes", "Pipes", ALL}, new String[] {"log", "Log", ALL}, new String[] {"crashes", "Crashes", ALL}, new String[] {"sandboxes", "Sandboxes", ALL},
            new String[] {"pci", "Pci", ALL}, new String[] {"keyboard", "Keyboard", ALL}, new String[] {"pointer", "Pointer", ALL}, new String[] {"traces", "Traces", ALL}, new String[] {"files", "FileTree", "1|2|3|10|13|15|16|17"},
            new String[] {"files.memory", "FileTree", "1|2|3|10|13|15|16|17"}, new String[] {"files.archive", "FileTree", ALL}, new String[] {"permissions", "Permissions", "1|3"},
            new String[] {"supervision", "Supervision", "1|5"}, new String[] {"processes", "ProcessList", "1"}, new String[] {"line.serial", "OpenFile", "8|9"}, new String[] {"terminal.serial", "OpenFile", "8|9"},
            new String[] {"clock", "WallClock", NONE}, new String[] {"power", "Power", NONE}, new String[] {"power.switch", "PowerSwitch", NONE}, new String[] {"pci.control", "PciControl", NONE});

    @TempDir
    private static Path folder;
    private static Path archive;

    @BeforeAll
    static void build() throws IOException {
        SystemBuild build = new SystemBuild(CLASSES, 1, line -> { });
        build.addBase(SYSTEM);
        build.compile(new TreeMap<>(Map.of("hostile", "astryon.iso.image.guest.Hostile", "impostor", "astryon.iso.image.guest.Impostor")), Map.of());
        Files.writeString(folder.resolve("hostile.program"), "program hostile\n  budget 16\n  handles 3000\n  grants pipes log crashes sandboxes pci\n");
        Files.writeString(folder.resolve("talker.program"), "program talker\n  image hostile\n  budget 16\n  grants " + GRANTED.stream().map(grant -> grant[0]).collect(Collectors.joining(" ")) + "\n");
        Files.writeString(folder.resolve("burner.program"), "program burner\n  image hostile\n  budget 16\n  seconds 1\n");
        build.addPages(folder);
        archive = Files.write(folder.resolve("archive.img"), build.archive());
    }

    private static Qemu start() {
        return Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive, "").with(COUNTED).start().within(Duration.ofSeconds(240)).never("panic");
    }

    /** Runs it: what it says before it is done. */
    private static String tries(Qemu qemu, String words) {
        qemu.expect(PROMPT);
        qemu.type("hostile " + words);
        return qemu.expect("(?s)" + words.replaceAll("[^a-z].*", "") + "[^\n]*\n(.*?)done\r?\n").group(1).replace("\r", "");
    }

    /** A protocol's table, as the program takes it: what each operation sends of those that it may do. */
    private static String rows(String protocol, String operations) throws IOException {
        String page = Files.readString(Path.of("../../docs/protocols.md"));
        String section = page.substring(page.indexOf("\n## " + protocol + "\n")).split("\n## ", 3)[1];
        List<String> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(section); row.find();) {
            StringBuilder letters = new StringBuilder();
            for (String argument : row.group(2).isBlank() ? new String[0] : row.group(2).trim().split(", ")) {
                letters.append(argument.startsWith("memory to read") ? 'R' : argument.startsWith("memory") ? 'S' : Character.toUpperCase(argument.charAt(0)));
            }
            if (row.group(1).matches(operations)) {
                rows.add(row.group(1) + ":" + letters);
            }
        }
        return String.join(",", rows);
    }

    /** All that it is to call, in a file with a variable of that, as it is more than people type. */
    private static String targets() throws IOException {
        StringBuilder words = new StringBuilder();
        for (String protocol : List.of("OpenFile", "Terminal", "FileTree", "Broker", "CrashReports", "Recording")) {
            words.append(' ').append(rows(protocol, ALL));
        }
        for (String[] grant : GRANTED) {
            words.append(' ').append(grant[0]).append('=').append(rows(grant[1], grant[2]));
        }
        return words.toString();
    }

    @Test
    void it_finds_nothing_that_it_was_not_given() {
        try (Qemu qemu = start()) {
            // Neither are the sequences there that it writes.
            assertThat(tries(qemu, "look")).isEqualTo("endpoints 5, processes 1\n");
            qemu.expect(PROMPT);
            qemu.type("echo it is a secret > /home/secret");
            assertThat(tries(qemu, "race")).isEqualTo("escapes 0\n");
            qemu.expect(PROMPT);
            qemu.type("yes | hostile rings | cat > /dev/null").expect("\nfile 0, pipes 0, scribbled true, revocable 0\r\ndone");
            assertThat(tries(qemu, "ask")).isEmpty();
            qemu.expect(PROMPT);
            qemu.type("permission audit | tail -1").expect("hostile +asked for what its manifest does not name, 513 times");
            qemu.expect(PROMPT);
            qemu.type("cat /home/secret").expect("\nit is a secret");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void it_takes_no_more_than_it_may_have() {
        try (Qemu qemu = start()) {
            String taken = tries(qemu, "take");
            assertThat(taken).contains("more urgent 9\n", "processes 15\n", "the heap is full\n");
            assertThat(number(taken, "MiB ")).isBetween(4, 15);
            assertThat(number(taken, "handles ")).isBetween(2900, 3000);
            assertThat(number(taken, "threads ")).isBetween(16, 63);
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void it_has_no_more_connections_than_a_client_may_have_and_others_get_theirs() {
        try (Qemu qemu = start()) {
            // One it has from the start: that of its folder.
            assertThat(tries(qemu, "connections")).isEqualTo("connections 1023: a client has at most 1024 connections to a service\none more true\n");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void of_its_faults_only_the_last_are_kept() {
        try (Qemu qemu = start()) {
            qemu.expect(PROMPT);
            qemu.type("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do hostile fault; done; crashes | grep -c hostile").expect("\n8\r");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    private static int number(String text, String name) {
        return Integer.parseInt(text.substring(text.indexOf(name) + name.length()).split("\n")[0]);
    }

    @Test
    void no_message_that_it_sends_to_any_service_ends_one_or_keeps_it_from_others() throws IOException {
        try (Qemu qemu = start()) {
            qemu.expect(PROMPT);
            // All of them run then.
            qemu.type("true | log > /dev/null; crashes; permission; trace -o /dev/null true; service list > /home/before; targets='" + targets() + "'; echo known").expect("\nknown\r");
            for (int seed = 1; seed <= SEEDS; seed++) {
                qemu.expect(PROMPT);
                // It writes blanks where it likes.
                qemu.type("talker messages " + seed + " 1500 $targets; said=$?; echo; echo status $said").expect("\nstatus 42\r");
            }
            qemu.expect(PROMPT);
            qemu.type("talker messages 9 3000 $targets & from=$(date +%s%N); ls /bin | wc -l; echo answer after $(($(date +%s%N) - from))");
            assertThat(Long.parseLong(qemu.expect("answer after (\\d+)").group(1))).isLessThan(MOST_NANOS);
            qemu.type("wait; echo; echo all sent").expect("\nall sent\r");
            qemu.expect(PROMPT);
            qemu.type("service list | diff /home/before - && echo all as before").expect("\nall as before\r");
            qemu.expect(PROMPT);
            qemu.type("lspci | grep -c bridge; log | tail -1 | wc -l; crashes; sandbox; echo piped | cat").expect("(?s)\n[1-9].*\n1\r.*talker.*\npiped\r");
            qemu.expect(PROMPT);
            qemu.type("permission audit | grep -c talker; ps | grep -c sh; trace -o /home/trace true; ls -l /home/trace | wc -l; date -s '2026-02-03 04:05'; date +%F").expect("(?s)\n[1-9].*\n[1-9].*\n1\r.*\n2026-02-03\r");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void in_the_background_it_reads_nothing_that_is_typed() {
        try (Qemu qemu = start()) {
            qemu.expect(PROMPT);
            qemu.type("hostile read &").expect("\\[1\\]");
            qemu.expect(PROMPT);
            qemu.type("echo mine").expect("\nmine\r");
            qemu.expect(PROMPT);
            qemu.type("sleep 1");
            qemu.type("echo ahead").expect("\nahead\r");
            qemu.expect(PROMPT);
            qemu.type("fg").expect("hostile read");
            qemu.type("yours").expect("\ngot you\r");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void the_shell_answers_while_it_spins_with_all_that_it_can_have() {
        try (Qemu qemu = start()) {
            qemu.expect(PROMPT);
            qemu.type("hostile spin &");
            for (int i = 0; i < 5; i++) {
                qemu.type("from=$(date +%s%N); ls /bin | wc -l; echo answer $((" + i + " + 40)) after $(($(date +%s%N) - from))");
                assertThat(Long.parseLong(qemu.expect("\nanswer 4" + i + " after (\\d+)").group(1))).isLessThan(MOST_NANOS);
            }
            qemu.type("sandbox").expect("hostile +1 running");
            qemu.expect(PROMPT);
            qemu.type("kill %1; sleep 1; sandbox").expect("\nhostile\r");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void it_is_ended_when_it_has_had_its_time_with_all_that_it_made() {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive, "").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect(PROMPT);
            qemu.type("burner spin & sleep 0.5; sandbox list");
            assertThat(Integer.parseInt(qemu.expect("\nburner +1 running +(\\d+) ms +\\d+ KiB\r").group(1))).isBetween(100, 1500);
            qemu.expect(PROMPT);
            qemu.type("wait $!; echo status $?; sandbox list").expect("\nstatus 137\r");
            qemu.expect("\nburner\r");
            qemu.expect(PROMPT);
            qemu.type("sandbox show burner | grep ' s of'").expect("limit +1 s of processor time, after which it is ended");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    /** Init maps and copies memory, and asks nobody: it answers at once, whatever it is shown. */
    @Test
    void init_waits_for_nobody_whose_program_it_is_to_start_and_starts_what_it_saw() {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive, "").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect(PROMPT);
            qemu.type("/boot/impostor; echo the next: $?");
            String said = qemu.expect("(?s)\n(an endpoint.*?)the next: 0").group(1).replace("\r", "");
            assertThat(said).isEqualTo("""
                    an endpoint that nobody answers: refused with 8
                    paged memory that nobody fills: refused with 8
                    a copy of that: refused with 8
                    an open file: refused with 8
                    memory without a program: refused with 8
                    memory in a row: refused with 8
                    too much memory: refused with 8
                    what lies behind the end: refused with 8
                    what lies before the start: refused with 8
                    the middle of the archive: refused with 8
                    a program in the archive: ended with 0
                    a program that is overwritten: ended with 0
                    """);
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }
}
