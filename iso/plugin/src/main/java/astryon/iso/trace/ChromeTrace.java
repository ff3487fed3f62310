package astryon.iso.trace;

import astryon.abi.SystemCall;
import astryon.abi.TraceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events that a system printed on its serial line, as a file in the trace event format (Google, Trace Event Format; JSON, times in microseconds): a row a processor, on which
 * stands which process ran from when to when, and at single moments what else happened.
 */
public final class ChromeTrace {
    private static final Pattern CLOCK = Pattern.compile("kernel: clock at (\\d+) MHz");
    private static final Pattern PROCESSOR = Pattern.compile("trace: processor (\\d+)");
    private static final Pattern EVENT = Pattern.compile("trace: (\\d+) (\\d+) (\\d+) (-?\\d+)");

    private record Event(int processor, long ticks, int kind, long detail) {
        String name() {
            if (kind == TraceKind.SYSTEM_CALL.number() && detail >= 0 && detail < SystemCall.values().length) {
                return SystemCall.values()[(int) detail].name();
            }
            return kind >= 1 && kind <= TraceKind.values().length ? TraceKind.values()[kind - 1].title() + " " + detail : "event " + kind + " " + detail;
        }
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
    public static String of(String serial) {
        Matcher clock = CLOCK.matcher(serial);
        if (!clock.find()) {
            throw new IllegalArgumentException("no line of the log says how fast the clock is: is it a log of Astryon?");
        }
        double ticksPerMicrosecond = Double.parseDouble(clock.group(1));
        TreeMap<Integer, List<Event>> byProcessor = new TreeMap<>();
        for (Matcher line = PROCESSOR.matcher(serial); line.find();) {
            byProcessor.put(Integer.parseInt(line.group(1)), new ArrayList<>());
        }
        for (Matcher line = EVENT.matcher(serial); line.find();) {
            Event event = new Event(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2)), Integer.parseInt(line.group(3)), Long.parseLong(line.group(4)));
            byProcessor.computeIfAbsent(event.processor, number -> new ArrayList<>()).add(event);
        }
        long start = byProcessor.values().stream().flatMap(List::stream).mapToLong(Event::ticks).min().orElse(0);
        List<String> rows = new ArrayList<>();
        byProcessor.forEach((processor, events) -> {
            rows.add(String.format(Locale.ROOT, "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":0,\"tid\":%d,\"args\":{\"name\":\"processor %d\"}}", processor, processor));
            events.sort(Comparator.comparingLong(Event::ticks));
            for (int i = 0; i < events.size(); i++) {
                rows.add(row(events, i, start, ticksPerMicrosecond));
            }
        });
        return "{\"traceEvents\":[\n" + String.join(",\n", rows) + "\n]}\n";
    }

    private static String row(List<Event> events, int index, long start, double ticksPerMicrosecond) {
        Event event = events.get(index);
        double at = (event.ticks - start) / ticksPerMicrosecond;
        if (event.kind != TraceKind.SWITCH.number()) {
            return String.format(Locale.ROOT, "{\"name\":\"%s\",\"ph\":\"i\",\"s\":\"t\",\"pid\":0,\"tid\":%d,\"ts\":%.3f}", event.name(), event.processor, at);
        }
        long end = events.stream().skip(index + 1L).filter(later -> later.kind == TraceKind.SWITCH.number()).mapToLong(Event::ticks).findFirst()
                .orElse(events.get(events.size() - 1).ticks);
        return String.format(Locale.ROOT, "{\"name\":\"%s\",\"ph\":\"X\",\"pid\":0,\"tid\":%d,\"ts\":%.3f,\"dur\":%.3f}",
                event.detail == 0 ? "idle" : "process " + event.detail, event.processor, at, (end - event.ticks) / ticksPerMicrosecond);
    }
}
