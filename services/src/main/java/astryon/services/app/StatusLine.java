package astryon.services.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that says how far a program is that takes long: it is there from a second after the first time that there was something to say, and whatever is printed next takes its place. Where the
 * standard errors are no terminal nothing is shown.
 */
public final class StatusLine {
    private static final long PATIENCE_NANOS = 1_000_000_000;
    /** Between two times that it is written. */
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int MOST_NAME = 40;
    private static final String ERASE = "\r\033[K";

    private final OutputStream terminal;
    private final BooleanSupplier isTerminal;
    private final LongSupplier nanos;
    private boolean hasBegun;
    private long next;
    private boolean isShown;

    /**
     * @param isTerminal is asked once, if it takes long
     * @param nanos a clock that begins anywhere
     */
    public StatusLine(OutputStream terminal, BooleanSupplier isTerminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
        this.nanos = nanos;
    }

    /**
     * So much is done of something.
     *
     * @param total bytes; negative if nobody knows
     */
    void at(String what, long done, long total) throws IOException {
        long now = nanos.getAsLong();
        if (!hasBegun) {
            hasBegun = true;
            next = now + PATIENCE_NANOS;
        }
        if (now - next < 0) {
            return;
        }
        if (!isShown && !isTerminal.getAsBoolean()) {
            next = Long.MAX_VALUE / 2 + now;
            return;
        }
        next = now + PAUSE_NANOS;
        isShown = true;
        String name = what.length() > MOST_NAME ? what.substring(0, MOST_NAME - 3) + "..." : what;
        terminal.write(Text.encode(ERASE + name + ": " + Numbers.human(done) + (total > 0 ? " of " + Numbers.human(total) + ", " + Math.min(done, total) * 100 / total + "%" : "")));
        terminal.flush();
    }

    /** It is not there, until there is something to say again. */
    void erase() throws IOException {
        if (isShown) {
            isShown = false;
            terminal.write(Text.encode(ERASE));
            terminal.flush();
        }
    }
}
