package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/**
 * Memory that the system has promised. Where others may use up what was left for this program, a page may be missing when it is touched, and a collection under
 * way cannot do without: so all that objects take is committed before, together with what the tables about them will take. Who is refused does with less, or
 * is out of memory.
 */
final class Committed {
    private static final String REASON = "part of a collection";

    /** The heap's tables are committed for so many bytes of it at once: a page of cards. */
    private static final int STRETCH_SHIFT = 21;
    private static final int STRETCHES = 1 << 32 - STRETCH_SHIFT;

    /** For each stretch whether cards are committed, and whether all else that collections need is. */
    private static final boolean[] CARDS = new boolean[STRETCHES];
    private static final boolean[] TABLES = new boolean[STRETCHES];

    private Committed() {
    }

    /** Memory for objects between two addresses, with all tables about them; whether there is. If not, some may be committed. */
    @Uninterruptible(reason = REASON)
    static boolean objects(Address from, Address to) {
        return !Platform.commits() || tables(from, to) && Platform.commit(from, to.minus(from).value());
    }

    /** Memory for what marking and moving objects between two addresses needs; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean tables(Address from, Address to) {
        if (!cards(from, to)) {
            return false;
        }
        for (long stretch = stretch(from); Platform.commits() && stretch <= stretch(to.minus(1)); stretch++) {
            if (!TABLES[(int) stretch]) {
                TABLES[(int) stretch] = table(HeapMap.STARTS, stretch, HeapMap.CARD_SHIFT) && table(HeapMap.MARKS, stretch, HeapMap.MARK_SHIFT)
                        && table(HeapMap.DESTINATIONS, stretch, HeapMap.DESTINATION_SHIFT) && table(HeapMap.PAGES, stretch, HeapMap.PAGE_SHIFT);
                if (!TABLES[(int) stretch]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Memory for the cards of objects between two addresses, which is all that a program's own code marks; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean cards(Address from, Address to) {
        for (long stretch = stretch(from); Platform.commits() && stretch <= stretch(to.minus(1)); stretch++) {
            if (!CARDS[(int) stretch]) {
                CARDS[(int) stretch] = table(HeapMap.CARDS, stretch, HeapMap.CARD_SHIFT);
                if (!CARDS[(int) stretch]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long stretch(Address address) {
        return address.value() >>> STRETCH_SHIFT;
    }

    /** The part of a table that is about a stretch; the table has a byte for each {@code 1 << shift} bytes of the heap. */
    private static boolean table(long table, long stretch, int shift) {
        return Platform.commit(new Address(table + (stretch << STRETCH_SHIFT - shift)), 1L << STRETCH_SHIFT - shift);
    }
}
