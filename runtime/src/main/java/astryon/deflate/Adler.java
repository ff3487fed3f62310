package astryon.deflate;

/** Adler-32 (RFC 1950): two sums modulo the largest prime below 2^16; the second adds up the first. */
public final class Adler {
    public static final int START = 1;
    private static final int MODULUS = 65521;
    /** After so many bytes the second sum could pass 2^31. */
    private static final int BYTES_BETWEEN_DIVISIONS = 3800;

    private Adler() {
    }

    public static int update(int sum, byte[] bytes, int offset, int length) {
        int low = sum & 0xffff;
        int high = sum >>> 16;
        int end = offset + length;
        for (int i = offset; i < end;) {
            int stop = Math.min(end, i + BYTES_BETWEEN_DIVISIONS);
            for (; i < stop; i++) {
                low += bytes[i] & 0xff;
                high += low;
            }
            low %= MODULUS;
            high %= MODULUS;
        }
        return high << 16 | low;
    }

    public static int update(int sum, int value) {
        int low = ((sum & 0xffff) + (value & 0xff)) % MODULUS;
        return ((sum >>> 16) + low) % MODULUS << 16 | low;
    }
}
