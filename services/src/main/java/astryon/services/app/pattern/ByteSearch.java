package astryon.services.app.pattern;

import java.util.Arrays;

/** Finds bytes in bytes, skipping ahead by what stands where the last of them would be (Horspool, Practical fast searching in strings, 1980). */
public final class ByteSearch {
    private final byte[] wanted;
    private final int[] shifts = new int[256];

    /** @param wanted at least one byte */
    public ByteSearch(byte[] wanted) {
        this.wanted = wanted.clone();
        Arrays.fill(shifts, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            shifts[wanted[i] & 0xff] = wanted.length - 1 - i;
        }
    }

    /** Where they first stand between {@code from} and {@code to}; negative if they do not. */
    public int find(byte[] bytes, int from, int to) {
        int last = wanted.length - 1;
        byte lastByte = wanted[last];
        int at = from + last;
        while (at < to) {
            byte there = bytes[at];
            if (there == lastByte && Arrays.equals(bytes, at - last, at, wanted, 0, last)) {
                return at - last;
            }
            at += shifts[there & 0xff];
        }
        return -1;
    }
}
