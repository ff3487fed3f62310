package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;
import astryon.sys.Platform;

/**
 * Where objects start, for stretches of memory full of them: for each card the last object that starts in it. So the object that covers a
 * card's first byte is found by looking back for a card in which one starts.
 */
final class Starts {
    private static final String REASON = "part of a collection";

    private Starts() {
    }

    @Inline
    private static Address entry(long card) {
        return new Address(HeapMap.STARTS + card);
    }

    /** Memory for knowing where the objects between two addresses start; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean commit(Address from, Address to) {
        Address first = entry(Cards.of(from));
        return Platform.commit(first, entry(Cards.of(to)).plus(1).minus(first).value());
    }

    /** An object has been put here, after all others of its card. */
    @Inline
    static void note(Address object) {
        entry(Cards.of(object)).storeByte((byte) ((object.value() >>> 3 & 63) + 1));
    }

    /** The object that covers the first byte of {@code card}, or starts there, or ends there. */
    @Uninterruptible(reason = REASON)
    static Address covering(long card, Address lowest) {
        long at = card - 1;
        long first = Cards.of(lowest);
        while (at >= first) {
            int start = entry(at).loadByte();
            if (start != 0) {
                return new Address((at << HeapMap.CARD_SHIFT) + (start - 1) * 8L);
            }
            at--;
        }
        return lowest;
    }

    /** Forgets what starts between two addresses. */
    @Uninterruptible(reason = REASON)
    static void clear(Address from, Address to) {
        long start = Cards.of(from) & -8;
        ObjectFormat.clear(entry(start), (Cards.of(to.minus(1)) - start | 7) + 1);
    }

    /** Notes the objects of a stretch that nobody has noted. */
    @Uninterruptible(reason = REASON)
    static void survey(Address from, Address to) {
        for (Address object = from; object.isBelow(to); object = object.plus(ObjectFormat.bytes(object))) {
            note(object);
        }
    }
}
