package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Uninterruptible;
import astryon.magic.Word;

/**
 * What the kernel tells every process of the time: a page that all of them see at {@link #ADDRESS} and none can write. With it the time stamp counter, which programs can read,
 * becomes nanoseconds without a call. A sequence number is odd while the page changes, and another one afterwards (a sequence lock: Lameter 2005). 40 bytes:
 *
 * <pre>
 *   0  u32 sequence
 *   8  u64 origin: the counter when the clock showed 0
 *  16  u64 nanoseconds of a tick of the counter, with {@link #FRACTION} fraction bits
 *  24  u64 wall: nanoseconds since 1970-01-01T00:00Z when the clock showed 0; 0 if nobody knows
 * </pre>
 */
@Word
public record ClockPage(long value) {
    /** In the kernel's half, so that it costs no process anything. */
    public static final long ADDRESS = 0xffff_8080_0000_0000L;
    /** 2^61 leaves room for a counter as slow as 250 MHz. */
    public static final int FRACTION = 61;

    private static final int SEQUENCE = 0;
    private static final int ORIGIN = 8;
    private static final int NANOS_PER_TICK = 16;
    private static final int WALL = 24;

    /** Changes all of it. */
    public void write(long origin, long nanosPerTick, long wall) {
        int sequence = start().plus(SEQUENCE).loadInt();
        start().plus(SEQUENCE).storeOrderedInt(sequence + 1);
        start().plus(ORIGIN).storeOrderedLong(origin);
        start().plus(NANOS_PER_TICK).storeOrderedLong(nanosPerTick);
        start().plus(WALL).storeOrderedLong(wall);
        start().plus(SEQUENCE).storeOrderedInt(sequence + 2);
    }

    /** What the clock shows when the counter is at {@code timestamp}. */
    @Uninterruptible(reason = "a change of the page takes some instructions")
    public long nanosAt(long timestamp) {
        while (true) {
            int sequence = start().plus(SEQUENCE).loadOrderedInt();
            long nanos = Math.multiplyHigh(timestamp - start().plus(ORIGIN).loadOrderedLong() << Long.SIZE - FRACTION, start().plus(NANOS_PER_TICK).loadOrderedLong());
            if (isStill(sequence)) {
                return nanos;
            }
        }
    }

    /** Nanoseconds since 1970-01-01T00:00Z when the clock showed 0. */
    public long wall() {
        while (true) {
            int sequence = start().plus(SEQUENCE).loadOrderedInt();
            long wall = start().plus(WALL).loadOrderedLong();
            if (isStill(sequence)) {
                return wall;
            }
        }
    }

    /** Whether nothing has changed since the sequence number was read. */
    private boolean isStill(int sequence) {
        return (sequence & 1) == 0 && start().plus(SEQUENCE).loadOrderedInt() == sequence;
    }

    private Address start() {
        return new Address(value);
    }
}
