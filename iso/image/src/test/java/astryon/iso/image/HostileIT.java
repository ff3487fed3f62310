package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    @TempDir
    private static Path folder;
    private static Path archive;

    @BeforeAll
    static void build() throws IOException {
        SystemBuild build = new SystemBuild(CLASSES, 1, line -> { });
        build.addBase(SYSTEM);
        build.compile(new TreeMap<>(Map.of("hostile", "astryon.iso.image.guest.Hostile", "impostor", "astryon.iso.image.guest.Impostor")), Map.of());
        Files.writeString(folder.resolve("hostile.program"), "program hostile\n  budget 16\n  handles 3000\n  grants pipes log crashes sandboxes pci\n");
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

    @Test
    void it_finds_nothing_that_it_was_not_given() {
        try (Qemu qemu = start()) {
            // Neither are the sequences there that it writes.
            assertThat(tries(qemu, "look")).isEqualTo("endpoints 5, processes 1\n");
            qemu.expect(PROMPT);
            qemu.type("echo it is a secret > /home/secret");
            assertThat(tries(qemu, "race")).isEqualTo("escapes 0\n");
            assertThat(tries(qemu, "rings")).isEqualTo("file 0, pipe 0\n");
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
