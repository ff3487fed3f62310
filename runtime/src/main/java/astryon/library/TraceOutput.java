package astryon.library;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Where a stack trace goes, line by line: one of two that have no type in common. */
final class TraceOutput {
    private final PrintStream stream;
    private final PrintWriter writer;

    TraceOutput(PrintStream stream, PrintWriter writer) {
        this.stream = stream;
        this.writer = writer;
    }

    void line(String line) {
        if (writer == null) {
            stream.println(line);
        } else {
            writer.println(line);
        }
    }
}
