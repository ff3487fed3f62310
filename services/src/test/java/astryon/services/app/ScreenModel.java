package astryon.services.app;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A terminal for tests: it types what a test has written down, and before each key remembers what its screen shows. It understands the control sequences
 * that programs here use; another one is a failure.
 */
public final class ScreenModel extends OutputStream implements Terminal {
    private final int rows;
    private final int columns;
    private final char[][] screen;
    private final boolean[][] inverse;
    private final Deque<Byte> typed = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final StringBuilder sequence = new StringBuilder();
    private final byte[] character = new byte[4];
    private int characterLength;
    private int row;
    private int column;
    private boolean inverts;
    private boolean taken;

    public ScreenModel(int rows, int columns, String keys) {
        this.rows = rows;
        this.columns = columns;
        screen = new char[rows][columns];
        inverse = new boolean[rows][columns];
        for (char[] each : screen) {
            Arrays.fill(each, ' ');
        }
        for (byte each : keys.getBytes(StandardCharsets.UTF_8)) {
            typed.add(each);
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public Keys takeKeys() {
        taken = true;
        return new Keys() {
            @Override
            public int next() {
                shown.add(look());
                return typed.isEmpty() ? -1 : typed.remove() & 0xff;
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

    /** The screens before each byte that was typed. */
    public List<String> shown() {
        return shown;
    }

    /** What it shows now: a line a row without blanks at the end, what is inverse in brackets, the cursor as {@code |}. */
    public String look() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            boolean inside = false;
            for (int k = 0; k < columns; k++) {
                if (inverse[i][k] != inside) {
                    line.append(inside ? ']' : '[');
                    inside = !inside;
                }
                if (i == row && k == column) {
                    line.append('|');
                }
                line.append(screen[i][k]);
            }
            text.append((line + (inside ? "]" : "")).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    @Override
    public void write(int value) {
        int c = value & 0xff;
        if (sequence.length() > 0) {
            sequence.append((char) c);
            if (sequence.length() > 2 && c >= 0x40 || sequence.length() == 2 && c != '[') {
                control(sequence.toString());
                sequence.setLength(0);
            }
        } else if (c == 0x1b) {
            sequence.append((char) c);
        } else if (c == '\n') {
            column = 0;
            down();
        } else if (c == '\r') {
            column = 0;
        } else if (c == '\b') {
            column = Math.max(0, column - 1);
        } else if (c < ' ') {
            throw new AssertionError("control character " + c);
        } else {
            character[characterLength++] = (byte) c;
            if (Text.length(character, 0, characterLength) == characterLength) {
                put(Text.decode(character, 0, characterLength).charAt(0));
                characterLength = 0;
            }
        }
    }

    private void put(char c) {
        if (column == columns) {
            column = 0;
            down();
        }
        screen[row][column] = c;
        inverse[row][column++] = inverts;
    }

    private void down() {
        if (row < rows - 1) {
            row++;
            return;
        }
        for (int i = 1; i < rows; i++) {
            System.arraycopy(screen[i], 0, screen[i - 1], 0, columns);
            System.arraycopy(inverse[i], 0, inverse[i - 1], 0, columns);
        }
        clear(rows - 1, 0);
    }

    private void clear(int where, int from) {
        Arrays.fill(screen[where], from, columns, ' ');
        Arrays.fill(inverse[where], from, columns, false);
    }

    private void control(String control) {
        String body = control.substring(2, control.length() - 1);
        switch (control.charAt(control.length() - 1)) {
            case 'H' -> {
                String[] numbers = body.isEmpty() ? new String[] {"1", "1"} : body.split(";");
                row = Math.min(rows, Integer.parseInt(numbers[0])) - 1;
                column = Math.min(columns, Integer.parseInt(numbers[1])) - 1;
            }
            case 'K' -> clear(row, Math.min(column, columns));
            case 'J' -> {
                clear(row, column);
                for (int i = row + 1; i < rows; i++) {
                    clear(i, 0);
                }
            }
            case 'm' -> inverts = body.equals("7");
            case 'h', 'l' -> {
                if (!List.of("?1049", "?25").contains(body)) {
                    throw new AssertionError("mode " + control);
                }
            }
            default -> throw new AssertionError("control sequence " + control);
        }
    }
}
