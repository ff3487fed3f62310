package astryon.services.pipe;

import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.PipeMemory;
import astryon.protocol.PipeRing;
import astryon.protocol.Pipes;
import astryon.services.kit.Host;
import astryon.services.kit.Pending;
import java.util.ArrayDeque;

/**
 * Bytes in a ring, and who waits for some or for room. Whoever comes is served at once if that can be, but never before who waits already; so the order is that of the calls. What
 * was read is copied from the writer's memory into the ring, and from there into the reader's.
 *
 * <p>Where each end is one client's that asked for it, the ring is shared with these, and the one that has an end moves its bytes there. This service does what is to be done at an end that nobody has. As soon as
 * anybody calls to read or write at an end that somebody has, the ring is taken away from both and the bytes are brought here, so that nothing is ever done by two at once.
 */
final class Pipe {
    private final Host host;
    private final PipeMemories memories;
    private final ArrayDeque<Pending> readers = new ArrayDeque<>();
    private final ArrayDeque<Pending> writers = new ArrayDeque<>();
    private PrivateRing own;
    private PipeRing ring;
    /** Null where the ring is this service's own. */
    private PipeMemories.Shared shared;
    private boolean readerHasRing;
    private boolean writerHasRing;
    private boolean readable = true;
    private boolean writable = true;

    Pipe(Host host, PipeMemories memories) {
        this.host = host;
        this.memories = memories;
        own = memories.own();
        ring = own.ring();
    }

    int count() {
        return Math.max(ring.available(), 0);
    }

    private int room() {
        return Pipes.BYTES - count();
    }

    long read(Loan into) {
        if (readerHasRing) {
            takeBack();
        }
        if (into.size() == 0) {
            return 0;
        }
        if (!readers.isEmpty() || !hasBytes() && writable) {
            readers.add(host.putOff(into));
            return 0;
        }
        long taken = take(into);
        serve();
        return taken;
    }

    /** Whether there is something to read; a writer that has the ring will tell if there is not. */
    private boolean hasBytes() {
        if (count() > 0 || !writerHasRing) {
            return count() > 0;
        }
        ring.readerSleeps(true);
        return count() > 0;
    }

    /** What there is, as far as it fits. */
    private long take(Loan into) {
        int some = (int) Math.min(count(), into.size());
        long head = ring.head();
        int straight = Math.min(some, PipeRing.straight(head));
        into.write(0, ring.place(head), straight);
        if (straight < some) {
            into.write(straight, ring.place(head + straight), some - straight);
        }
        ring.moveHead(head, some);
        if (writerHasRing && ring.isWriterAsleep()) {
            host.signal(shared.writerWakes(), OpenFile.RING_SIGNAL);
        }
        return some;
    }

    long write(Loan from) {
        if (writerHasRing) {
            takeBack();
        }
        if (!readable) {
            return -Failure.NO_READER;
        }
        if (from.size() == 0) {
            return 0;
        }
        if (!writers.isEmpty() || !hasRoomFor(from)) {
            writers.add(host.putOff(from));
            return 0;
        }
        long put = put(from);
        serve();
        return put;
    }

    private boolean hasRoomFor(Loan from) {
        long wanted = from.size() <= Pipes.ATOMIC ? from.size() : 1;
        if (room() >= wanted || !readerHasRing) {
            return room() >= wanted;
        }
        ring.writerSleeps(true);
        return room() >= wanted;
    }

    private long put(Loan from) {
        int some = (int) Math.min(room(), from.size());
        long tail = ring.tail();
        int straight = Math.min(some, PipeRing.straight(tail));
        from.read(0, ring.place(tail), straight);
        if (straight < some) {
            from.read(straight, ring.place(tail + straight), some - straight);
        }
        ring.moveTail(tail, some);
        if (readerHasRing && ring.isReaderAsleep()) {
            host.signal(shared.readerWakes(), OpenFile.RING_SIGNAL);
        }
        return some;
    }

    /** Serves who waits as long as somebody can be served. Who lent what he has not is told, and the bytes are the next one's. */
    private void serve() {
        while (true) {
            if (!readers.isEmpty() && (hasBytes() || !writable)) {
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

    /** Gives a client that wants it an end of the ring. Throws {@link Failure} if it cannot be his alone. */
    PipeMemory share(boolean reads) {
        if (reads ? readerHasRing : writerHasRing) {
            takeBack();
            serve();
            throw new Failure(Failure.BUSY);
        }
        if (!(reads ? readers : writers).isEmpty() || !readable || !writable) {
            throw new Failure(Failure.BUSY);
        }
        if (shared == null) {
            share();
        }
        PipeMemory memory = reads ? shared.forReader() : shared.forWriter();
        readerHasRing |= reads;
        writerHasRing |= !reads;
        // At the other end this service waits for what this one does.
        host.noMore(reads ? shared.readerWakes() : shared.writerWakes());
        if (!(reads ? writerHasRing : readerHasRing)) {
            host.whenever(reads ? shared.writerWakes() : shared.readerWakes(), this::signalled);
        }
        serve();
        return memory;
    }

    private void share() {
        PipeMemories.Shared fresh = memories.shared();
        move(ring, fresh.ring());
        shared = fresh;
        ring = fresh.ring();
        memories.free(own);
        own = null;
    }

    private void signalled() {
        host.signalsOf(writerHasRing ? shared.readerWakes() : shared.writerWakes());
        serve();
    }

    /** What is in a ring that nobody moves any more; nothing, if what its indices say cannot be. */
    private static void move(PipeRing from, PipeRing to) {
        int count = Math.max(from.available(), 0);
        long head = PipeRing.index(from.head());
        for (int i = 0; i < count; i++) {
            to.place(i).storeByte(from.place(head + i).loadByte());
        }
        to.moveTail(0, count);
    }

    /** The ring is nobody else's any more. Throws {@link Failure} if there is no memory for it, and nothing has changed. */
    private void takeBack() {
        PrivateRing fresh = memories.own();
        ring.closeHead();
        ring.closeTail();
        move(ring, fresh.ring());
        host.noMore(shared.readerWakes());
        host.noMore(shared.writerWakes());
        host.signal(shared.readerWakes(), OpenFile.RING_GONE);
        host.signal(shared.writerWakes(), OpenFile.RING_GONE);
        shared.free();
        shared = null;
        own = fresh;
        ring = fresh.ring();
        readerHasRing = false;
        writerHasRing = false;
    }

    /** Nobody has the reading end any more, or the writing end. */
    void ended(boolean reads) {
        readable &= !reads;
        writable &= reads;
        if (reads && writerHasRing) {
            ring.closeHead();
            host.signal(shared.writerWakes(), OpenFile.RING_GONE);
        } else if (!reads && readerHasRing) {
            ring.closeTail();
            host.signal(shared.readerWakes(), OpenFile.RING_GONE);
        }
        serve();
        freeIfUnused();
    }

    private void freeIfUnused() {
        if (readable || writable) {
            return;
        }
        if (shared == null) {
            memories.free(own);
        } else {
            host.noMore(shared.readerWakes());
            host.noMore(shared.writerWakes());
            shared.free();
        }
    }
}
