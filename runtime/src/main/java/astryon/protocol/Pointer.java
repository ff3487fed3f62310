package astryon.protocol;

/** What a pointing device does: it moves, its wheel turns, its buttons are pressed and let go. */
@Protocol
public interface Pointer {
    /** Of an event: which buttons are down. */
    int BUTTONS = 7;
    int LEFT = 1;
    int RIGHT = 2;
    int MIDDLE = 4;
    /** How far the wheel turned towards the user, in 8 bits with a sign; how far it moved right and down, in 16 bits with a sign each. */
    int WHEEL_SHIFT = 8;
    int RIGHT_SHIFT = 16;
    int DOWN_SHIFT = 32;
    /** Its number, from 1 on, and again when there are no more. */
    int NUMBER_SHIFT = 48;
    int NUMBER = 0x7fff;

    /** As {@link Keyboard#next}. */
    @Operation(1)
    long next(int seen);
}
