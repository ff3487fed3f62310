package astryon.kernel.log;

import astryon.magic.Address;

/** What of UTF-8 a terminal may be shown. */
final class Utf8 {
    private static final int DELETE = 0x7f;
    /** Below are the controls that terminals take as a command's beginning, like their one-byte forms below the space. */
    private static final int END_OF_CONTROLS = 0xa0;

    private Utf8() {
    }

    /**
     * Length of the character at {@code start}: 0 if the bytes are none (Unicode 15, table 3-7) or {@code available} does not hold all of it, or if
     * it is a control other than tab, line feed, carriage return and backspace.
     */
    static int length(Address start, int available) {
        int first = at(start, 0);
        if (first < 0x80) {
            return first >= ' ' && first != DELETE || first == '\t' || first == '\n' || first == '\r' || first == '\b' ? 1 : 0;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || length > available) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((at(start, i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = at(start, 1);
        boolean good = switch (first) {
            case 0xc2 -> second >= END_OF_CONTROLS;
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
        return good ? length : 0;
    }

    private static int at(Address start, int offset) {
        return start.plus(offset).loadByte() & 0xff;
    }
}
