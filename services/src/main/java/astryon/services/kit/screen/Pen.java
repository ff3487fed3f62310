package astryon.services.kit.screen;

/** How characters are written: colours, each {@link #DEFAULT}, a number of the palette from 0 to 255, or {@link #TRUE} with red, green and blue; and a style, any of its bits together. */
final class Pen {
    static final int DEFAULT = -1;
    static final int TRUE = 0x100_0000;

    static final int BOLD = 1;
    static final int DIM = 2;
    static final int ITALIC = 4;
    static final int UNDERLINED = 8;
    static final int REVERSED = 16;
    static final int HIDDEN = 32;
    static final int STRUCK = 64;

    int foreground = DEFAULT;
    int background = DEFAULT;
    int style;

    void reset() {
        foreground = DEFAULT;
        background = DEFAULT;
        style = 0;
    }

    void set(Pen other) {
        foreground = other.foreground;
        background = other.background;
        style = other.style;
    }
}
