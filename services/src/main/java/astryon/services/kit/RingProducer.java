package astryon.services.kit;

import astryon.magic.Address;
import astryon.magic.Machine;

/**
 * The writing end of a {@link Ring}. Usage: {@link #reserve} and fill in the payload, once or several times, then {@link #publish} all of it; when full,
 * publish, {@link #mustSleep} and wait.
 */
public final class RingProducer {
    private final Address ring;
    private final Address items;
    private final int capacity;
    private final int maxPayload;
    /** Bytes published, and bytes reserved but not yet published behind them. */
    private int tail;
    private int reserved;
    /** The consumer's head when last looked at. */
    private int seenHead;
    /** Where the next item goes if it fits there, and how many bytes are free from there on, in one piece, as far as was looked. */
    private Address next = new Address(0);
    private int room;

    /** The memory must be zero when the first of the two ends is made. */
    public RingProducer(Address ring, long bytes) {
        this(ring, bytes, 0);
    }

    /** With both indices at {@code start} already. */
    RingProducer(Address ring, long bytes, int start) {
        this.ring = ring;
        this.items = ring.plus(Ring.ITEMS);
        this.capacity = Ring.capacity(bytes);
        this.maxPayload = capacity / 2 - Ring.ITEM_HEADER;
        this.tail = start;
        this.seenHead = start;
    }

    /** Largest payload an item can have. */
    public int maxPayload() {
        return maxPayload;
    }

    /** Where to put {@code length} bytes of payload, behind what is reserved already; or zero if there is no room now. */
    public Address reserve(int type, int length) {
        if (Integer.compareUnsigned(length, maxPayload) > 0 || type == Ring.FILLER) {
            throw new IllegalArgumentException("an item of type " + type + " with " + length + " bytes");
        }
        int size = Ring.itemSize(length);
        if (size > room && !makeRoom(size)) {
            return new Address(0);
        }
        Address at = next;
        next = at.plus(size);
        room -= size;
        reserved += size;
        return header(at, type, length);
    }

    /** Looks for a piece of {@code size} bytes; where the end is too near, a filler goes there. Whether there is one. */
    private boolean makeRoom(int size) {
        int end = tail + reserved;
        int place = end & capacity - 1;
        int toEnd = capacity - place;
        int filler = size > toEnd ? toEnd : 0;
        if (filler + size > free()) {
            refreshHead();
            if (filler + size > free()) {
                return false;
            }
        }
        if (filler != 0) {
            header(items.plus(place), Ring.FILLER, filler - Ring.ITEM_HEADER);
            reserved += filler;
            place = 0;
            toEnd = capacity;
        }
        next = items.plus(place);
        room = Math.min(toEnd, free());
        return true;
    }

    private int free() {
        return capacity - (tail + reserved - seenHead);
    }

    private static Address header(Address at, int type, int length) {
        at.storeInt(length);
        at.plus(4).storeInt(type);
        return at.plus(Ring.ITEM_HEADER);
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

    /** After {@link #reserve} found no room and all was published: whether to wait for the consumer's signal, or try again at once. */
    public boolean mustSleep() {
        if (reserved != 0) {
            throw new IllegalStateException("what is reserved is published before sleeping: the consumer waits for it");
        }
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
