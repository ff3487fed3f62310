package astryon.abi;

import java.io.IOException;
import java.util.function.LongUnaryOperator;

/**
 * Writes events as a file in the trace event format (Google, Trace Event Format; JSON, times in microseconds), which ui.perfetto.dev and chrome://tracing show: a row a processor, on which
 * stands which process ran from when to when, and at single moments what else happened.
 */
public final class TraceFile {
    private static final long NOBODY = -1;

    private final Appendable file;
    private final LongUnaryOperator nanosOf;
    private final long start;
    private boolean isEmpty = true;
    private int processor;
    /** Who runs, since when, and when the last event was. */
    private long running = NOBODY;
    private long since;
    private long last;

    /**
     * @param nanosOf nanoseconds of a time by the time stamp counter
     * @param start such a time: where the file's begin
     */
    public TraceFile(Appendable file, LongUnaryOperator nanosOf, long start) throws IOException {
        this.file = file;
        this.nanosOf = nanosOf;
        this.start = nanosOf.applyAsLong(start);
        file.append("{\"traceEvents\":[\n");
    }

    /** The events that follow are this one's, in their order. */
    public void processor(int number) throws IOException {
        finish();
        processor = number;
        begin("thread_name", "M").append(",\"args\":{\"name\":\"processor ").append(Integer.toString(number)).append("\"}}");
    }

    /** @param word as {@link TraceKind#word} has it */
    public void event(long ticks, long word) throws IOException {
        last = nanosOf.applyAsLong(ticks) - start;
        if (TraceKind.kind(word) == TraceKind.Number.SWITCH) {
            finish();
            running = TraceKind.detail(word);
            since = last;
        } else {
            time(begin(name(word), "i\",\"s\":\"t"), "ts", last).append('}');
        }
    }

    /** There are no more events. */
    public void end() throws IOException {
        finish();
        file.append("\n]}\n");
    }

    /** Who runs does so up to now. */
    private void finish() throws IOException {
        if (running != NOBODY) {
            time(time(begin(running == 0 ? "idle" : "process " + running, "X"), "ts", since), "dur", last - since).append('}');
            running = NOBODY;
        }
    }

    private Appendable begin(String name, String phase) throws IOException {
        file.append(isEmpty ? "" : ",\n").append("{\"name\":\"").append(name).append("\",\"ph\":\"").append(phase).append("\",\"pid\":0,\"tid\":").append(Integer.toString(processor));
        isEmpty = false;
        return file;
    }

    private static Appendable time(Appendable row, String name, long nanos) throws IOException {
        String thousandths = Long.toString(1000 + nanos % 1000);
        return row.append(",\"").append(name).append("\":").append(Long.toString(nanos / 1000)).append('.').append(thousandths, 1, 4);
    }

    private static String name(long word) {
        int kind = TraceKind.kind(word);
        long detail = TraceKind.detail(word);
        if (kind == TraceKind.Number.SYSTEM_CALL && detail >= 0 && detail < SystemCall.values().length) {
            return SystemCall.values()[(int) detail].name();
        }
        return (kind >= 1 && kind <= TraceKind.values().length ? TraceKind.values()[kind - 1].title() : "event " + kind) + " " + detail;
    }
}
