package astryon.iso.trace;

import astryon.abi.TraceFile;
import astryon.abi.TraceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events that a system printed on its serial line, as a {@link TraceFile}. */
public final class ChromeTrace {
    private static final Pattern CLOCK = Pattern.compile("kernel: clock at (\\d+) MHz");
    private static final Pattern PROCESSOR = Pattern.compile("trace: processor (\\d+)");
    private static final Pattern EVENT = Pattern.compile("trace: (\\d+) (\\d+) (\\d+) (-?\\d+)");
    private static final double NANOS_PER_MICROSECOND = 1000;

    private record Event(long ticks, long word) {
    }

    private ChromeTrace() {
    }

    /** Reads what came on the serial line from one file and writes another. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: ChromeTrace SERIAL-LOG FILE: makes a trace for a viewer of what a system printed");
            System.exit(2);
        }
        Files.writeString(Path.of(arguments[1]), of(Files.readString(Path.of(arguments[0]), StandardCharsets.ISO_8859_1)));
    }

    /** The file's text. Throws {@link IllegalArgumentException} if the log does not say how fast the clock is. */
    public static String of(String serial) throws IOException {
        Matcher clock = CLOCK.matcher(serial);
        if (!clock.find()) {
            throw new IllegalArgumentException("no line of the log says how fast the clock is: is it a log of Astryon?");
        }
        double nanosPerTick = NANOS_PER_MICROSECOND / Double.parseDouble(clock.group(1));
        TreeMap<Integer, List<Event>> byProcessor = new TreeMap<>();
        for (Matcher line = PROCESSOR.matcher(serial); line.find();) {
            byProcessor.put(Integer.parseInt(line.group(1)), new ArrayList<>());
        }
        for (Matcher line = EVENT.matcher(serial); line.find();) {
            long word = TraceKind.word(Integer.parseInt(line.group(3)), Long.parseLong(line.group(4)));
            byProcessor.computeIfAbsent(Integer.parseInt(line.group(1)), number -> new ArrayList<>()).add(new Event(Long.parseLong(line.group(2)), word));
        }
        long start = byProcessor.values().stream().flatMap(List::stream).mapToLong(Event::ticks).min().orElse(0);
        StringBuilder text = new StringBuilder();
        TraceFile file = new TraceFile(text, ticks -> Math.round((ticks - start) * nanosPerTick), start);
        for (Map.Entry<Integer, List<Event>> each : byProcessor.entrySet()) {
            file.processor(each.getKey());
            each.getValue().sort(Comparator.comparingLong(Event::ticks));
            for (Event event : each.getValue()) {
                file.event(event.ticks, event.word);
            }
        }
        file.end();
        return text.toString();
    }
}
