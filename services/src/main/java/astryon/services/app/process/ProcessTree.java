package astryon.services.app.process;

import astryon.services.app.Numbers;
import astryon.services.app.ProcessEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Processes below those that started them, as lines. */
final class ProcessTree {
    static final String HEADING = "NUMBER  STATE     MEMORY       TIME  NAME";
    private static final int NANOS_PER_HUNDREDTH = 10_000_000;

    private final List<ProcessEntry> entries;
    private final List<String> lines = new ArrayList<>();

    private ProcessTree(List<ProcessEntry> entries) {
        this.entries = entries;
    }

    static List<String> lines(List<ProcessEntry> entries) {
        ProcessTree tree = new ProcessTree(entries);
        Set<Long> known = new HashSet<>();
        entries.forEach(entry -> known.add(entry.number()));
        for (ProcessEntry entry : entries) {
            if (!known.contains(entry.parent())) {
                tree.add(entry, 0);
            }
        }
        return tree.lines;
    }

    /** Numbers rise from parents to children, so this ends. */
    private void add(ProcessEntry entry, int depth) {
        lines.add(line(entry, "  ".repeat(depth)));
        for (ProcessEntry other : entries) {
            if (other.parent() == entry.number() && other.number() > entry.number()) {
                add(other, depth + 1);
            }
        }
    }

    /** @param indentation before the name */
    static String line(ProcessEntry entry, String indentation) {
        return right(Long.toString(entry.number()), 6) + "  " + left(entry.stoppedBy().isPresent() ? "stopped" : "runs", 8) + right(Numbers.human(entry.memory()), 8)
                + right(time(entry.nanos()), 11) + "  " + indentation + entry.name();
    }

    /** Minutes, seconds and hundredths. */
    static String time(long nanos) {
        long hundredths = nanos / NANOS_PER_HUNDREDTH;
        return hundredths / 6000 + ":" + twoDigits(hundredths / 100 % 60) + "." + twoDigits(hundredths % 100);
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
