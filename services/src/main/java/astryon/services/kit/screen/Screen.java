package astryon.services.kit.screen;

import astryon.services.kit.text.CharacterWidth;

/** A grid of characters with a cursor, and what can be done to it. Rows and columns are counted from 0. */
final class Screen {
    private static final int TAB = 8;

    final int columns;
    final int rows;
    final Pen pen = new Pen();
    private Row[] grid;
    private Row[] other;
    private boolean isAlternate;
    private final boolean[] stops;

    private int row;
    private int column;
    /** The last column was written: the next character goes to the next row. */
    private boolean isFull;
    /** The rows that scroll: the first, and the one behind the last. */
    private int top;
    private int bottom;
    private int last = Row.BLANK;

    boolean wraps;
    boolean inserts;
    /** Rows of the cursor count from the first that scrolls, and it stays among those that do. */
    private boolean isRelative;

    private final Saved[] saved = new Saved[2];

    private record Saved(int row, int column, int foreground, int background, int style, boolean isRelative) {
        private static final Saved NOTHING = new Saved(0, 0, 0, 0, 0, false);

        private Saved passed(Passage through) {
            return new Saved(through.pass(row), through.pass(column), through.pass(foreground), through.pass(background), through.pass(style), through.pass(isRelative));
        }
    }

