package astryon.protocol;

import astryon.library.Utf8;
import astryon.sys.WatchedChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that has become of a file or folder that is watched, or of something in the folder. As {@link OpenFile#changes} has them, one behind the other: a byte of kind, 8 bytes of number, the name in UTF-8
 * and a zero.
 *
 * @param kind a constant of {@link WatchedChange}
 * @param number of the file or folder that it is about, as in {@link Facts}
 * @param name in the folder; empty if it is about what is watched itself
 */
public record FileChange(int kind, long number, String name) {
    private static final int NUMBER_BYTES = 8;

    public static FileChange lost() {
        return new FileChange(WatchedChange.LOST, 0, "");
    }

    /** The same thing has happened to the same file again. */
    public boolean repeats(FileChange earlier) {
        return kind == earlier.kind && isAbout(earlier);
    }

    public boolean isAbout(FileChange other) {
        return number == other.number && name.equals(other.name);
    }

    /** Puts it into a message, from {@code at} on: where the next begins, or {@code at} if there is no room. */
    public int put(byte[] to, int at) {
        byte[] text = Utf8.bytes(name);
        int end = at + 1 + NUMBER_BYTES + text.length + 1;
        if (end > to.length) {
            return at;
        }
        to[at] = (byte) kind;
        for (int i = 0; i < NUMBER_BYTES; i++) {
            to[at + 1 + i] = (byte) (number >>> 8 * i);
        }
        System.arraycopy(text, 0, to, at + 1 + NUMBER_BYTES, text.length);
        to[end - 1] = 0;
        return end;
    }

    /** Those of an answer. */
    public static List<FileChange> all(byte[] answer) {
        List<FileChange> all = new ArrayList<>();
        for (int at = 0; at + NUMBER_BYTES < answer.length; ) {
            long number = 0;
            for (int i = 0; i < NUMBER_BYTES; i++) {
                number |= (answer[at + 1 + i] & 0xffL) << 8 * i;
            }
            int start = at + 1 + NUMBER_BYTES;
            int end = start;
            while (end < answer.length && answer[end] != 0) {
                end++;
            }
            all.add(new FileChange(answer[at], number, new String(answer, start, end - start, StandardCharsets.UTF_8)));
            at = end + 1;
        }
        return all;
    }
}
