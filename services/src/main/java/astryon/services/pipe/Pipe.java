package astryon.services.pipe;

import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Pipes;
import astryon.services.kit.Host;
import astryon.services.kit.Pending;
import java.util.ArrayDeque;

/**
 * Bytes in a ring, and who waits for some or for room. Whoever comes is served at once if that can be, but never before who waits already; so the order is that of the calls. What
 * was read is copied from the writer's memory into the ring, and from there into the reader's.
 */
final class Pipe {
    private final Host host;
    private final Address ring;
    private final Runnable whenUnused;
    private final ArrayDeque<Pending> readers = new ArrayDeque<>();
    private final ArrayDeque<Pending> writers = new ArrayDeque<>();
    /** Where the next byte is read, and how many there are. */
    private int first;
    private int count;
    private boolean readable = true;
    private boolean writable = true;

    /** {@code ring} has {@link Pipes#BYTES} bytes; {@code whenUnused} takes it back. */
    Pipe(Host host, Address ring, Runnable whenUnused) {
        this.host = host;
        this.ring = ring;
        this.whenUnused = whenUnused;
    }

    int count() {
        return count;
    }

    long read(Loan into) {
        if (into.size() == 0) {
            return 0;
        }
        if (count == 0 && writable || !readers.isEmpty()) {
            readers.add(host.putOff(into));
            return 0;
        }
        long taken = take(into);
        serve();
        return taken;
    }

    /** What there is, as far as it fits. */
    private long take(Loan into) {
        int some = (int) Math.min(count, into.size());
        int straight = Math.min(some, Pipes.BYTES - first);
        into.write(0, ring.plus(first), straight);
        if (straight < some) {
            into.write(straight, ring, some - straight);
        }
        first = first + some & Pipes.BYTES - 1;
        count -= some;
        return some;
    }

    long write(Loan from) {
        if (!readable) {
            return -Failure.NO_READER;
        }
        if (from.size() == 0) {
            return 0;
        }
        if (!hasRoomFor(from) || !writers.isEmpty()) {
            writers.add(host.putOff(from));
            return 0;
        }
        long put = put(from);
        serve();
        return put;
    }

    private boolean hasRoomFor(Loan from) {
        long room = Pipes.BYTES - count;
        return from.size() <= Pipes.ATOMIC ? room >= from.size() : room > 0;
    }

    private long put(Loan from) {
        int some = (int) Math.min(Pipes.BYTES - count, from.size());
        int at = first + count & Pipes.BYTES - 1;
        int straight = Math.min(some, Pipes.BYTES - at);
        from.read(0, ring.plus(at), straight);
        if (straight < some) {
            from.read(straight, ring, some - straight);
        }
        count += some;
        return some;
    }

    /** Serves who waits as long as somebody can be served. Who lent what he has not is told, and the bytes are the next one's. */
    private void serve() {
        while (true) {
            if (!readers.isEmpty() && (count > 0 || !writable)) {
                Pending reader = readers.remove();
                reader.answer(attempt(() -> take(reader.loan())));
            } else if (!writers.isEmpty() && (!readable || hasRoomFor(writers.peek().loan()))) {
                Pending writer = writers.remove();
                writer.answer(readable ? attempt(() -> put(writer.loan())) : -Failure.NO_READER);
            } else {
                return;
            }
        }
    }

    private interface Transfer {
        long perform();
    }

    private static long attempt(Transfer transfer) {
        try {
            return transfer.perform();
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    /** Nobody has the reading end any more. */
    void readerEnded() {
        readable = false;
        serve();
        freeIfUnused();
    }

    /** Nobody has the writing end any more. */
    void writerEnded() {
        writable = false;
        serve();
        freeIfUnused();
    }

    private void freeIfUnused() {
        if (!readable && !writable) {
            whenUnused.run();
        }
    }
}
