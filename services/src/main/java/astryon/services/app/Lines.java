package astryon.services.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, one after the other, where they lie in the block that was read: {@link #text} makes a string only of those that are looked at
 * closer. A block grows only for a line that is longer.
 */
public final class Lines {
    private final InputStream stream;
    private final byte end;
    private byte[] block = new byte[1 << 16];
    private int filled;
    private int from;
    private int to;
    private int next;
    private boolean terminated;
    private boolean exhausted;
    private long number;
    private boolean numbered = true;
    /** How far {@link #fill} moved the line that has begun. */
    private int moved;

    public Lines(InputStream stream) {
        this(stream, '\n');
    }

    /** @param end what ends a line: a line feed, or 0 */
    public Lines(InputStream stream, int end) {
        this.stream = stream;
        this.end = (byte) end;
    }

    /** From now on {@link #nextWith} does not count the lines that it skips. */
    public Lines withoutNumbers() {
        numbered = false;
        return this;
    }

    /** Goes to the next line; false if there is none. */
    public boolean next() throws IOException {
        from = next;
        int scanned = from;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (block[i] == end) {
                    return found(i, true);
                }
            }
            scanned = filled;
            if (exhausted || !fill()) {
                return from < filled && found(filled, false);
            }
            scanned = scanned - moved;
        }
    }

    /**
     * Goes to the next line that contains what is searched for, which has no line end in it: lines before are only counted, if that is wanted.
     *
     * @param search where it first stands in a block between two places; negative if it does not
     */
    public boolean nextWith(Search search) throws IOException {
        while (true) {
            int hit = search.find(block, next, filled);
            skipTo(hit < 0 ? filled : hit);
            if (hit >= 0) {
                return next();
            }
            from = next;
            boolean more = !exhausted && fill();
            next = from;
            if (!more) {
                return false;
            }
        }
    }

    /** Goes to the start of the line that {@code place} is in. */
    private void skipTo(int place) {
        if (!numbered) {
            int start = place;
            while (start > next && block[start - 1] != end) {
                start--;
            }
            next = start;
            return;
        }
        for (int i = next; i < place; i++) {
            if (block[i] == end) {
                number++;
                next = i + 1;
            }
        }
    }

    /** A search for bytes. */
    public interface Search {
        int find(byte[] bytes, int from, int to);
    }

    private boolean found(int at, boolean hasEnd) {
        to = at;
        terminated = hasEnd;
        next = hasEnd ? at + 1 : at;
        number++;
        return true;
    }

    /** Reads more behind the line that has begun, which is moved to the front if there is no room. */
    private boolean fill() throws IOException {
        moved = 0;
        if (filled == block.length) {
            moved = from;
            if (from > 0) {
                System.arraycopy(block, from, block, 0, filled - from);
                filled -= from;
                from = 0;
            } else {
                block = Arrays.copyOf(block, block.length * 2);
            }
        }
        int count = stream.read(block, filled, block.length - filled);
        if (count < 0) {
            exhausted = true;
            return false;
        }
        filled += count;
        return true;
    }

    /** Holds the line from {@link #from} to before {@link #to}, until the next call of {@link #next}. */
    public byte[] block() {
        return block;
    }

    public int from() {
        return from;
    }

    /** Where what ends the line stands, if it is {@link #terminated}. */
    public int to() {
        return to;
    }

    /** False for a last line that just stops. */
    public boolean terminated() {
        return terminated;
    }

    /** Of the line; the first is 1. */
    public long number() {
        return number;
    }

    public String text() {
        return Text.decode(block, from, to);
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(block, from, to);
    }

    /** Writes the line and what ends it, also where that was missing. */
    public void copyTo(Output output) throws IOException {
        output.write(block, from, to - from);
        output.write(end);
    }
}
