package astryon.services.kit;

import astryon.magic.Address;
import astryon.magic.Machine;

/** The writing end of a {@link Ring}. Usage: {@link #reserve}, fill in the payload, {@link #publish}; when full, {@link #mustSleep} and wait. */
public final class RingProducer {
    private final Address ring;
    private final int capacity;
    /** Bytes published, and bytes reserved but not yet published behind them. */
    private int tail;
    private int reserved;
    /** The consumer's head when last looked at. */
    private int seenHead;

    /** The memory must be zero when the first of the two ends is made. */
    public RingProducer(Address ring, long bytes) {
        this(ring, bytes, 0);
    }

    /** With both indices at {@code start} already. */
    RingProducer(Address ring, long bytes, int start) {
        this.ring = ring;
        this.capacity = Ring.capacity(bytes);
        this.tail = start;
        this.seenHead = start;
    }

    /** Largest payload an item can have. */
    public int maxPayload() {
        return capacity / 2 - Ring.ITEM_HEADER;
    }

    /** Where to put {@code length} bytes of payload, or zero if there is no room now. */
    public Address reserve(int type, int length) {
        if (length < 0 || length > maxPayload() || type == Ring.FILLER) {
            throw new IllegalArgumentException("an item of type " + type + " with " + length + " bytes");
        }
        int size = Ring.itemSize(length);
        int toEnd = capacity - (tail & capacity - 1);
        int filler = size > toEnd ? toEnd : 0;
        if (filler + size > capacity - (tail - seenHead)) {
            refreshHead();
            if (filler + size > capacity - (tail - seenHead)) {
                return new Address(0);
            }
        }
        if (filler != 0) {
            header(tail, Ring.FILLER, filler - Ring.ITEM_HEADER);
        }
        header(tail + filler, type, length);
        reserved = filler + size;
        return Ring.item(ring, capacity, tail + filler).plus(Ring.ITEM_HEADER);
    }

    private void header(int index, int type, int length) {
        Address at = Ring.item(ring, capacity, index);
        at.storeInt(length);
        at.plus(4).storeInt(type);
    }

    private void refreshHead() {
        int head = ring.plus(Ring.HEAD).loadOrderedInt();
        if (Integer.compareUnsigned(tail - head, capacity) > 0 || (head & 7) != 0) {
            throw new RingBroken("the consumer's index is not between start and end");
        }
        seenHead = head;
    }

    /** Makes what was reserved visible. Whether the consumer sleeps and is to be signalled. */
    public boolean publish() {
        tail += reserved;
        reserved = 0;
        ring.plus(Ring.TAIL).storeOrderedInt(tail);
        Machine.fence();
        Address flag = ring.plus(Ring.CONSUMER_SLEEPS);
        if (flag.loadOrderedInt() == 0) {
            return false;
        }
        flag.storeOrderedInt(0);
        return true;
    }

    /** After {@link #reserve} found no room: whether to wait for the consumer's signal, or try again at once. */
    public boolean mustSleep() {
        ring.plus(Ring.PRODUCER_SLEEPS).storeOrderedInt(1);
        Machine.fence();
        int before = seenHead;
        refreshHead();
        if (before == seenHead) {
            return true;
        }
        ring.plus(Ring.PRODUCER_SLEEPS).storeOrderedInt(0);
        return false;
    }
}
