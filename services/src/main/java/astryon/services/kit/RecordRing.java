package astryon.services.kit;

import astryon.magic.Address;

/**
 * Records one behind the other in memory outside of any heap, which may be there longer than the process; the oldest go when a new one needs the room. A record is 24 bytes (bytes of its text,
 * kind, number, time) and its text, at multiples of 8. The two positions move only when what is between them is whole, so that who is given the same memory after an end at any moment finds whole
 * records; what was not left by such an end counts as empty.
 */
public final class RecordRing {
    /** How many bytes the positions take. */
    public static final int POSITIONS = 16;

    private static final int END = 8;
    private static final int HEADER = 24;
    private static final int KIND = 4;
    private static final int NUMBER = 8;
    private static final int NANOS = 16;

    private final Address positions;
    private final Address bytes;
    private final int capacity;

    /**
     * @param positions {@link #POSITIONS} bytes, zeroes at first
     * @param capacity how many bytes there are at {@code bytes}, a power of two
     */
    public RecordRing(Address positions, Address bytes, int capacity) {
        this.positions = positions;
        this.bytes = bytes;
        this.capacity = capacity;
        if (!isSound()) {
            positions.storeLong(0);
            positions.plus(END).storeLong(0);
        }
    }

    private boolean isSound() {
        if (first() < 0 || end() < first() || end() - first() > capacity || ((first() | end()) & 7) != 0) {
            return false;
        }
        long at = first();
        while (at < end()) {
            int length = length(at);
            if (end() - at < HEADER || length < 0 || length > capacity - HEADER) {
                return false;
            }
            at = next(at);
        }
        return at == end();
    }

    /** The position of the oldest record, if there is one. */
    public long first() {
        return positions.loadLong();
    }

    /** The position behind the last. */
    public long end() {
        return positions.plus(END).loadLong();
    }

    /** Of the record behind the one at a position. */
    public long next(long position) {
        return position + bytes(length(position));
    }

    private static int bytes(int length) {
        return HEADER + length + 7 & -8;
    }

    private Address at(long position) {
        return bytes.plus(position & capacity - 1);
    }

    /** Bytes of the text of the record at a position. */
    public int length(long position) {
        return at(position).loadInt();
    }

    public int kind(long position) {
        return at(position).plus(KIND).loadInt();
    }

    public long number(long position) {
        return at(position + NUMBER).loadLong();
    }

    public long nanos(long position) {
        return at(position + NANOS).loadLong();
    }

    /** Copies the text of the record at a position. */
    public void copyText(long position, Address to) {
        int length = length(position);
        for (int i = 0; i < length; i++) {
            to.plus(i).storeByte(at(position + HEADER + i).loadByte());
        }
    }

    /** Of the newest record; 0 if there is none. */
    public long lastNumber() {
        long last = 0;
        for (long at = first(); at < end(); at = next(at)) {
            last = number(at);
        }
        return last;
    }

    /** What does not fit in the whole ring is cut off. */
    public void add(int kind, long number, long nanos, byte[] text) {
        int length = Math.min(text.length, capacity - HEADER);
        while (end() + bytes(length) - first() > capacity) {
            positions.storeOrderedLong(next(first()));
        }
        long record = end();
        at(record).storeInt(length);
        at(record).plus(KIND).storeInt(kind);
        at(record + NUMBER).storeLong(number);
        at(record + NANOS).storeLong(nanos);
        for (int i = 0; i < length; i++) {
            at(record + HEADER + i).storeByte(text[i]);
        }
        positions.plus(END).storeOrderedLong(record + bytes(length));
    }

    public void clear() {
        positions.storeOrderedLong(end());
    }
}
