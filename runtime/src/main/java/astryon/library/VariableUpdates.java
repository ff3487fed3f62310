package astryon.library;

import astryon.magic.Address;
import astryon.magic.Uninterruptible;

/** Updates of variables that the machine has no single instruction for, and checks of views of byte arrays: what variable handles call. */
final class VariableUpdates {
    private static final String REASON = "works on the address of a variable in an object";

    private VariableUpdates() {
    }

    @Uninterruptible(reason = REASON)
    static int or(Object object, long offset, int mask) {
        Address place = Address.of(object).plus(offset);
        int before = place.loadOrderedInt();
        while (!place.compareAndSwapInt(before, before | mask)) {
            before = place.loadOrderedInt();
        }
        return before;
    }

    @Uninterruptible(reason = REASON)
    static int and(Object object, long offset, int mask) {
        Address place = Address.of(object).plus(offset);
        int before = place.loadOrderedInt();
        while (!place.compareAndSwapInt(before, before & mask)) {
            before = place.loadOrderedInt();
        }
        return before;
    }

    @Uninterruptible(reason = REASON)
    static int xor(Object object, long offset, int mask) {
        Address place = Address.of(object).plus(offset);
        int before = place.loadOrderedInt();
        while (!place.compareAndSwapInt(before, before ^ mask)) {
            before = place.loadOrderedInt();
        }
        return before;
    }

    @Uninterruptible(reason = REASON)
    static long or(Object object, long offset, long mask) {
        Address place = Address.of(object).plus(offset);
        long before = place.loadOrderedLong();
        while (!place.compareAndSwapLong(before, before | mask)) {
            before = place.loadOrderedLong();
        }
        return before;
    }

    @Uninterruptible(reason = REASON)
    static long and(Object object, long offset, long mask) {
        Address place = Address.of(object).plus(offset);
        long before = place.loadOrderedLong();
        while (!place.compareAndSwapLong(before, before & mask)) {
            before = place.loadOrderedLong();
        }
        return before;
    }

    @Uninterruptible(reason = REASON)
    static long xor(Object object, long offset, long mask) {
        Address place = Address.of(object).plus(offset);
        long before = place.loadOrderedLong();
        while (!place.compareAndSwapLong(before, before ^ mask)) {
            before = place.loadOrderedLong();
        }
        return before;
    }

    /** Offset in a byte array of {@code bytes} bytes from {@code index} on, all of them in the array. */
    static long viewOffset(byte[] array, int index, int bytes) {
        return 12L + index(index, Math.max(array.length - bytes + 1, 0));
    }

    /** {@code index}, if there are more than so many. */
    static int index(int index, int length) {
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
        }
        return index;
    }
}
