package astryon.services.terminal;

import java.util.function.LongSupplier;

/**
 * How large a terminal is at the end of a line that only carries bytes: it is told to move its cursor as far as it goes, and asked where that is (ECMA-48, 8.3.35 and 8.3.14). The answer comes
 * among what is typed. Where none came in time nobody is asked again, and the size is what it was.
 */
final class SizeQuestion {
    /** What {@link #answered} says of a byte: it is typed; it is a part of an answer; it ends one. */
    static final int NO_PART = 0;
    static final int PART = 1;
    static final int WHOLE = 2;

    private static final String QUESTION = "\0337\033[999;999H\033[6n\0338";
    private static final String NOTHING = "";
    private static final long MOST_NANOS = 1_000_000_000;
    private static final int MOST = 999;
    private static final int ESCAPE = 0x1b;

    private final LongSupplier nanos;
    private final boolean isWanted;
    private boolean isOpen;
    private boolean wasIgnored;
    private long asked;

    /** Where in the answer {@code ESC [ rows ; columns R} the next byte belongs. */
    private enum Place { ESCAPE, BRACKET, ROWS, COLUMNS }

    private Place place = Place.ESCAPE;
    private int rows;
    private int columns;

    /** @param isWanted whether the size is not known otherwise */
    SizeQuestion(LongSupplier nanos, boolean isWanted) {
        this.nanos = nanos;
        this.isWanted = isWanted;
    }

    /** What is to be sent, if it is time to ask. */
    String ask() {
        if (isOpen && nanos.getAsLong() - asked > MOST_NANOS) {
            wasIgnored = true;
        }
        if (!isWanted || isOpen || wasIgnored) {
            return NOTHING;
        }
        isOpen = true;
        place = Place.ESCAPE;
        asked = nanos.getAsLong();
        return QUESTION;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /**
     * What a typed byte is. A key that begins as an answer does (Escape) is taken for one while an answer may still come: whoever presses it within that second presses it again.
     */
    int answered(int b) {
        if (!isOpen || nanos.getAsLong() - asked > MOST_NANOS) {
            return NO_PART;
        }
        switch (place) {
            case ESCAPE -> {
                place = b == ESCAPE ? Place.BRACKET : Place.ESCAPE;
                return b == ESCAPE ? PART : NO_PART;
            }
            case BRACKET -> {
                place = b == '[' ? Place.ROWS : Place.ESCAPE;
                rows = 0;
                columns = 0;
                return b == '[' ? PART : NO_PART;
            }
            case ROWS -> {
                if (b == ';') {
                    place = Place.COLUMNS;
                    return PART;
                }
                return digit(b, rows, true);
            }
            default -> {
                if (b == 'R' && rows > 0 && columns > 0) {
                    isOpen = false;
                    return WHOLE;
                }
                return digit(b, columns, false);
            }
        }
    }

    private int digit(int b, int before, boolean isRow) {
        int value = before * 10 + b - '0';
        if (b < '0' || b > '9' || value > MOST) {
            place = Place.ESCAPE;
            return NO_PART;
        }
        rows = isRow ? value : rows;
        columns = isRow ? columns : value;
        return PART;
    }
}
