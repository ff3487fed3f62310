package astryon.library;

import java.io.PrintStream;

/** Standard output and error, made at build time. */
final class StandardStreams {
    static final PrintStream OUT = stream(1);
    static final PrintStream ERR = stream(2);

    private StandardStreams() {
    }

    private static PrintStream stream(int number) {
        return (PrintStream) (Object) new StandardOutput(number);
    }
}
