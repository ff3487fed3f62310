package astryon.library;

import astryon.magic.Address;

/** Identity hash codes, given on first demand and kept in the upper 25 bits of the second header word. */
final class IdentityHash {
    private static final int HEADER_WORD = 4;
    private static final int SHIFT = 7;
    private static int state = 0x2545_f491;

    private IdentityHash() {
    }

    static int of(Object object) {
        Address word = Address.of(object).plus(HEADER_WORD);
        int bits = word.loadInt();
        if (bits >>> SHIFT == 0) {
            bits |= next() << SHIFT;
            word.storeInt(bits);
        }
        return bits >>> SHIFT;
    }

    /** Xorshift (Marsaglia 2003), never zero in the 25 bits kept. */
    private static int next() {
        int x = state;
        do {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
        } while (x << SHIFT == 0);
        state = x;
        return x;
    }
}
