package astryon.protocol;

import astryon.magic.Address;
import astryon.magic.Machine;

/**
 * Layout of a pipe's bytes in memory that one reader and one writer share, neither of which trusts the other: each can write its own part only.
 *
 * <pre>
 *   reader's part:  0  u64 head: bytes read so far       8  u32 the reader sleeps
 *   writer's part:  0  u64 tail: bytes written so far    8  u32 the writer sleeps     4096  bytes, as a ring
 * </pre>
 *
 * The service can take the ring away at any moment: it sets the top bit of an index, {@link #CLOSED}, and whoever wants to move that index does so by a compare-and-swap, which fails then: what was read
 * has not been, what was written has not been, and is to be done again by a call. So nobody holds anything that the end of a process would have to give back.
 *
 * <p>Nobody sleeps for ever: who wants to sleep says so, then looks once more; who has moved an index then looks whether the other sleeps; both with a full fence between the two steps.
 */
public final class PipeRing {
    public static final int READERS = 4096;
    public static final int WRITERS = 4096 + Pipes.BYTES;
    private static final int SLEEPS = 8;
    private static final int BYTES = 4096;
    private static final long CLOSED = Long.MIN_VALUE;
    private static final long INDEX = Long.MAX_VALUE;

    private final Address reader;
    private final Address writer;

    /** Of two parts, which are zero at first. */
    public PipeRing(Address reader, Address writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Bytes that can be read; negative if the other side's index means nothing. */
    public int available() {
        return available(head(), tail());
    }

    /** The same of indices that were read. */
    public static int available(long head, long tail) {
        long count = index(tail) - index(head);
        return count < 0 || count > Pipes.BYTES ? -1 : (int) count;
    }

    /** Bytes read so far; negative if no more are, here. */
    public long head() {
        return reader.loadOrderedLong();
    }

    /** Bytes written so far; negative if no more are, here. */
    public long tail() {
        return writer.loadOrderedLong();
    }

    /** The same without that. */
    public static long index(long value) {
        return value & INDEX;
    }

    /** Where the byte of an index is; how many follow it in one piece says {@link #straight}. */
    public Address place(long index) {
        return writer.plus(BYTES + (index & Pipes.BYTES - 1));
    }

    public static int straight(long index) {
        return Pipes.BYTES - (int) (index & Pipes.BYTES - 1);
    }

    /** Bytes were read: whether they count, for the ring was not taken away. */
    public boolean moveHead(long before, int count) {
        return move(reader, before, count);
    }

    public boolean moveTail(long before, int count) {
        return move(writer, before, count);
    }

    /** The exchange is a full fence. */
    private static boolean move(Address index, long before, int count) {
        return index.compareAndSwapLong(before, before + count);
    }

    /** Nothing more is read here, or written. */
    public void closeHead() {
        close(reader);
    }

    public void closeTail() {
        close(writer);
    }

    private static void close(Address index) {
        long before = index.loadOrderedLong();
        while (!index.compareAndSwapLong(before, before | CLOSED)) {
            before = index.loadOrderedLong();
        }
    }

    /** Before the last look whether there is something to read. */
    public void readerSleeps(boolean now) {
        sleeps(reader, now);
    }

    public void writerSleeps(boolean now) {
        sleeps(writer, now);
    }

    private static void sleeps(Address part, boolean now) {
        part.plus(SLEEPS).storeOrderedInt(now ? 1 : 0);
        if (now) {
            Machine.fence();
        }
    }

    /** After the tail was moved: whether the reader is to be signalled. */
    public boolean isReaderAsleep() {
        return reader.plus(SLEEPS).loadOrderedInt() != 0;
    }

    public boolean isWriterAsleep() {
        return writer.plus(SLEEPS).loadOrderedInt() != 0;
    }
}
