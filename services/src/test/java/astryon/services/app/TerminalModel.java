package astryon.services.app;

import astryon.services.app.line.CharacterWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * A terminal as ECMA-48 has it: a screen of cells, a cursor, the control sequences that programs here use; any other is an error. Keys are given before, and it remembers what the screen shows before each of them is
 * taken.
 */
public final class TerminalModel implements Terminal {
    private static final String CONTINUED = "\0";
    private static final int TAB = 8;
    private static final List<String> MODES = List.of("?1049", "?25");

    private final int columns;
    private final int rows;
    private final List<Cell[]> screen = new ArrayList<>();
    private final Queue<Integer> typed = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private int row;
    private int column;
    /** A character stands in the last column: the next one goes to the next row. */
    private boolean wraps;
    private boolean inverts;
    private boolean taken;
    private int bells;
    private int sent;

    /** @param text of the right half of a wide character {@link #CONTINUED} */
    private record Cell(String text, boolean isInverse) {
        static final Cell EMPTY = new Cell(" ", false);
    }

    public TerminalModel(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        for (int i = 0; i < rows; i++) {
            screen.add(emptyRow());
        }
    }

    private Cell[] emptyRow() {
        Cell[] cells = new Cell[columns];
        Arrays.fill(cells, Cell.EMPTY);
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
        taken = true;
        return new Keys() {
            @Override
            public int next() {
                shown.add(look());
                return typed.isEmpty() ? -1 : typed.remove();
            }

            @Override
            public void close() {
                taken = false;
            }
        };
    }

    /** Whether a program has the keys for itself. */
    public boolean taken() {
        return taken;
    }

    /** The screens before each byte that was typed, as {@link #look} has them. */
    public List<String> shown() {
        return shown;
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

    public int bells() {
        return bells;
    }

    /** Characters that were sent to it. */
    public int sent() {
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
                case '\t' -> moveTo(row, (column / TAB + 1) * TAB);
                case '\b' -> moveTo(row, column - 1);
                case 7 -> bells++;
                case 0x1b -> i = sequence(text, i);
                default -> put(point);
            }
        }
    }

    private void moveTo(int newRow, int newColumn) {
        row = Math.max(0, Math.min(rows - 1, newRow));
        column = Math.max(0, Math.min(columns - 1, newColumn));
        wraps = false;
    }

    /** As one that shows a program's line feed: the next row's first column. */
    private void lineFeed() {
        column = 0;
        if (row == rows - 1) {
            screen.remove(0);
            screen.add(emptyRow());
        } else {
            row++;
        }
        wraps = false;
    }

    private void put(int point) {
        if (point < ' ') {
            throw new AssertionError("control character " + point);
        }
        String character = Character.toString(point);
        int width = CharacterWidth.of(point);
        Cell[] cells = screen.get(row);
        if (width == 0) {
            int at = wraps ? column : Math.max(0, column - 1);
            at -= cells[at].text.equals(CONTINUED) ? 1 : 0;
            cells[at] = new Cell(cells[at].text + character, cells[at].isInverse);
            return;
        }
        if (wraps || column + width > columns) {
            lineFeed();
            cells = screen.get(row);
        }
        cells[column] = new Cell(character, inverts);
        if (width == 2) {
            cells[column + 1] = new Cell(CONTINUED, inverts);
        }
        column += width;
        if (column == columns) {
            column--;
            wraps = true;
        }
    }

    /** The control sequence from behind its escape character on: where it ends. */
    private int sequence(String text, int from) {
        int end = from + 1;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        String body = text.substring(from + 1, end);
        char last = text.charAt(end);
        if (text.charAt(from) != '[' || (last == 'h' || last == 'l') && !MODES.contains(body)) {
            throw new AssertionError("control sequence " + text.substring(from, end + 1));
        }
        String[] numbers = body.split(";");
        switch (last) {
            case 'A' -> moveTo(row - number(numbers, 0, 1), column);
            case 'C' -> moveTo(row, column + number(numbers, 0, 1));
            case 'H' -> moveTo(number(numbers, 0, 1) - 1, number(numbers, 1, 1) - 1);
            case 'J' -> erase(number(numbers, 0, 0) == 2);
            case 'K' -> erase(row, wraps ? columns : column);
            case 'm' -> inverts = body.equals("7");
            case 'h', 'l' -> { }
            default -> throw new AssertionError("control sequence " + text.substring(from, end + 1));
        }
        return end + 1;
    }

    private static int number(String[] numbers, int place, int otherwise) {
        return place >= numbers.length || numbers[place].isEmpty() ? otherwise : Integer.parseInt(numbers[place]);
    }

    /** All, or what is behind the cursor. */
    private void erase(boolean all) {
        erase(row, all ? 0 : wraps ? columns : column);
        for (int i = all ? 0 : row + 1; i < rows; i++) {
            erase(i, 0);
        }
    }

    private void erase(int where, int from) {
        Arrays.fill(screen.get(where), from, columns, Cell.EMPTY);
    }

    /** A line a row without blanks at the end, what is inverse in brackets, the cursor as {@code |}, unless it stands behind the last column. */
    public String look() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            boolean inside = false;
            for (int k = 0; k < columns; k++) {
                Cell cell = screen.get(i)[k];
                if (cell.isInverse != inside) {
                    line.append(inside ? ']' : '[');
                    inside = !inside;
                }
                line.append(i == row && k == column && !wraps ? "|" : "").append(cell.text);
            }
            text.append((line + (inside ? "]" : "")).replace(CONTINUED, "").stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The rows up to the last that has something, each without blanks at its end; where the cursor is stands a bar before what is there, or behind the last column. */
    public String screen() {
        return text(row);
    }

    /** The same without the cursor. */
    public String text() {
        return text(-1).stripTrailing();
    }

    private String text(int cursorRow) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < columns; k++) {
                String cell = screen.get(i)[k].text;
                line.append(i == cursorRow && k == column ? wraps ? cell + "|" : "|" + cell : cell);
            }
            lines.add(line.toString().replace(CONTINUED, "").stripTrailing());
        }
        while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return String.join("\n", lines);
    }
}
