package astryon.deflate;

/**
 * A prefix code to be decoded. Codes are numbered by length, then by symbol (RFC 1951, 3.2.2), so the lengths say everything. Short codes are
 * looked up by the next bits; longer ones are found length by length: those of one length are consecutive numbers.
 */
final class Decoder {
    static final int INVALID = 0x7ff;
    private static final int SHORT = 10;

    private final short[] quick = new short[1 << SHORT];
    private final short[] count = new short[Format.LONGEST_CODE + 1];
    private final short[] sorted = new short[Format.LITERALS_AND_LENGTHS + 2];

    /**
     * Takes the code with these lengths.
     *
     * @param oneIsEnough whether a code that leaves bit sequences over is accepted if it has one symbol, of one bit: what is left over is {@link #INVALID}
     * @return whether it is a code: each sequence of bits has one meaning
     */
    boolean set(byte[] lengths, int offset, int symbols, boolean oneIsEnough) {
        java.util.Arrays.fill(count, (short) 0);
        int longest = 0;
        for (int i = 0; i < symbols; i++) {
            count[lengths[offset + i]]++;
            longest = Math.max(longest, lengths[offset + i]);
        }
        count[0] = 0;
        if (longest == 0) {
            // Nothing may be decoded; who needs no code at all may say so.
            java.util.Arrays.fill(quick, (short) ((oneIsEnough ? INVALID : 0) << 4 | 1));
            return true;
        }
        int left = 1;
        short[] next = new short[Format.LONGEST_CODE + 2];
        for (int length = 1; length <= Format.LONGEST_CODE; length++) {
            left = 2 * left - count[length];
            next[length + 1] = (short) (next[length] + count[length]);
            if (left < 0) {
                return false;
            }
        }
        if (left > 0 && (!oneIsEnough || longest != 1)) {
            return false;
        }
        java.util.Arrays.fill(quick, left > 0 ? (short) (INVALID << 4 | 1) : 0);
        for (int i = 0; i < symbols; i++) {
            int length = lengths[offset + i];
            if (length != 0) {
                sorted[next[length]++] = (short) i;
            }
        }
        fillQuick();
        return true;
    }

    private void fillQuick() {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= SHORT; length++) {
            for (int i = 0; i < count[length]; i++) {
                short entry = (short) (sorted[index++] << 4 | length);
                // The first bit of a code is the lowest one read.
                for (int at = Integer.reverse(code) >>> 32 - length; at < quick.length; at += 1 << length) {
                    quick[at] = entry;
                }
                code++;
            }
            code <<= 1;
        }
    }

    /**
     * The symbol that {@code bits} begin with, and its length in the lower four bits; or 0 if that takes more than the {@code available} ones.
     */
    int decode(long bits, int available) {
        int entry = quick[(int) bits & quick.length - 1] & 0xffff;
        if (entry != 0) {
            return (entry & 15) <= available ? entry : 0;
        }
        int code = 0;
        int first = 0;
        int index = 0;
        int most = Math.min(available, Format.LONGEST_CODE);
        for (int length = 1; length <= most; length++) {
            code |= (int) (bits >>> length - 1) & 1;
            int here = count[length];
            if (code - here < first) {
                return sorted[index + code - first] << 4 | length;
            }
            index += here;
            first = first + here << 1;
            code <<= 1;
        }
        return 0;
    }
}
