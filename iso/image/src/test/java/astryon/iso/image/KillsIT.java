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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services of all kinds are killed at random moments while a shell and tools work. Commands may fail meanwhile; afterwards everything answers, what was said to be written is there, and nothing is held that was not before.
 * {@code -Dkills.seed=N} draws others, {@code -Dkills.count=N} more of them.
 */
class KillsIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    private static final long SEED = Long.getLong("kills.seed", 1);
    private static final int COUNT = Integer.getInteger("kills.count", 150);
    /** Between one and the next, at most. */
    private static final int MILLIS = 40;
    private static final String SERVICES = "memoryfiles archivefiles vfs pipes crashes log tracer permission acpi clock pci serial terminal ps2";
    /** A page for each kill would be more. Heaps of those who are not killed are not counted: they shrink when they are collected. */
    private static final long MOST_KIBIBYTES = 400;
    private static final Pattern MEMORY = Pattern.compile("(?m)^ *(\\d+) +runs +([0-9.]+)([KM]) ");

    @TempDir
    private Path folder;

    private Path archive() throws IOException {
        SystemBuild build = new SystemBuild(CLASSES, 1, line -> { });
        build.addBase(SYSTEM);
        build.compile(new TreeMap<>(Map.of("killer", "astryon.iso.image.guest.Killer")), Map.of());
        build.addPages(folder);
        return Files.write(folder.resolve("archive.img"), build.archive());
    }

    @Test
    void whatever_is_killed_and_when_the_system_goes_on_and_keeps_what_was_written() throws IOException {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive(), "").with("-smp", "2").start().within(Duration.ofSeconds(60L + COUNT)).never("panic").never("Exception")) {
            qemu.expect(PROMPT);
            prints(qemu, "mkdir /home/w; seq 100 > /home/hundred; for s in " + SERVICES + "; do service restart $s; done");
            work(qemu, SEED + 1, 30);
            long before = held(qemu);
            work(qemu, SEED, COUNT);
            assertThat(held(qemu) - before).as("KiB that nobody has, seed %d", SEED).isLessThan(MOST_KIBIBYTES);
            assertThat(prints(qemu, "service list | grep -c running")).isEqualTo("15\n");
            assertThat(prints(qemu, "echo piped | cat; crashes; lspci | grep -c bridge; log | tail -1 | wc -l; permission; trace -o /home/trace true 2> /dev/null; ls /home/trace; date -s '2026-02-03 04:05' > /dev/null; date +%F"))
                    .isEqualTo("piped\n2\n1\n/home/trace\n2026-02-03\n");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    /** What it prints, where nobody types meanwhile: a terminal that is killed has not kept that. */
    private static String prints(Qemu qemu, String command) {
        qemu.type("echo be''gin; " + command + "; echo e''nd");
        String printed = qemu.expect("(?s)\nbegin\r\n(.*?)end\r").group(1).replace("\r", "");
        qemu.expect(PROMPT);
        return printed;
    }

    /** A shell that works while so many services are killed; what it was told was written has to be there. */
    private static void work(Qemu qemu, long seed, int kills) {
        prints(qemu, "n=0; ok=; /boot/killer " + seed + " " + kills + " " + MILLIS + " " + SERVICES + " & k=$!; while kill -0 $k; do n=$((n+1)); seq $n > /home/w/$n && ok=\"$ok $n\"; ls /bin | grep -c s; sort -rn /home/hundred | tail -1;"
                + " cp /home/hundred /home/copy && cmp /home/hundred /home/copy; sed -n 3p < /home/hundred; done > /dev/null 2>&1; wait");
        String kept = prints(qemu, "lost=; kept=0; for i in $ok; do if [ $(tail -1 /home/w/$i) = $i ]; then kept=$((kept+1)); else lost=\"$lost $i\"; fi; done; echo $kept, without $lost");
        assertThat(kept).endsWith(", without\n");
        assertThat(Integer.parseInt(kept.substring(0, kept.indexOf(',')))).isGreaterThan(kills / 10);
        prints(qemu, "rm -r /home/w /home/copy; mkdir /home/w");
    }

    /** KiB that are used and no process's own: the kernel's, files', and what was forgotten. */
    private static long held(Qemu qemu) {
        long used = Long.parseLong(prints(qemu, "sleep 1; free | tail -1").trim().split(" +")[1]);
        Matcher process = MEMORY.matcher(prints(qemu, "ps"));
        while (process.find()) {
            used -= (long) (Double.parseDouble(process.group(2)) * (process.group(3).equals("M") ? 1024 : 1));
        }
        return used;
    }
}
