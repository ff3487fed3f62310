package astryon.protocol;

import astryon.abi.Handle;

/**
 * What a terminal does beside taking and giving bytes as an {@link OpenFile}. In line mode it shows what is typed, lets it be corrected, and gives a reader whole lines;
 * in key mode a reader has each byte as it comes, unseen.
 */
@Protocol
public interface Terminal {
    int LINES = 0;
    int KEYS = 1;

    /** Bits of the notification that {@link #watch} takes. */
    int INTERRUPT = 1;
    int QUIT = 2;
    int SUSPEND = 4;
    int RESIZED = 8;
    int HANG_UP = 16;

    /** {@link #LINES} or {@link #KEYS}; what was typed and not read stays to be read. */
    @Operation(1)
    void setMode(int mode);

    @Operation(2)
    Size size();

    /**
     * From now on the terminal signals {@link #INTERRUPT} when Ctrl-C is typed, {@link #QUIT} for Ctrl-\, {@link #SUSPEND} for Ctrl-Z, in line mode; {@link #RESIZED} when its
     * size has changed; {@link #HANG_UP} when it is gone. Who watched before does so no longer.
     */
    @Operation(3)
    void watch(Handle notification);

    /**
     * The same terminal as an {@link OpenFile}, for a program that is not trusted with it: of what it writes only text and what moves, erases and colours is shown, it cannot {@link #watch} nor make guests, what
     * is typed it reads only while nobody else wants to, and when it closes it lines are wanted again.
     *
     * @param mayRead as in {@link #letRead}
     */
    @Operation(5)
    GuestEnd guest(boolean mayRead);

    /** Whether a guest may read what is typed, and take keys, from now on; until then its reads wait. */
    @Operation(6)
    void letRead(int guest, boolean mayRead);

    /** @param number by which {@link #letRead} knows it; no other one of this terminal ever has it */
    record GuestEnd(Handle end, int number) {
    }

    record Size(int columns, int rows) {
    }
}
