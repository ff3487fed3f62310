package astryon.services.app.process;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.ProcessEntry;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Terminal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code top}. */
public final class Top implements Program {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Processes processes;
    private Invocation invocation;
    private Terminal terminal;
    private final Map<Long, Long> before = new HashMap<>();
    private long beforeNanos;
    private char order = 'c';

    public Top(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("top", "show the processes that use most, again and again", "").option('d', "delay", "SECONDS", "between two times; 2 if it is not said")
                .option('n', "times", "N", "so many times, and then end")
                .paragraph("Keys: c those that use most processor time first, m most memory, n by number; space at once; q leaves. "
                        + "Of processor time the percentage since the time before is shown. Without a terminal it prints them one time after the other.");
    }

    @Override
    public int run(Invocation of, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        invocation = of;
        long seconds = arguments.value('d').map(text -> number(text, "-d")).orElse(2L);
        long times = arguments.value('n').map(text -> number(text, "-n")).orElse(Long.MAX_VALUE);
        if (of.terminal().isEmpty()) {
            for (long i = 0; i < times; i++) {
                if (i > 0) {
                    pause(seconds);
                }
                rows().forEach(line -> print(line + "\n"));
                invocation.output().flush();
            }
            return 0;
        }
        terminal = of.terminal().get();
        print("\033[?1049h");
        try (Terminal.Keys taken = terminal.takeKeys()) {
            Typed typed = new Typed(taken);
            for (long i = 0; i < times; i++) {
                show();
                if (!obey(typed, seconds * NANOS_PER_SECOND)) {
                    return 0;
                }
            }
            return 0;
        } finally {
            print("\033[?1049l");
            invocation.output().flush();
        }
    }

    private static long number(String text, String option) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new Complaint(2, option + " " + text + ": a number above 0 is needed");
        }
        return Long.parseLong(text);
    }

    private static void pause(long seconds) throws IOException {
        try {
            Thread.sleep(1000 * seconds);
        } catch (InterruptedException end) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private void print(String text) {
        try {
            invocation.output().print(text);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    /** Does what is typed until it is time to look again; false if it is time to leave. */
    private boolean obey(Typed typed, long nanos) {
        int key = typed.next(nanos);
        if (key == 'c' || key == 'm' || key == 'n') {
            order = (char) key;
        }
        return key != 'q' && key != 'Q' && key != Typed.GONE && key != 3;
    }

    private void show() throws IOException {
        List<String> rows = rows();
        int height = terminal.rows();
        print("\033[H");
        for (int i = 0; i < height; i++) {
            String row = i < rows.size() ? rows.get(i) : "";
            print((row.length() > terminal.columns() ? row.substring(0, terminal.columns()) : row) + "\033[K" + (i < height - 1 ? "\r\n" : ""));
        }
        invocation.output().flush();
    }

    private List<String> rows() {
        long now = System.nanoTime();
        List<ProcessEntry> entries = processes.list();
        Map<Long, Long> used = new HashMap<>();
        long memory = 0;
        int stopped = 0;
        for (ProcessEntry entry : entries) {
            used.put(entry.number(), entry.nanos() - before.getOrDefault(entry.number(), beforeNanos == 0 ? entry.nanos() : 0L));
            memory += entry.memory();
            stopped += entry.stoppedBy().isPresent() ? 1 : 0;
        }
        long passed = Math.max(1, now - beforeNanos);
        List<ProcessEntry> sorted = new ArrayList<>(entries);
        Comparator<ProcessEntry> byUse = order == 'm' ? Comparator.comparing(entry -> -entry.memory()) : order == 'c' ? Comparator.comparing(entry -> -used.get(entry.number()))
                : Comparator.comparing(ProcessEntry::number);
        sorted.sort(byUse.thenComparing(ProcessEntry::number));
        List<String> rows = new ArrayList<>();
        rows.add(entries.size() + " processes, " + stopped + " stopped; they see " + Numbers.human(memory) + " of memory");
        rows.add("   CPU  " + ProcessTree.HEADING);
        for (ProcessEntry entry : sorted) {
            rows.add(ProcessTree.right(percent(used.get(entry.number()), passed), 6) + "  " + ProcessTree.line(entry, ""));
        }
        before.clear();
        entries.forEach(entry -> before.put(entry.number(), entry.nanos()));
        beforeNanos = now;
        return rows;
    }

    private static String percent(long part, long whole) {
        long tenths = part * 1000 / whole;
        return tenths / 10 + "." + tenths % 10 + "%";
    }
}
