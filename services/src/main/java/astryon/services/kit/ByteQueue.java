package astryon.services.kit;

import astryon.magic.Address;
import astryon.protocol.Loan;

/**
 * Bytes on their way, first in, first out. They and the two positions lie in memory outside of any heap, which may be there longer than the process: who is given the same memory later goes on
 * where the other ended. A position moves after its bytes were copied, so that an end at any moment loses none.
 */
public final class ByteQueue {
    /** How many bytes the positions take. */
    public static final int POSITIONS = 16;
    private static final int PUT = 8;

    /** How many were ever taken, and put 8 bytes behind that. */
    private final Address positions;
    private final Address bytes;
    private final int capacity;

    /**
     * @param positions {@link #POSITIONS} bytes: zeroes, or what an earlier queue left; anything else counts as empty
     * @param capacity how many bytes there are at {@code bytes}, a power of two
     */
    public ByteQueue(Address positions, Address bytes, int capacity) {
        this.positions = positions;
        this.bytes = bytes;
        this.capacity = capacity;
        if (taken() < 0 || put() < taken() || put() - taken() > capacity) {
            positions.storeLong(0);
            positions.plus(PUT).storeLong(0);
        }
    }

    /** How many were ever taken. */
    public long taken() {
        return positions.loadLong();
    }

    /** How many were ever put in. */
    public long put() {
        return positions.plus(PUT).loadLong();
    }

    /** Where {@link #taken} is: who counts there a byte as it leaves has taken it. */
    public Address counter() {
        return positions;
    }

    private Address at(long position) {
        return bytes.plus(position & capacity - 1);
    }

    public int capacity() {
        return capacity;
    }

    public int size() {
        return (int) (put() - taken());
    }

    public int room() {
        return capacity - size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** There must be room. */
    public void put(int b) {
        at(put()).storeByte((byte) b);
        positions.plus(PUT).storeOrderedLong(put() + 1);
    }

    /** The byte behind {@code index} others, which must be there; it stays. */
    public int peek(int index) {
        return at(taken() + index).loadByte() & 0xff;
    }

    /** Takes so many away; they must be there. */
    public void drop(int count) {
        positions.storeOrderedLong(taken() + count);
    }

    public int take() {
        int b = peek(0);
        drop(1);
        return b;
    }

    /** Puts in what a loan has from an offset on, as far as there is room: how much that was. Throws {@link astryon.protocol.Failure} if the client lent what it has not. */
    public int putFrom(Loan loan, long offset) {
        int count = (int) Math.min(loan.size() - offset, room());
        int first = untilEnd(put(), count);
        if (first > 0) {
            loan.read(offset, at(put()), first);
        }
        if (count > first) {
            loan.read(offset + first, bytes, count - first);
        }
        positions.plus(PUT).storeOrderedLong(put() + count);
        return count;
    }

    /** Takes up to {@code most} bytes to the start of a loan: how many that were. If the client cannot take them they stay, and {@link astryon.protocol.Failure} is thrown. */
    public int takeInto(Loan loan, int most) {
        int count = copyInto(loan, most);
        drop(count);
        return count;
    }

    /** The same, but they stay. */
    public int copyInto(Loan loan, int most) {
        int count = (int) Math.min(loan.size(), Math.min(most, size()));
        int first = untilEnd(taken(), count);
        if (first > 0) {
            loan.write(0, at(taken()), first);
        }
        if (count > first) {
            loan.write(first, bytes, count - first);
        }
        return count;
    }

    /** How many of {@code count} bytes from a position on lie before the end of the memory. */
    private int untilEnd(long position, int count) {
        return Math.min(count, capacity - (int) (position & capacity - 1));
    }
}
