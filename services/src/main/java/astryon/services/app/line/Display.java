package astryon.services.app.line;

import astryon.services.app.Output;
import astryon.services.app.Terminal;
import java.io.IOException;

/**
 * A prompt and a text as they stand on a terminal, over as many rows as they need. Where a row is full the next one is begun explicitly, so that it does not
 * matter how a terminal behaves in its last column.
 */
final class Display {
    private final Terminal terminal;
    private final Output output;
    /** Where the cursor is, counted from the row of the prompt. */
    private int row;
    /** What stands there, for telling whether more has only been added at its end. */
    private String shown = "";
    private int shownColumns;
    /** Of the end of what is shown. */
    private int endColumn;

    Display(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** Collects what is sent, and where the cursor is. */
    private static final class Painting {
        private final StringBuilder sent = new StringBuilder();
        private final int columns;
        private int row;
        private int column;

        Painting(int columns) {
            this.columns = columns;
        }

        void paint(String text) {
            int i = 0;
            while (i < text.length()) {
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                if (point == '\n') {
                    next();
                } else if (point == 0x1b) {
                    i = sequence(text, i);
                } else if (point < ' ' || point == 0x7f) {
                    put("^", 1);
                    put(String.valueOf((char) (point ^ 0x40)), 1);
                } else {
                    put(Character.toString(point), CharacterWidth.of(point));
                }
            }
        }

        /** Colours of a prompt take no place. */
        private int sequence(String text, int from) {
            int end = from;
            if (end < text.length() && text.charAt(end) == '[') {
                end++;
                while (end < text.length() && !Character.isLetter(text.charAt(end))) {
                    end++;
                }
                end = Math.min(text.length(), end + 1);
            }
            sent.append((char) 0x1b).append(text, from, end);
            return end;
        }

        private void put(String character, int width) {
            if (column + width > columns) {
                next();
            }
            sent.append(character);
            column += width;
        }

        /** The cursor is never left behind the last column. */
        void wrap() {
            if (column == columns) {
                next();
            }
        }

        private void next() {
            sent.append("\r\n");
            row++;
            column = 0;
        }
    }

    private int columns() {
        return Math.max(2, terminal.columns());
    }

    /** Shows a text behind a prompt, with the cursor at a place in the text. */
    void show(String prompt, String text, int cursor) throws IOException {
        int columns = columns();
        String all = prompt + text;
        if (cursor == text.length() && columns == shownColumns && all.startsWith(shown) && isPlain(all, shown.length()) && endColumn >= 0
                && endColumn + all.length() - shown.length() < columns) {
            output.print(all.substring(shown.length()));
            endColumn += all.length() - shown.length();
        } else {
            repaint(prompt, text, cursor, columns);
        }
        shown = all;
        shownColumns = columns;
        output.flush();
    }

    private static boolean isPlain(String text, int from) {
        return text.chars().skip(from).allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private void repaint(String prompt, String text, int cursor, int columns) throws IOException {
        Painting painting = new Painting(columns);
        painting.paint(prompt);
        painting.paint(text.substring(0, cursor));
        boolean atEnd = cursor == text.length();
        int cursorRow = painting.row;
        int cursorColumn = painting.column;
        // A character that does not fit into the row any more takes the cursor with it.
        if (atEnd || cursorColumn + CharacterWidth.of(text.codePointAt(cursor)) > columns) {
            painting.wrap();
            boolean wraps = !atEnd && cursorColumn < columns;
            cursorRow = wraps ? cursorRow + 1 : painting.row;
            cursorColumn = wraps ? 0 : painting.column;
        }
        painting.paint(text.substring(cursor));
        painting.wrap();
        StringBuilder sent = new StringBuilder();
        if (row > 0) {
            sent.append("\u001b[").append(row).append('A');
        }
        sent.append("\r\u001b[J").append(painting.sent);
        if (painting.row > cursorRow) {
            sent.append("\u001b[").append(painting.row - cursorRow).append('A');
        }
        if (painting.row > cursorRow || painting.column != cursorColumn) {
            sent.append('\r');
            if (cursorColumn > 0) {
                sent.append("\u001b[").append(cursorColumn).append('C');
            }
        }
        output.print(sent.toString());
        row = cursorRow;
        endColumn = atEnd ? cursorColumn : -1;
    }

    /** What is printed next begins in a row of its own, below the text. */
    void leave(String prompt, String text) throws IOException {
        show(prompt, text, text.length());
        output.print("\r\n");
        output.flush();
        forget();
    }

    /** An empty terminal, with the cursor at its beginning. */
    void clear() throws IOException {
        output.print("\u001b[H\u001b[2J");
        forget();
    }

    void print(String lines) throws IOException {
        output.print(lines.replace("\n", "\r\n"));
        forget();
    }

    void ring() throws IOException {
        output.print("\u0007");
        output.flush();
    }

    private void forget() {
        row = 0;
        shown = "";
        endColumn = -1;
    }
}
