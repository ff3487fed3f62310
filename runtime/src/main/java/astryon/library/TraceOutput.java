package astryon.library;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Where a stack trace goes, line by line: one of three that have no type in common. */
final class TraceOutput {
    private final PrintStream stream;
    private final PrintWriter writer;
    private final StringBuilder text;

    private TraceOutput(PrintStream stream, PrintWriter writer, StringBuilder text) {
        this.stream = stream;
        this.writer = writer;
        this.text = text;
    }

    static TraceOutput to(PrintStream stream) {
        return new TraceOutput(stream, null, null);
    }

    static TraceOutput to(PrintWriter writer) {
        return new TraceOutput(null, writer, null);
    }

    static TraceOutput to(StringBuilder text) {
        return new TraceOutput(null, null, text);
    }

    void line(String line) {
        if (text != null) {
            text.append(line).append('\n');
        } else if (writer == null) {
            stream.println(line);
        } else {
            writer.println(line);
        }
    }
}
