package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.object.Stripped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the system's operations cost in instructions, which an emulator counts exactly, beside what they did when {@code src/test/figures.txt} was last
 * recorded. A line of that file has a name, the figure, and the most it may ever be, or a dash.
 */
class FiguresIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final Path RECORDED = Path.of("src/test/figures.txt");
    /** Times depend on when the timer's next tick is. */
    private static final Pattern LINE = Pattern.compile("bench: (?!\\S*nanos)(\\S+) (\\d+)");
    private static final int SWITCHED_OFF = 1;
    /** A rise by more than one part in so many wants an explanation. */
    private static final int NOTEWORTHY = 50;

    private record Figure(long value, String most) {
    }

    /** For a boot archive that has what is measured of the kernel, and no services. */
    @TempDir
    private Path folder;

    @Test
    void no_figure_rises_by_two_percent_or_above_what_was_promised() throws IOException {
        TreeMap<String, Figure> recorded = read();
        TreeMap<String, Long> measured = measure();
        if (Boolean.getBoolean("golden.bless") && System.getenv("CI") == null) {
            write(recorded, measured);
            recorded = read();
        }
        assertThat(measured.keySet()).as("the figures in " + RECORDED).isEqualTo(recorded.keySet());
        List<String> risen = new ArrayList<>();
        recorded.forEach((name, figure) -> {
            long now = measured.get(name);
            if (now > figure.value + figure.value / NOTEWORTHY) {
                risen.add(name + " was " + figure.value + " and is " + now + ": if that has to be, say why in the commit and record it with -Dgolden.bless=true");
            }
            if (!figure.most.equals("-") && now > Long.parseLong(figure.most)) {
                risen.add(name + " is " + now + ", and at most " + figure.most + " was promised");
            }
        });
        assertThat(risen).isEmpty();
    }

    private TreeMap<String, Long> measure() throws IOException {
        TreeMap<String, Long> measured = new TreeMap<>();
        measure(Archives.write(folder, Archives.programs("init", "counter", "selftest")), "bench", measured);
        measure(ARCHIVE, "run bench -b; bench", measured);
        measured.put("size.kernel_kib", (long) Stripped.of(Files.readAllBytes(KERNEL)).length / 1024);
        return measured;
    }

    private static void measure(Path archive, String commandLine, TreeMap<String, Long> measured) throws IOException {
        try (Qemu qemu = Qemu.kernel(KERNEL, archive, commandLine).counting(1).start().within(Duration.ofMinutes(3)).never("panic")) {
            qemu.expect("kernel: power off");
            qemu.exits(SWITCHED_OFF);
            for (Matcher line = LINE.matcher(qemu.transcript()); line.find();) {
                measured.put(line.group(1), Long.parseLong(line.group(2)));
            }
        }
    }

    private static TreeMap<String, Figure> read() throws IOException {
        TreeMap<String, Figure> figures = new TreeMap<>();
        try (Stream<String> lines = Files.lines(RECORDED)) {
            lines.map(line -> line.split(" +")).forEach(words -> figures.put(words[0], new Figure(Long.parseLong(words[1]), words[2])));
        }
        return figures;
    }

    private static void write(TreeMap<String, Figure> before, TreeMap<String, Long> measured) throws IOException {
        StringBuilder text = new StringBuilder();
        measured.forEach((name, value) -> text.append(String.format("%-24s %9d %9s%n", name, value, before.containsKey(name) ? before.get(name).most : "-")));
        Files.writeString(RECORDED, text);
    }
}
