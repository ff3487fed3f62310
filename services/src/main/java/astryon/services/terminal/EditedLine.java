package astryon.services.terminal;

import astryon.services.kit.text.CharacterWidth;
import astryon.services.kit.text.Utf8Decoder;

/** The line that is being typed: bytes of UTF-8 or whatever they are, and where on the screen they stand. */
final class EditedLine {
    /** With the line's end it is what POSIX promises of a line at least, and more than anybody types. */
    static final int MOST = 4095;
    private static final int TAB = 8;

    private final byte[] bytes = new byte[MOST];
    private int length;
    /** In which column the first character stands. */
    private int start;

    int length() {
        return length;
    }

    int at(int index) {
        return bytes[index] & 0xff;
    }

    void clear() {
        length = 0;
    }

    /** False if the line is full. {@code column} is where it will show. */
    boolean add(int b, int column) {
        if (length == MOST) {
            return false;
        }
        if (length == 0) {
            start = column;
        }
        bytes[length++] = (byte) b;
        return true;
    }

    /** Takes the last character away, with what changes it: how many columns it took. */
    int erase() {
        return cut(lastBefore(length));
    }

    /** Takes the last word away, and blanks behind it. */
    int eraseWord() {
        int end = length;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        while (end > 0 && !isBlank(bytes[end - 1])) {
            end--;
        }
        return cut(end);
    }

    int eraseAll() {
        return cut(0);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private int cut(int end) {
        int columns = column(length) - column(end);
        length = end;
        return columns;
    }

    /** Where the last character begins that takes a place of its own, or has begun. */
    private int lastBefore(int end) {
        Utf8Decoder decoder = new Utf8Decoder();
        int last = 0;
        int from = 0;
        for (int i = 0; i < end; i++) {
            if (decoder.breaks(at(i))) {
                last = from;
                from = i;
            }
            int point = decoder.push(at(i));
            if (point != Utf8Decoder.MORE) {
                last = behind(0, point) > 0 ? from : last;
                from = i + 1;
            }
        }
        return from < end ? from : last;
    }

    /** In which column the screen's cursor is behind the first bytes. */
    private int column(int end) {
        Utf8Decoder decoder = new Utf8Decoder();
        int column = start;
        for (int i = 0; i < end; i++) {
            if (decoder.breaks(at(i))) {
                column++;
            }
            int point = decoder.push(at(i));
            if (point != Utf8Decoder.MORE) {
                column = behind(column, point);
            }
        }
        return column;
    }

    /** The column behind a character that stands in {@code column}. */
    private static int behind(int column, int point) {
        return point == '\t' ? (column / TAB + 1) * TAB : column + (isControl(point) ? 2 : CharacterWidth.of(point));
    }

    /** Shown as a circumflex and a letter. */
    static boolean isControl(int point) {
        return point < ' ' && point != '\t' || point == Control.ERASE;
    }
}
