package astryon.services.app.line;

import astryon.services.app.Output;
import astryon.services.app.Terminal;
import astryon.services.app.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** A terminal as ECMA-48 has it: a screen of cells, a cursor, the control sequences that an editor of lines may use; any other is an error. Keys are given before. */
public final class TerminalModel implements Terminal {
    private static final String CONTINUED = "\0";

    private final int columns;
    private final int rows;
    private final List<String[]> screen = new ArrayList<>();
    private final Queue<Integer> typed = new ArrayDeque<>();
    private int row;
    private int column;
    /** A character stands in the last column: the next one goes to the next row. */
    private boolean wraps;
    private int bells;
    private int sent;

    public TerminalModel(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        for (int i = 0; i < rows; i++) {
            screen.add(emptyRow());
        }
    }

    private String[] emptyRow() {
        String[] cells = new String[columns];
        Arrays.fill(cells, " ");
        return cells;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** Keys for later; behind the last one the terminal is gone. */
    public TerminalModel type(String keys) {
        for (byte b : Text.encode(keys)) {
            typed.add(b & 0xff);
        }
        return this;
    }

    @Override
    public Keys takeKeys() {
        return new Keys() {
            @Override
            public int next() {
                return typed.isEmpty() ? -1 : typed.remove();
            }

            @Override
            public void close() {
                // Nothing is taken away.
            }
        };
    }

    /** What is printed here is shown. */
    public Output output() {
        return new Output(new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() throws IOException {
                show(Text.decode(toByteArray()));
                reset();
            }
        }, "terminal");
    }

    int bells() {
        return bells;
    }

    /** Characters that were sent to it. */
    int sent() {
        return sent;
    }

    private void show(String text) {
        sent += text.length();
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '\r' -> moveTo(row, 0);
                case '\n' -> lineFeed();
                case '\b' -> moveTo(row, column - 1);
                case 7 -> bells++;
                case 0x1b -> i = sequence(text, i);
                default -> put(Character.toString(point), CharacterWidth.of(point));
            }
        }
    }

    private void moveTo(int newRow, int newColumn) {
        row = Math.max(0, Math.min(rows - 1, newRow));
        column = Math.max(0, Math.min(columns - 1, newColumn));
        wraps = false;
    }

    private void lineFeed() {
        if (row == rows - 1) {
            screen.remove(0);
            screen.add(emptyRow());
        } else {
            row++;
        }
        wraps = false;
    }

    private void put(String character, int width) {
        if (width == 0) {
            int at = wraps ? column : Math.max(0, column - 1);
            at -= screen.get(row)[at].equals(CONTINUED) ? 1 : 0;
            screen.get(row)[at] += character;
            return;
        }
        if (wraps || column + width > columns) {
            column = 0;
            lineFeed();
        }
        screen.get(row)[column] = character;
        if (width == 2) {
            screen.get(row)[column + 1] = CONTINUED;
        }
        column += width;
        if (column == columns) {
            column--;
            wraps = true;
        }
    }

    private int sequence(String text, int from) {
        int end = from + 1;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        String numbers = text.substring(from + 1, end);
        int number = numbers.isEmpty() ? 0 : Integer.parseInt(numbers.split(";")[0]);
        switch (text.charAt(end)) {
            case 'A' -> moveTo(row - Math.max(1, number), column);
            case 'C' -> moveTo(row, column + Math.max(1, number));
            case 'H' -> moveTo(0, 0);
            case 'J' -> erase(number == 2 ? 0 : row, number == 2 ? 0 : column);
            case 'm' -> { }
            default -> throw new IllegalArgumentException("ESC " + text.substring(from, end + 1));
        }
        return end + 1;
    }

    private void erase(int fromRow, int fromColumn) {
        for (int i = fromRow; i < rows; i++) {
            Arrays.fill(screen.get(i), i == fromRow ? fromColumn : 0, columns, " ");
        }
    }

    /** The rows up to the last that has something, each without blanks at its end; where the cursor is stands a bar before what is there. */
    public String screen() {
        return text(row);
    }

    /** The same without the cursor. */
    String text() {
        return text(-1).stripTrailing();
    }

    private String text(int cursorRow) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < columns; k++) {
                line.append(i == cursorRow && k == column ? wraps ? screen.get(i)[k] + "|" : "|" + screen.get(i)[k] : screen.get(i)[k]);
            }
            lines.add(line.toString().replace(CONTINUED, "").stripTrailing());
        }
        while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return String.join("\n", lines);
    }
}
