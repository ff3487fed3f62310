package astryon.deflate;

/** The last 32 KiB that were given before the output at hand: matches reach back into it. */
final class History {
    private final byte[] ring = new byte[Format.WINDOW];
    private int next;
    private int length;

    void clear() {
        next = 0;
        length = 0;
    }

    int length() {
        return length;
    }

    void append(byte[] bytes, int offset, int count) {
        int kept = Math.min(count, ring.length);
        int from = offset + count - kept;
        int first = Math.min(kept, ring.length - next);
        System.arraycopy(bytes, from, ring, next, first);
        System.arraycopy(bytes, from + first, ring, 0, kept - first);
        next = next + kept & ring.length - 1;
        length = Math.min(length + kept, ring.length);
    }

    /** Writes {@code count} bytes at {@code at}, each a copy of what was written {@code distance} before. Returns where they end. */
    int repeat(byte[] output, int start, int at, int distance, int count) {
        int to = at;
        int end = at + count;
        int back = distance - (to - start);
        for (; back > 0 && to < end; back--) {
            output[to++] = ring[next - back & ring.length - 1];
        }
        if (to < end && distance >= end - to) {
            System.arraycopy(output, to - distance, output, to, end - to);
        } else {
            for (; to < end; to++) {
                output[to] = output[to - distance];
            }
        }
        return end;
    }
}
