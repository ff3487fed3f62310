package astryon.protocol;

/** What is pressed on a keyboard, key by key. */
@Protocol(version = 2)
public interface Keyboard {
    /** Of an event: the character that a key gives, or 0; which key it is; what is held beside it. */
    long CHARACTER = (1 << 21) - 1;
    int KEY_SHIFT = 24;
    long KEY = 0xff;
    int MODIFIER_SHIFT = 32;
    int MODIFIERS = 15;
    /** It was pressed, and not let go. A key that stays pressed is pressed again and again. */
    long PRESSED = 1L << 40;
    /** Its number, from 1 on, and again when there are no more. */
    int NUMBER_SHIFT = 48;
    int NUMBER = 0x7fff;

    int SHIFT = 1;
    int ALT = 2;
    int CONTROL = 4;
    int LOGO = 8;

    /**
     * Waits for the next event; whoever waited before is told that the keyboard is gone (a negative {@link Failure#GONE}). {@code seen} is the number of the last event that the client has, or 0: only that one is
     * forgotten, so that none is lost and none comes twice when the driver is started again meanwhile. Keys have the numbers of USB (HID Usage Tables, page 7); those of the number pad are what they mean then.
     */
    @Operation(value = 2, since = 2)
    long next(int seen);
}
