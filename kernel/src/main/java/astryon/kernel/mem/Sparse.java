package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.Inline;

/** Finds what is not zero in tables that mostly are: eight words at a time, a cache line. */
final class Sparse {
    private static final int GROUP = 8;

    private Sparse() {
    }

    /** The first word of 8 bytes from {@code from} on that is not zero, or {@code words}. */
    static int next(Address table, int from, int words) {
        int i = from;
        while ((i & GROUP - 1) != 0 && i < words) {
            if (word(table, i) != 0) {
                return i;
            }
            i++;
        }
        while (i + GROUP <= words && isZero(table.plus(8L * i))) {
            i += GROUP;
        }
        while (i < words && word(table, i) == 0) {
            i++;
        }
        return i < words ? i : words;
    }

    @Inline
    private static long word(Address table, int index) {
        return table.plus(8L * index).loadLong();
    }

    @Inline
    private static boolean isZero(Address group) {
        return (group.loadLong() | group.plus(8).loadLong() | group.plus(16).loadLong() | group.plus(24).loadLong()
                | group.plus(32).loadLong() | group.plus(40).loadLong() | group.plus(48).loadLong() | group.plus(56).loadLong()) == 0;
    }
}
