package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;

/**
 * The remembered set: compiled code marks the card of every place it stores a reference to, and a minor collection looks for
 * references to young objects on marked cards only.
 */
public final class Cards {
    static final long BYTES = 1L << HeapMap.CARD_SHIFT;
    private static final String REASON = "works on addresses of objects";

    private Cards() {
    }

    @Inline
    static long of(Address address) {
        return address.value() >>> HeapMap.CARD_SHIFT;
    }

    @Inline
    static Address at(long card) {
        return new Address(HeapMap.CARDS + card);
    }

    /** Marks the card of a place. */
    @Inline
    static void mark(Address slot) {
        at(of(slot)).storeByte((byte) HeapMap.DIRTY);
    }

    /** For who stores references to many places at once without the compiler's barrier: marks the cards of {@code bytes} bytes. */
    @Uninterruptible(reason = REASON)
    public static void mark(Address from, long bytes) {
        if (bytes > 0) {
            long last = of(from.plus(bytes - 1));
            for (long card = of(from); card <= last; card++) {
                at(card).storeByte((byte) HeapMap.DIRTY);
            }
        }
    }

    /** Makes all cards between two addresses clean, and some around them. */
    @Uninterruptible(reason = REASON)
    static void clear(Address from, Address to) {
        long start = of(from) & -8;
        ObjectFormat.clear(at(start), (of(to.minus(1)) - start | 7) + 1);
    }

    /** The first dirty card from {@code card} on, or {@code end}. */
    @Uninterruptible(reason = REASON)
    static long nextDirty(long card, long end) {
        long at = card;
        while (at < end) {
            if ((at & 7) == 0 && at(at).loadLong() == 0) {
                at += 8;
            } else if (at(at).loadByte() != 0) {
                return at;
            } else {
                at++;
            }
        }
        return end;
    }
}
