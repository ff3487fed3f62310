package astryon.services.driver.ps2;

import astryon.protocol.Pointer;

/** What a PS/2 mouse says, byte by byte, in packets of three bytes, or four if it has a wheel (IntelliMouse). */
final class Packets {
    static final long NOTHING = -1;
    private static final int BUTTONS = 7;
    private static final int ALWAYS = 8;
    private static final int LEFTWARDS = 0x10;
    private static final int DOWNWARDS = 0x20;
    private static final int TOO_FAR = 0xc0;
    private static final int BYTE_BITS = 8;
    private static final int COUNT_SHIFT = 24;
    private static final int WHEEL_BIT = 1 << 28;

    /** The bytes of a packet that is not whole, how many they are, and whether there is a wheel. */
    private int state;

    int state() {
        return state;
    }

    void resume(int former) {
        state = former;
    }

    void begin(boolean hasWheel) {
        state = hasWheel ? WHEEL_BIT : 0;
    }

    private int count() {
        return state >> COUNT_SHIFT & 3;
    }

    /** The event that this byte, 0 to 255, completes, as {@link Pointer#next} gives it; or {@link #NOTHING}. A byte that cannot be the first of a packet is none. */
    long next(int b) {
        boolean hasWheel = (state & WHEEL_BIT) != 0;
        if (count() == 0 && (b & ALWAYS) == 0) {
            return NOTHING;
        }
        if (count() < (hasWheel ? 3 : 2)) {
            state = state & ~(3 << COUNT_SHIFT) | b << BYTE_BITS * count() | count() + 1 << COUNT_SHIFT;
            return NOTHING;
        }
        int first = state & 0xff;
        int across = state >> BYTE_BITS & 0xff;
        int up = hasWheel ? state >> 2 * BYTE_BITS & 0xff : b;
        begin(hasWheel);
        boolean isLost = (first & TOO_FAR) != 0;
        long right = isLost ? 0 : (first & LEFTWARDS) != 0 ? across - 256 : across;
        long down = isLost ? 0 : (first & DOWNWARDS) != 0 ? 256 - up : -up;
        long wheel = hasWheel ? (byte) b : 0;
        return first & BUTTONS | (wheel & 0xff) << Pointer.WHEEL_SHIFT | (right & 0xffff) << Pointer.RIGHT_SHIFT | (down & 0xffff) << Pointer.DOWN_SHIFT;
    }
}
