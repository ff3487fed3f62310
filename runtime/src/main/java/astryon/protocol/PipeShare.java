package astryon.protocol;

import astryon.library.ArrayBytes;
import astryon.magic.Address;

/** An end of a pipe that moves bytes by a {@link PipeRing}. For one thread at a time. */
public final class PipeShare {
    /** What is yielded when the service has to be asked. */
    public static final int MISS = FileCache.MISS;

    private final PipeRing ring;
    private final Sleep sleep;

    /** How an end waits for the other one. */
    public interface Sleep {
        /** Until the other end signals, or did since this was called last; false if the ring is no longer anybody's. */
        boolean await();

        /** Wakes the other end. */
        void wake();
    }

    public PipeShare(PipeRing ring, Sleep sleep) {
        this.ring = ring;
        this.sleep = sleep;
    }

    /** What there is, as far as it fits; waits until there is something. */
    public int read(byte[] to, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        long head = ring.head();
        int available = PipeRing.available(head, ring.tail());
        if (available == 0) {
            available = awaitBytes(head);
        }
        if (available <= 0 || head < 0) {
            return MISS;
        }
        int some = Math.min(available, count);
        int straight = PipeRing.straight(head);
        if (some <= straight) {
            ArrayBytes.load(ring.place(head), to, offset, some);
        } else {
            ArrayBytes.load(ring.place(head), to, offset, straight);
            ArrayBytes.load(ring.place(head + straight), to, offset + straight, some - straight);
        }
        if (!ring.moveHead(head, some)) {
            return MISS;
        }
        if (ring.isWriterAsleep()) {
            sleep.wake();
        }
        return some;
    }

    /** How many there are; 0 if there will be none. */
    private int awaitBytes(long head) {
        while (true) {
            ring.readerSleeps(true);
            long tail = ring.tail();
            int available = PipeRing.available(head, tail);
            if (available == 0 && (tail < 0 || ring.head() < 0 || !sleep.await())) {
                return 0;
            }
            ring.readerSleeps(false);
            available = PipeRing.available(head, ring.tail());
            if (available != 0) {
                return available;
            }
        }
    }

    /** As much as there is room for, but all if it is no more than {@link Pipes#ATOMIC}; waits until there is room. */
    public int write(byte[] from, int offset, int count) {
        int wanted = count <= Pipes.ATOMIC ? count : 1;
        long tail = ring.tail();
        int room = room(tail);
        if (room < wanted) {
            room = awaitRoom(tail, wanted);
        }
        if (room < wanted || tail < 0) {
            return MISS;
        }
        int some = Math.min(room, count);
        int straight = PipeRing.straight(tail);
        if (some <= straight) {
            ArrayBytes.store(from, offset, ring.place(tail), some);
        } else {
            ArrayBytes.store(from, offset, ring.place(tail), straight);
            ArrayBytes.store(from, offset + straight, ring.place(tail + straight), some - straight);
        }
        if (!ring.moveTail(tail, some)) {
            return MISS;
        }
        if (ring.isReaderAsleep()) {
            sleep.wake();
        }
        return some;
    }

    /** How much there is; less than is wanted if there will be no more. */
    private int awaitRoom(long tail, int wanted) {
        while (true) {
            ring.writerSleeps(true);
            int room = room(tail);
            if (room < 0 || room < wanted && (ring.tail() < 0 || !sleep.await())) {
                return -1;
            }
            ring.writerSleeps(false);
            room = room(tail);
            if (room >= wanted) {
                return room;
            }
        }
    }

    /** Negative if nobody reads any more, or the other side's index means nothing. */
    private int room(long tail) {
        long head = ring.head();
        int available = PipeRing.available(head, tail);
        return head < 0 || available < 0 ? -1 : Pipes.BYTES - available;
    }
}
