package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/** Writes a line about a collection, without allocating: {@code gc: minor, 4201 KiB to 310 KiB, 420 us}. */
final class CollectionLog {
    private static final String REASON = "the world stands still";
    private static final byte[] LINE = new byte[128];
    private static final int ELEMENTS = 12;
    private static final int STANDARD_ERROR = 2;

    private static final char[] MINOR = "gc: minor, ".toCharArray();
    private static final char[] FULL = "gc: full, ".toCharArray();
    private static final char[] TO = " KiB to ".toCharArray();
    private static final char[] IN = " KiB, ".toCharArray();
    private static final char[] END = " us\n".toCharArray();

    private static int length;

    private CollectionLog() {
    }

    @Uninterruptible(reason = REASON)
    static void write(boolean full, long before, long after, long nanos) {
        length = 0;
        text(full ? FULL : MINOR);
        number(before >> 10);
        text(TO);
        number(after >> 10);
        text(IN);
        number(nanos / 1000);
        text(END);
        Platform.write(STANDARD_ERROR, Address.of(LINE).plus(ELEMENTS), length);
    }

    @Uninterruptible(reason = REASON)
    private static void text(char[] text) {
        for (char c : text) {
            LINE[length++] = (byte) c;
        }
    }

    @Uninterruptible(reason = REASON)
    private static void number(long number) {
        long scale = 1;
        while (number / scale >= 10) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            LINE[length++] = (byte) ('0' + number / scale % 10);
        }
    }
}
