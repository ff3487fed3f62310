package astryon.services.kit;

import astryon.magic.Address;
import astryon.magic.Machine;

/**
 * The reading end of a {@link Ring}. Usage: while {@link #next} tells of an item, look at {@link #type}, {@link #length} and {@link #payload},
 * then {@link #release}; when there is none, {@link #mustSleep} and wait. The payload lies in memory that the producer can still change: copy what is validated.
 */
public final class RingConsumer {
    private final Address ring;
    private final int capacity;
    /** Bytes consumed. */
    private int head;
    /** The producer's tail when last looked at. */
    private int seenTail;
    private int type;
    private int length;

    /** The memory must be zero when the first of the two ends is made. */
    public RingConsumer(Address ring, long bytes) {
        this(ring, bytes, 0);
    }

    /** With both indices at {@code start} already. */
    RingConsumer(Address ring, long bytes, int start) {
        this.ring = ring;
        this.capacity = Ring.capacity(bytes);
        this.head = start;
        this.seenTail = start;
    }

    /** Whether there is an item; it is the same until {@link #release}. */
    public boolean next() {
        while (true) {
            if (head == seenTail) {
                refreshTail();
                if (head == seenTail) {
                    return false;
                }
            }
            readHeader();
            if (type != Ring.FILLER) {
                return true;
            }
            head += Ring.itemSize(length);
        }
    }

    /** Copies the header out of the peer's reach, then checks the copy. */
    private void readHeader() {
        Address at = Ring.item(ring, capacity, head);
        length = at.loadOrderedInt();
        type = at.plus(4).loadOrderedInt();
        int toEnd = capacity - (head & capacity - 1);
        int available = seenTail - head;
        if (length < 0 || length > capacity || Ring.itemSize(length) > available || Ring.itemSize(length) > toEnd) {
            throw new RingBroken("an item reaches beyond what was produced");
        }
    }

    private void refreshTail() {
        int tail = ring.plus(Ring.TAIL).loadOrderedInt();
        if (Integer.compareUnsigned(tail - head, capacity) > 0 || (tail & 7) != 0) {
            throw new RingBroken("the producer's index is not between start and end");
        }
        seenTail = tail;
    }

    public int type() {
        return type;
    }

    /** Bytes of payload. */
    public int length() {
        return length;
    }

    public Address payload() {
        return Ring.item(ring, capacity, head).plus(Ring.ITEM_HEADER);
    }

    /** The item is done with; its space may be used again. Whether the producer sleeps and is to be signalled. */
    public boolean release() {
        head += Ring.itemSize(length);
        ring.plus(Ring.HEAD).storeOrderedInt(head);
        Machine.fence();
        Address flag = ring.plus(Ring.PRODUCER_SLEEPS);
        if (flag.loadOrderedInt() == 0) {
            return false;
        }
        flag.storeOrderedInt(0);
        return true;
    }

    /** After {@link #next} found nothing: whether to wait for the producer's signal, or look again at once. */
    public boolean mustSleep() {
        ring.plus(Ring.CONSUMER_SLEEPS).storeOrderedInt(1);
        Machine.fence();
        refreshTail();
        if (head == seenTail) {
            return true;
        }
        ring.plus(Ring.CONSUMER_SLEEPS).storeOrderedInt(0);
        return false;
    }
}
