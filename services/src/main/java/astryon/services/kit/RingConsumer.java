package astryon.services.kit;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;

/**
 * The reading end of a {@link Ring}. Usage: while {@link #next} tells of an item, look at {@link #type}, {@link #length} and {@link #payload},
 * then {@link #release}, or {@link #advance} over several and {@link #giveBack} the space of all; when there is none, {@link #mustSleep} and wait. The payload lies in memory that the producer can still change: copy what is validated.
 */
public final class RingConsumer {
    private final Address ring;
    private final Address items;
    private final int capacity;
    /** Bytes consumed, and how many of them the producer knows of. */
    private int head;
    private int givenBack;
    /** The producer's tail when last looked at. */
    private int seenTail;
    /** Where the head is, and how many bytes were produced from there on, in one piece, as far as was looked. */
    private Address at = new Address(0);
    private int available;
    private int type;
    private int length;

    /** The memory must be zero when the first of the two ends is made. */
    public RingConsumer(Address ring, long bytes) {
        this(ring, bytes, 0);
    }

    /** With both indices at {@code start} already. */
    RingConsumer(Address ring, long bytes, int start) {
        this.ring = ring;
        this.items = ring.plus(Ring.ITEMS);
        this.capacity = Ring.capacity(bytes);
        this.head = start;
        this.givenBack = start;
        this.seenTail = start;
    }

    /** Whether there is an item; it is the same until {@link #release}. */
    @Inline
    public boolean next() {
        if (available == 0 && !hasMore()) {
            return false;
        }
        readHeader();
        if (type == Ring.FILLER) {
            skipFiller();
        }
        return true;
    }

    private boolean hasMore() {
        if (head == seenTail) {
            refreshTail();
        }
        int place = head & capacity - 1;
        at = items.plus(place);
        available = Math.min(capacity - place, seenTail - head);
        return available != 0;
    }

    /** Filler and item were produced at once. */
    private void skipFiller() {
        advance();
        if (available != 0 || head != seenTail && hasMore()) {
            readHeader();
        }
        if (type == Ring.FILLER) {
            throw new RingBroken("no item follows what only fills the end");
        }
    }

    /**
     * Copies the header out of the peer's reach, then checks the copy. What is available is a multiple of 8 and not 0: an item ends within it if its
     * payload does.
     */
    private void readHeader() {
        int claimed = at.loadOrderedInt();
        length = claimed;
        type = at.plus(4).loadOrderedInt();
        if (Integer.compareUnsigned(claimed, available - Ring.ITEM_HEADER) > 0) {
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
        return at.plus(Ring.ITEM_HEADER);
    }

    /** The item is done with; its space may be used again. Whether the producer sleeps and is to be signalled. */
    public boolean release() {
        advance();
        return giveBack();
    }

    /** The item is done with, and the next one is looked at; its space stays taken until {@link #giveBack}. */
    public void advance() {
        int size = Ring.itemSize(length);
        head += size;
        at = at.plus(size);
        available -= size;
    }

    /** The space of all items that are done with may be used again. Whether the producer sleeps and is to be signalled. */
    public boolean giveBack() {
        givenBack = head;
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
        if (head != givenBack) {
            throw new IllegalStateException("space is given back before sleeping: the producer waits for it");
        }
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
