package astryon.services.kit.screen;

import astryon.magic.Address;

/**
 * Draws a screen into pixels of 32 bits (0x00RRGGBB). It remembers what it has drawn, and touches the cells that have become others: pixels are written, never read, as a framebuffer is slow to
 * read. A row of a cell is four words of two pixels, one of four patterns each.
 */
public final class Painter {
    private static final int BYTES_PER_PIXEL = 4;
    private static final int PAIRS = Font.COLUMNS / 2;
    /** A point that no cell has. */
    private static final int NOTHING = -2;
    private static final int STRIKE_ROW = 8;
    private static final int UNDERLINE_ROW = 13;

    private final Emulator emulator;
    private final Address pixels;
    private final long pitch;
    private final int[] points;
    private final int[] foregrounds;
    private final int[] backgrounds;
    private final byte[] styles;
    private final long[] patterns = new long[4];

    /**
     * @param pixels where the upper left one is, a multiple of 8
     * @param pitch bytes from one row of pixels to the next, a multiple of 8
     */
    public Painter(Emulator emulator, Address pixels, long pitch) {
        this.emulator = emulator;
        this.pixels = pixels;
        this.pitch = pitch;
        int cells = emulator.columns() * emulator.rows();
        points = new int[cells];
        foregrounds = new int[cells];
        backgrounds = new int[cells];
        styles = new byte[cells];
        forget();
    }

    /** Somebody else has drawn over it: all of it is to be drawn again. */
    public void forget() {
        java.util.Arrays.fill(points, NOTHING);
    }

    /** Draws what has changed: how many cells that were. */
    public int paint() {
        Screen screen = emulator.screen();
        int drawn = 0;
        for (int row = 0; row < screen.rows; row++) {
            Row line = screen.row(row);
            int cursor = emulator.isCursorVisible() && screen.cursorRow() == row ? screen.cursorColumn() : -1;
            for (int column = 0; column < screen.columns; column++) {
                int style = line.styles[column] ^ (column == cursor ? Pen.REVERSED : 0);
                int cell = row * screen.columns + column;
                if (points[cell] != line.points[column] || foregrounds[cell] != line.foregrounds[column] || backgrounds[cell] != line.backgrounds[column] || styles[cell] != style) {
                    points[cell] = line.points[column];
                    foregrounds[cell] = line.foregrounds[column];
                    backgrounds[cell] = line.backgrounds[column];
                    styles[cell] = (byte) style;
                    draw(pixels.plus(row * Font.ROWS * pitch + (long) column * Font.COLUMNS * BYTES_PER_PIXEL), cell);
                    drawn++;
                }
            }
        }
        return drawn;
    }

    private void draw(Address at, int cell) {
        int style = styles[cell];
        int foreground = Palette.rgb(foregrounds[cell], Palette.FOREGROUND);
        int background = Palette.rgb(backgrounds[cell], Palette.BACKGROUND);
        if ((style & Pen.DIM) != 0) {
            foreground = half(foreground, background);
        }
        if ((style & Pen.REVERSED) != 0) {
            int swapped = foreground;
            foreground = background;
            background = swapped;
        }
        mix(foreground, background);
        int point = (style & Pen.HIDDEN) != 0 || points[cell] == Row.CONTINUED ? Row.BLANK : points[cell];
        Address line = at;
        for (int row = 0; row < Font.ROWS; row++) {
            int bits = Font.row(point, row);
            if ((style & Pen.BOLD) != 0) {
                bits |= bits >> 1;
            }
            if ((style & Pen.UNDERLINED) != 0 && row == UNDERLINE_ROW || (style & Pen.STRUCK) != 0 && row == STRIKE_ROW) {
                bits = 0xff;
            }
            for (int pair = 0; pair < PAIRS; pair++) {
                line.plus(pair * 2L * BYTES_PER_PIXEL).storeLong(patterns[bits >> 2 * (PAIRS - 1 - pair) & 3]);
            }
            line = line.plus(pitch);
        }
    }

    /** The pixel to the left is the lower half of a word. */
    private void mix(int foreground, int background) {
        for (int bits = 0; bits < 4; bits++) {
            patterns[bits] = (long) ((bits & 1) != 0 ? foreground : background) << 32 | ((bits & 2) != 0 ? foreground : background);
        }
    }

    private static int half(int one, int other) {
        return (one & 0xfe_fefe) / 2 + (other & 0xfe_fefe) / 2;
    }
}
