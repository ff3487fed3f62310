package astryon.services.app.sed;

import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Operands;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of all files, one behind the other; looks one line ahead, for the last is another case. */
final class SedInput {
    private final Invocation invocation;
    private final Deque<String> names;
    private InputStream stream = InputStream.nullInputStream();
    private Lines lines = new Lines(stream);
    private String ahead;
    private boolean aheadTerminated;
    private boolean asked;
    private boolean terminated;
    private int status;

    SedInput(Invocation invocation, List<String> names) {
        this.invocation = invocation;
        this.names = new ArrayDeque<>(names);
    }

    /** The next line; null if there is none. */
    String next() throws IOException {
        look();
        asked = false;
        terminated = aheadTerminated;
        return ahead;
    }

    boolean isLast() throws IOException {
        look();
        return ahead == null;
    }

    /** Whether the line that {@link #next} gave had its end. */
    boolean terminated() {
        return terminated;
    }

    int status() {
        return status;
    }

    private void look() throws IOException {
        if (asked) {
            return;
        }
        asked = true;
        ahead = null;
        while (true) {
            boolean[] more = {false};
            status = Math.max(status, Operands.attempt(invocation, "", same -> more[0] = lines.next()));
            if (more[0]) {
                ahead = lines.text();
                aheadTerminated = lines.terminated();
                return;
            }
            stream.close();
            stream = InputStream.nullInputStream();
            lines = new Lines(stream);
            if (names.isEmpty()) {
                return;
            }
            status = Math.max(status, Operands.attempt(invocation, names.remove(), name -> {
                stream = invocation.open(name);
                lines = new Lines(stream);
            }));
        }
    }

    void close() throws IOException {
        stream.close();
    }
}
