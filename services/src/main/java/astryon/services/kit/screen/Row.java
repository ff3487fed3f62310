package astryon.services.kit.screen;

/** One row of a screen. A character of two columns stands in the first; the second has {@link #CONTINUED}. */
final class Row {
    static final int BLANK = ' ';
    static final int CONTINUED = -1;

    final int[] points;
    final int[] foregrounds;
    final int[] backgrounds;
    final byte[] styles;

    Row(int columns) {
        points = new int[columns];
        foregrounds = new int[columns];
        backgrounds = new int[columns];
        styles = new byte[columns];
        erase(0, columns, Pen.DEFAULT);
    }

    void put(int column, int point, Pen pen) {
        points[column] = point;
        foregrounds[column] = pen.foreground;
        backgrounds[column] = pen.background;
        styles[column] = (byte) pen.style;
    }

    /** Blanks from one column on up to another, in a background. */
    void erase(int from, int to, int background) {
        for (int i = from; i < to; i++) {
            points[i] = BLANK;
            foregrounds[i] = Pen.DEFAULT;
            backgrounds[i] = background;
            styles[i] = 0;
        }
    }

    /** By stretches of the same colours and style; what is blank has no characters. */
    void pass(Passage through) {
        int from = 0;
        while (from < points.length) {
            int end = through.pass(stretchEnd(from));
            int foreground = through.pass(foregrounds[from]);
            int background = through.pass(backgrounds[from]);
            byte style = (byte) through.pass(styles[from]);
            boolean isBlank = through.pass(isBlank(from, end));
            for (int i = from; i < end; i++) {
                points[i] = isBlank ? BLANK : through.pass(points[i]);
                foregrounds[i] = foreground;
                backgrounds[i] = background;
                styles[i] = style;
            }
            from = end;
        }
    }

    /** Where what stands in {@code from} is over: other colours begin there, another style, or something where there was nothing. */
    private int stretchEnd(int from) {
        int end = from + 1;
        while (end < points.length && foregrounds[end] == foregrounds[from] && backgrounds[end] == backgrounds[from] && styles[end] == styles[from]
                && (points[end] == BLANK || points[from] != BLANK)) {
            end++;
        }
        return end;
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (points[i] != BLANK) {
                return false;
            }
        }
        return true;
    }

    /** What is left of a character of two columns, one of which begins or ends at a border that is about to be written, goes. */
    void cutAt(int column) {
        if (column > 0 && column < points.length && points[column] == CONTINUED) {
            points[column - 1] = BLANK;
            points[column] = BLANK;
        }
    }

    /** Moves columns from {@code from} to the end so that they start at {@code to}, as far as there are columns; what they leave is to be written. */
    void move(int from, int to) {
        int count = points.length - Math.max(from, to);
        System.arraycopy(points, from, points, to, count);
        System.arraycopy(foregrounds, from, foregrounds, to, count);
        System.arraycopy(backgrounds, from, backgrounds, to, count);
        System.arraycopy(styles, from, styles, to, count);
    }
}
