package astryon.services.app.editor;

import astryon.services.app.Output;
import astryon.services.app.Terminal;
import astryon.services.app.line.CharacterWidth;
import java.io.IOException;

/** What is seen: a title, a part of the text, a line for messages and questions, and two with keys. A line longer than a row is shown around the cursor. */
final class Screen {
    private static final int TAB = 8;
    private static final int ABOVE = 1;
    private static final int BELOW = 3;
    private static final String[] KEYS = {"^G Help", "^O Write", "^W Search", "^K Cut", "^\\ Replace", "^C Where", "^X Exit", "^R Insert", "^T Go to", "^U Paste", "M-U Undo", "M-E Redo"};

    private final Terminal terminal;
    private final Output output;
    private int top;

    Screen(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** Rows for the text. */
    int height() {
        return Math.max(1, terminal.rows() - ABOVE - BELOW);
    }

    void open() throws IOException {
        output.print("\033[?1049h");
    }

    void close() throws IOException {
        output.print("\033[?1049l");
        output.flush();
    }

    void draw(String title, Document document, String message) throws IOException {
        int line = document.line();
        if (line < top || line >= top + height()) {
            top = Math.max(0, line - height() / 2);
        }
        StringBuilder screen = new StringBuilder("\033[H\033[7m").append(fitted(title + (document.modified() ? "  (changed)" : ""))).append("\033[m\n");
        int width = terminal.columns();
        int cursor = column(document.get(line), document.column());
        int shift = cursor < width - 1 ? 0 : (cursor - width / 2) / TAB * TAB;
        for (int i = 0; i < height(); i++) {
            int index = top + i;
            if (index < document.count()) {
                screen.append(part(document.get(index), index == line ? shift : 0, width));
            }
            screen.append("\033[K\n");
        }
        screen.append(message.isEmpty() ? "" : "[ " + cut(message, width - 4) + " ]").append("\033[K\n").append(keys(0)).append("\n").append(keys(1));
        screen.append("\033[").append(ABOVE + 1 + line - top).append(';').append(cursor - shift + 1).append('H');
        output.print(screen.toString());
        output.flush();
    }

    /** Shows a question in the place of messages, with what is typed behind it. */
    void ask(String question, String typed) throws IOException {
        String shown = question + ": " + typed;
        int over = Math.max(0, shown.length() - terminal.columns() + 1);
        output.print("\033[" + (terminal.rows() - BELOW + 1) + ";1H\033[7m" + shown.substring(over) + "\033[m\033[K\033[" + (terminal.rows() - BELOW + 1) + ";"
                + (shown.length() - over + 1) + "H");
        output.flush();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width));
    }

    private String fitted(String text) {
        String cut = cut(" " + text, terminal.columns());
        return cut + " ".repeat(terminal.columns() - cut.length());
    }

    private String keys(int row) {
        int half = KEYS.length / 2;
        int cell = Math.max(1, terminal.columns() / half);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < half; i++) {
            String key = cut(KEYS[row * half + i], cell - 1);
            line.append(key).append(" ".repeat(cell - key.length()));
        }
        return line.toString().stripTrailing() + "\033[K";
    }

    private static String shown(int point, int column) {
        if (point == '\t') {
            return " ".repeat(TAB - column % TAB);
        }
        return point < ' ' || point == 127 ? "^" + (char) (point ^ 64) : point >= 0xdc80 && point <= 0xdcff ? "?" : Character.toString(point);
    }

    private static int column(String line, int end) {
        int column = 0;
        for (int i = 0; i < end; i += Character.charCount(line.codePointAt(i))) {
            column += CharacterWidth.of(shown(line.codePointAt(i), column));
        }
        return column;
    }

    private static String part(String line, int shift, int width) {
        StringBuilder part = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length() && column < shift + width; ) {
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            String text = shown(point, column);
            int wide = CharacterWidth.of(text);
            if (column >= shift && column + wide <= shift + width) {
                part.append(text);
            } else if (column + wide > shift) {
                part.append(" ".repeat(Math.min(column + wide, shift + width) - Math.max(column, shift)));
            }
            column += wide;
        }
        return part.toString();
    }
}
