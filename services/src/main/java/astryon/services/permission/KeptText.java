package astryon.services.permission;

import astryon.library.Utf8;
import astryon.magic.Address;

/**
 * A text in memory that outlives the process. There are two places for it, and a new one is written where the older is, its number and its sum last: whenever the process ends, one of them is whole.
 */
final class KeptText {
    private static final int NUMBER = 0;
    private static final int LENGTH = 8;
    private static final int SUM = 16;
    private static final int BYTES = 24;

    private final Address start;
    private final long half;

    /** @param size a multiple of 16; the text may be up to half of that, less 24 bytes */
    KeptText(Address start, long size) {
        this.start = start;
        half = size / 2;
    }

    int room() {
        return (int) half - BYTES;
    }

    private Address place(int which) {
        return start.plus(which * half);
    }

    private boolean isWhole(Address place) {
        long length = place.plus(LENGTH).loadLong();
        return place.loadLong() > 0 && length >= 0 && length <= room() && place.plus(SUM).loadLong() == sum(place, (int) length);
    }

    private static long sum(Address place, int length) {
        // FNV-1a; the number is part of it.
        long sum = 0xcbf29ce484222325L ^ place.loadLong();
        for (int i = 0; i < length; i++) {
            sum = (sum ^ place.plus(BYTES + i).loadByte() & 0xff) * 0x100000001b3L;
        }
        return sum;
    }

    /** The place of the text, or the other one if there is none. */
    private int newest() {
        boolean first = isWhole(place(0));
        boolean second = isWhole(place(1));
        return first && (!second || place(0).loadLong() > place(1).loadLong()) ? 0 : second ? 1 : -1;
    }

    /** Empty if nothing was written. */
    String read() {
        int newest = newest();
        return newest < 0 ? "" : Utf8.decode(place(newest).plus(BYTES), (int) place(newest).plus(LENGTH).loadLong());
    }

    /** There must be {@link #room} for its bytes. */
    void write(String text) {
        byte[] bytes = Utf8.bytes(text);
        int newest = newest();
        long number = newest < 0 ? 0 : place(newest).loadLong();
        Address to = place(newest == 0 ? 1 : 0);
        to.plus(NUMBER).storeLong(0);
        for (int i = 0; i < bytes.length; i++) {
            to.plus(BYTES + i).storeByte(bytes[i]);
        }
        to.plus(LENGTH).storeLong(bytes.length);
        to.plus(NUMBER).storeOrderedLong(number + 1);
        to.plus(SUM).storeOrderedLong(sum(to, bytes.length));
    }
}
