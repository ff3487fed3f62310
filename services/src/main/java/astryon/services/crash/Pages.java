package astryon.services.crash;

import astryon.magic.Address;

/** The memory of another process, read page by page into memory of one's own. Throws {@link Unreadable} where there is none, and after too many pages. */
final class Pages {
    static final int PAGE = 4096;
    /** How many are kept, a power of two. */
    static final int KEPT = 64;
    private static final int MOST = 4096;
    private static final long NONE = -1;

    private final Reader reader;
    private final Address room;
    private final long[] numbers = new long[KEPT];
    private int left = MOST;

    /** Copies bytes to memory of one's own: whether they are there. */
    interface Reader {
        boolean read(long address, Address to, int bytes);
    }

    /** Bytes that this process has itself. */
    static Pages own(byte[] bytes, Address room) {
        return new Pages((address, to, count) -> {
            for (int i = 0; i < count; i++) {
                to.plus(i).storeByte(address + i < bytes.length ? bytes[(int) address + i] : 0);
            }
            return address < bytes.length;
        }, room);
    }

    /** @param room {@link #KEPT} pages */
    Pages(Reader reader, Address room) {
        this.reader = reader;
        this.room = room;
        java.util.Arrays.fill(numbers, NONE);
    }

    int byteAt(long address) {
        long number = address >>> 12;
        int place = (int) number & KEPT - 1;
        Address page = room.plus((long) place * PAGE);
        if (numbers[place] != number) {
            numbers[place] = NONE;
            if (left-- == 0 || address < 0 || !reader.read(number << 12, page, PAGE)) {
                throw new Unreadable();
            }
            numbers[place] = number;
        }
        return page.plus(address & PAGE - 1).loadByte() & 0xff;
    }

    /** Little endian, up to 8 bytes. */
    long numberAt(long address, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | byteAt(address + i);
        }
        return number;
    }

    long longAt(long address) {
        return numberAt(address, Long.BYTES);
    }

    /** ASCII; everything else, and controls, are question marks. */
    String textAt(long address, long bytes, int most) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < bytes && i < most; i++) {
            int b = byteAt(address + i);
            text.append(b >= ' ' && b < 0x7f ? (char) b : '?');
        }
        return text.toString();
    }
}
