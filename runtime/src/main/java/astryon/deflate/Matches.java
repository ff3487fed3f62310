package astryon.deflate;

/**
 * The text so far and the one that is being compressed, and where in it three bytes occurred before: places with the same hash are chained, latest
 * first. Text is taken up block by block; when a block is done, the window slides on.
 */
final class Matches {
    static final int BLOCK = 1 << 15;
    private static final int HASH_BITS = 15;
    private static final int MASK = Format.WINDOW - 1;

    private final byte[] text = new byte[Format.WINDOW + BLOCK];
    /** Places plus 1; zero is none. */
    private final char[] latest = new char[1 << HASH_BITS];
    private final char[] before = new char[Format.WINDOW];
    /** Start of the block, and its end. */
    private int start;
    private int end;

    private int length;
    private int distance;

    byte[] text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int blockLength() {
        return end - start;
    }

    void clear() {
        start = 0;
        end = 0;
        java.util.Arrays.fill(latest, (char) 0);
    }

    /** Takes as many bytes as the block still holds. */
    int add(byte[] bytes, int offset, int count) {
        int taken = Math.min(count, Math.min(BLOCK - blockLength(), text.length - end));
        System.arraycopy(bytes, offset, text, end, taken);
        end += taken;
        return taken;
    }

    /** The block is compressed: it is history from here on. */
    void finishBlock() {
        int drop = end - Format.WINDOW;
        if (text.length - end < BLOCK / 2) {
            System.arraycopy(text, drop, text, 0, end - drop);
            slide(latest, drop);
            slide(before, drop);
            // The chains are numbered by place, modulo the window.
            rotate(drop & MASK);
            end -= drop;
        }
        start = end;
    }

    private static void slide(char[] places, int drop) {
        for (int i = 0; i < places.length; i++) {
            places[i] = (char) Math.max(places[i] - drop, 0);
        }
    }

    private void rotate(int by) {
        if (by != 0) {
            char[] old = before.clone();
            System.arraycopy(old, by, before, 0, old.length - by);
            System.arraycopy(old, 0, before, old.length - by, by);
        }
    }

    private int hash(int at) {
        int three = text[at] & 0xff | (text[at + 1] & 0xff) << 8 | (text[at + 2] & 0xff) << 16;
        return three * 0x9e37_79b1 >>> 32 - HASH_BITS;
    }

    /** The place can be found from here on. */
    void insert(int at) {
        if (at + Format.LEAST_MATCH <= end) {
            int hash = hash(at);
            before[at & MASK] = latest[hash];
            latest[hash] = (char) (at + 1);
        }
    }

    int length() {
        return length;
    }

    int distance() {
        return distance;
    }

    /**
     * Looks for the longest match longer than {@code least} of what begins at {@code at}, at {@code most} places, and no further once it is as long as
     * {@code enough}; whether there is one.
     */
    boolean find(int at, int least, int most, int enough) {
        length = least;
        int longest = Math.min(Format.LONGEST_MATCH, end - at);
        if (longest <= least || longest < Format.LEAST_MATCH) {
            return false;
        }
        int place = latest[hash(at)] - 1;
        for (int tries = most; place >= 0 && at - place <= Format.WINDOW && tries > 0; tries--) {
            if (text[place + length] == text[at + length]) {
                int same = java.util.Arrays.mismatch(text, place, place + longest, text, at, at + longest);
                same = same < 0 ? longest : same;
                if (same > length) {
                    length = same;
                    distance = at - place;
                    if (same >= Math.min(enough, longest)) {
                        break;
                    }
                }
            }
            int next = before[place & MASK] - 1;
            if (next >= place) {
                break;
            }
            place = next;
        }
        return length > least && length >= Format.LEAST_MATCH;
    }
}
