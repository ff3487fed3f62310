package astryon.services.kit.screen;

/** The 256 colours as red, green and blue: sixteen of our own, a cube of six levels each, and greys (as in xterm). */
final class Palette {
    static final int FOREGROUND = 0xd8dee4;
    static final int BACKGROUND = 0x10141a;

    private static final int[] SIXTEEN = {
        0x10141a, 0xd0545c, 0x5fae6a, 0xd2a552, 0x5a92dc, 0xae78cc, 0x4fb3b8, 0xc8ced4, 0x5c6570, 0xf07a80, 0x86d08e, 0xf0c878, 0x86b4f4, 0xcf9cec, 0x7ad6da, 0xffffff,
    };
    private static final int CUBE = 16;
    private static final int GREYS = 232;

    private Palette() {
    }

    /** Of a colour of {@link Pen}. */
    static int rgb(int colour, int ofDefault) {
        if (colour == Pen.DEFAULT) {
            return ofDefault;
        }
        if ((colour & Pen.TRUE) != 0) {
            return colour & 0xff_ffff;
        }
        if (colour < CUBE) {
            return SIXTEEN[colour];
        }
        if (colour >= GREYS) {
            return (8 + 10 * (colour - GREYS)) * 0x1_0101;
        }
        int index = colour - CUBE;
        return level(index / 36) << 16 | level(index / 6 % 6) << 8 | level(index % 6);
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }
}
