package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;

/**
 * One bit for each 8 bytes of the address space's first 4 GiB. An object that is alive has the bits of all its words set, so the
 * number of bits between two places is the number of live words there: that is all that compaction needs to know (Kermany
 * and Petrank, "The Compressor", PLDI 2006). A large object, which does not move, has its first bit set only.
 */
final class Marks {
    private static final String REASON = "part of a collection";

    private Marks() {
    }

    /** The 64 bits that hold the bit of {@code object}. */
    @Inline
    private static Address word(Address object) {
        return new Address(HeapMap.MARKS + (object.value() >>> 9 << 3));
    }

    @Inline
    private static long bit(Address object) {
        return 1L << (object.value() >>> 3);
    }

    @Inline
    static boolean isMarked(Address object) {
        return (word(object).loadLong() & bit(object)) != 0;
    }

    /** The live words of a card, one bit each. */
    @Inline
    static long ofCard(long card) {
        return new Address(HeapMap.MARKS + (card << 3)).loadLong();
    }

    /** Live words in the card of {@code object} before it. */
    @Inline
    static int before(Address object) {
        return Long.bitCount(word(object).loadLong() & bit(object) - 1);
    }

    /** Marks the first word only. */
    @Inline
    static void setFirst(Address object) {
        Address word = word(object);
        word.storeLong(word.loadLong() | bit(object));
    }

    /** Marks {@code bytes} bytes from {@code object} on. */
    @Uninterruptible(reason = REASON)
    static void set(Address object, long bytes) {
        Address word = word(object);
        long first = object.value() >>> 3 & 63;
        long left = bytes >>> 3;
        if (first + left <= 64) {
            word.storeLong(word.loadLong() | -1L >>> 64 - left << first);
            return;
        }
        word.storeLong(word.loadLong() | -1L << first);
        left -= 64 - first;
        while (left >= 64) {
            word = word.plus(8);
            word.storeLong(-1);
            left -= 64;
        }
        if (left > 0) {
            word = word.plus(8);
            word.storeLong(word.loadLong() | (1L << left) - 1);
        }
    }

    /** The first marked word from {@code from} on, or {@code end}. */
    @Uninterruptible(reason = REASON)
    static Address next(Address from, Address end) {
        Address at = from;
        while (at.isBelow(end)) {
            long bits = word(at).loadLong() >>> (at.value() >>> 3);
            if (bits != 0) {
                Address found = at.plus(8L * Long.numberOfTrailingZeros(bits));
                return found.isBelow(end) ? found : end;
            }
            at = at.plus(512).alignDown(512);
        }
        return end;
    }

    /** Forgets the marks between two addresses, which are rounded outwards to whole cards. */
    @Uninterruptible(reason = REASON)
    static void clear(Address from, Address to) {
        Address start = word(from);
        Address end = word(to.plus(511));
        ObjectFormat.clear(start, end.value() - start.value());
    }
}
