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

    private static int length;

    private CollectionLog() {
    }

    @Uninterruptible(reason = REASON)
    static void write(boolean full, long before, long after, long nanos) {
        length = 0;
        text("gc: ");
        text(full ? "full, " : "minor, ");
        number(before >> 10);
        text(" KiB to ");
        number(after >> 10);
        text(" KiB, ");
        number(nanos / 1000);
        text(" us\n");
        Platform.write(STANDARD_ERROR, Address.of(LINE).plus(ELEMENTS), length);
    }

    @Uninterruptible(reason = REASON)
    private static void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            LINE[length++] = (byte) text.charAt(i);
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
