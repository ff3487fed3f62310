package astryon.deflate;

/** Bits, lowest first, into bytes that wait to be fetched. */
final class BitOutput {
    private byte[] bytes = new byte[1 << 12];
    private int first;
    private int end;
    private long hold;
    private int bits;

    void clear() {
        first = 0;
        end = 0;
        hold = 0;
        bits = 0;
    }

    void put(int value, int count) {
        hold |= (long) value << bits;
        bits += count;
        while (bits >= 8) {
            putByte((int) hold);
            hold >>>= 8;
            bits -= 8;
        }
    }

    private void putByte(int value) {
        if (end == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, 2 * end);
        }
        bytes[end++] = (byte) value;
    }

    void align() {
        if (bits > 0) {
            put(0, 8 - bits);
        }
    }

    /** On a byte's border. */
    void putBytes(byte[] from, int offset, int count) {
        if (bytes.length - end < count) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(2 * end, end + count));
        }
        System.arraycopy(from, offset, bytes, end, count);
        end += count;
    }

    int waiting() {
        return end - first;
    }

    int fetch(byte[] to, int offset, int most) {
        int count = Math.min(most, end - first);
        System.arraycopy(bytes, first, to, offset, count);
        first += count;
        if (first == end) {
            first = 0;
            end = 0;
        }
        return count;
    }
}
