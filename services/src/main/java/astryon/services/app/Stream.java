package astryon.services.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open file, an end of a pipe, or a terminal: what POSIX calls an open file description (XBD 3.258). Several numbers of several shells may stand for the
 * same one and then share its position. It counts who holds it, and ends with the last of them: so a pipe's reader sees the end when the last writer is gone.
 */
public abstract class Stream {
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Not buffered: what is not read is there for the next who reads. Throws if this is only for writing. */
    public abstract InputStream input() throws IOException;

    /** Not buffered. Throws if this is only for reading. */
    public abstract OutputStream output() throws IOException;

    public abstract boolean isTerminal();

    /** Nobody holds it any more. */
    protected abstract void end();

    /** The same, with one more holder, who will {@link #close} it. */
    public final Stream share() {
        holders.incrementAndGet();
        return this;
    }

    /** One holder less. */
    public final void close() {
        if (holders.decrementAndGet() == 0) {
            end();
        }
    }
}