    Screen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        stops = new boolean[columns];
        reset();
    }

    /** As when it was new. */
    void reset() {
        grid = blank();
        other = blank();
        isAlternate = false;
        for (int i = 0; i < columns; i++) {
            stops[i] = i % TAB == 0;
        }
        saved[0] = null;
        saved[1] = null;
        softReset();
        moveTo(0, 0);
    }

    /** Modes, colours and margins as when it was new; what stands there stays. */
    void softReset() {
        pen.reset();
        top = 0;
        bottom = rows;
        wraps = true;
        inserts = false;
        isRelative = false;
    }

    /** All that it is. */
    void pass(Passage through) {
        isAlternate = through.pass(isAlternate);
        row = through.pass(row);
        column = through.pass(column);
        isFull = through.pass(isFull);
        top = through.pass(top);
        bottom = through.pass(bottom);
        last = through.pass(last);
        wraps = through.pass(wraps);
        inserts = through.pass(inserts);
        isRelative = through.pass(isRelative);
        pen.foreground = through.pass(pen.foreground);
        pen.background = through.pass(pen.background);
        pen.style = through.pass(pen.style);
        through.pass(stops);
        for (int i = 0; i < saved.length; i++) {
            boolean isThere = through.pass(saved[i] != null);
            saved[i] = isThere ? (saved[i] == null ? Saved.NOTHING : saved[i]).passed(through) : null;
        }
        for (int i = 0; i < rows; i++) {
            grid[i].pass(through);
            other[i].pass(through);
        }
    }

    private Row[] blank() {
        Row[] fresh = new Row[rows];
        for (int i = 0; i < rows; i++) {
            fresh[i] = new Row(columns);
        }
        return fresh;
    }

    Row row(int index) {
        return grid[index];
    }

    int cursorRow() {
        return row;
    }

    int cursorColumn() {
        return column;
    }

    /** The cursor's row as programs count it. */
    int reportedRow() {
        return isRelative ? row - top : row;
    }

    // The cursor

    void moveTo(int toRow, int toColumn) {
        int first = isRelative ? top : 0;
        int end = isRelative ? bottom : rows;
        row = Math.max(first, Math.min(end - 1, toRow + first));
        column = Math.max(0, Math.min(columns - 1, toColumn));
        isFull = false;
    }

    /** As {@link #moveTo} in the same column. */
    void moveToRow(int toRow) {
        moveTo(toRow, column);
    }

    void moveToColumn(int toColumn) {
        column = Math.max(0, Math.min(columns - 1, toColumn));
        isFull = false;
    }

    /** Up where negative; not over a margin that it is not beyond already. */
    void moveRows(int count) {
        row = count < 0 ? Math.max(row >= top ? top : 0, row + count) : Math.min((row < bottom ? bottom : rows) - 1, row + count);
        isFull = false;
    }

    void moveColumns(int count) {
        moveToColumn(column + count);
    }

    void tab(int count) {
        int to = column;
        for (int i = 0; i < Math.min(count, columns); i++) {
            do {
                to++;
            } while (to < columns && !stops[to]);
        }
        moveToColumn(to);
    }

    void tabBack(int count) {
        int to = column;
        for (int i = 0; i < Math.min(count, columns); i++) {
            do {
                to--;
            } while (to > 0 && !stops[to]);
        }
        moveToColumn(to);
    }

    void setStop() {
        stops[column] = true;
    }

    void clearStop() {
        stops[column] = false;
    }

    void clearStops() {
        java.util.Arrays.fill(stops, false);
    }

    void setRelative(boolean relative) {
        isRelative = relative;
        moveTo(0, 0);
    }

    /** The rows from {@code first} on and before {@code end} scroll; no two of them are all. */
    void setMargins(int first, int end) {
        if (first < end - 1 && end <= rows) {
            top = first;
            bottom = end;
            moveTo(0, 0);
        }
    }

    void save() {
        saved[isAlternate ? 1 : 0] = new Saved(row, column, pen.foreground, pen.background, pen.style, isRelative);
    }

    void restore() {
        Saved from = saved[isAlternate ? 1 : 0];
        if (from == null) {
            pen.reset();
            setRelative(false);
            return;
        }
        pen.foreground = from.foreground;
        pen.background = from.background;
        pen.style = from.style;
        isRelative = false;
        moveTo(from.row, from.column);
        isRelative = from.isRelative;
    }

    /** Shows the other grid: the one of programs that use all of the screen, or the first again. */
    void showAlternate(boolean alternate) {
        if (alternate != isAlternate) {
            Row[] shown = grid;
            grid = other;
            other = shown;
            isAlternate = alternate;
            isFull = false;
        }
    }

    // Text

    /** Writes a character where the cursor is. One that changes another is left out: the font has no combinations. */
    void put(int point) {
        int width = CharacterWidth.of(point);
        if (width == 0 || width > columns) {
            return;
        }
        if (isFull || column + width > columns) {
            if (wraps) {
                column = 0;
                lineFeed();
            } else {
                column = columns - width;
            }
        }
        Row at = grid[row];
        if (inserts) {
            insertBlanks(width);
        }
        at.cutAt(column);
        at.cutAt(column + width);
        at.put(column, point, pen);
        if (width == 2) {
            at.put(column + 1, Row.CONTINUED, pen);
        }
        last = point;
        column += width;
        isFull = column == columns;
        column = Math.min(column, columns - 1);
    }

    /** Writes the last character again. */
    void repeat(int count) {
        for (int i = 0; i < Math.min(count, columns * rows); i++) {
            put(last);
        }
    }

    void carriageReturn() {
        moveToColumn(0);
    }

    void lineFeed() {
        isFull = false;
        if (row == bottom - 1) {
            scrollUp(1);
        } else if (row < rows - 1) {
            row++;
        }
    }

    void reverseLineFeed() {
        isFull = false;
        if (row == top) {
            scrollDown(1);
        } else if (row > 0) {
            row--;
        }
    }

    // Scrolling, inserting, deleting, erasing

    void scrollUp(int count) {
        deleteRows(top, count);
    }

    void scrollDown(int count) {
        insertRows(top, count);
    }

    void insertLines(int count) {
        if (row >= top && row < bottom) {
            insertRows(row, count);
            moveToColumn(0);
        }
    }

    void deleteLines(int count) {
        if (row >= top && row < bottom) {
            deleteRows(row, count);
            moveToColumn(0);
        }
    }

    private void insertRows(int at, int count) {
        int moved = Math.min(count, bottom - at);
        for (int i = 0; i < moved; i++) {
            Row reused = grid[bottom - 1];
            System.arraycopy(grid, at, grid, at + 1, bottom - 1 - at);
            reused.erase(0, columns, pen.background);
            grid[at] = reused;
        }
    }

    private void deleteRows(int at, int count) {
        int moved = Math.min(count, bottom - at);
        for (int i = 0; i < moved; i++) {
            Row reused = grid[at];
            System.arraycopy(grid, at + 1, grid, at, bottom - 1 - at);
            reused.erase(0, columns, pen.background);
            grid[bottom - 1] = reused;
        }
    }

    void insertBlanks(int count) {
        int moved = Math.min(count, columns - column);
        Row at = grid[row];
        at.cutAt(column);
        at.move(column, column + moved);
        at.erase(column, column + moved, pen.background);
        cutEnd(at);
        isFull = false;
    }

    /** The first half of a character whose second half was moved out. */
    private void cutEnd(Row at) {
        if (CharacterWidth.of(at.points[columns - 1]) == 2) {
            at.points[columns - 1] = Row.BLANK;
        }
    }

    void deleteCharacters(int count) {
        int moved = Math.min(count, columns - column);
        Row at = grid[row];
        at.cutAt(column);
        at.cutAt(column + moved);
        at.move(column + moved, column);
        at.erase(columns - moved, columns, pen.background);
        isFull = false;
    }

    void eraseCharacters(int count) {
        erase(grid[row], column, Math.min(columns, column + Math.min(count, columns)));
    }

    private void erase(Row at, int from, int to) {
        at.cutAt(from);
        at.cutAt(to);
        at.erase(from, to, pen.background);
        isFull = false;
    }

    /** From the cursor on (0), up to and with it (1), all of the row (2). */
    void eraseInLine(int which) {
        erase(grid[row], which == 0 ? column : 0, which == 1 ? column + 1 : columns);
    }

    /** The same of the whole screen; more of it is nothing. */
    void eraseInScreen(int which) {
        if (which > 2) {
            return;
        }
        if (which < 2) {
            eraseInLine(which);
        }
        int end = which == 1 ? row : rows;
        for (int i = which == 0 ? row + 1 : 0; i < end; i++) {
            grid[i].erase(0, columns, pen.background);
        }
        isFull = false;
    }

    /** Fills it with a letter, for whoever adjusts a screen (DECALN). */
    void fill(int point) {
        Pen plain = new Pen();
        for (Row each : grid) {
            for (int i = 0; i < columns; i++) {
                each.put(i, point, plain);
            }
        }
        moveTo(0, 0);
    }
}
