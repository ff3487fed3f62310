package astryon.services.driver.ps2;

import astryon.protocol.Keyboard;

/** Which keys are held and locked, and so what a key means. */
final class KeyboardState {
    private static final int LEFT_CONTROL = 0xe0;
    private static final int LEFT_SHIFT = 0xe1;
    private static final int LEFT_ALT = 0xe2;
    private static final int LEFT_LOGO = 0xe3;
    private static final int RIGHT_CONTROL = 0xe4;
    private static final int RIGHT_SHIFT = 0xe5;
    private static final int RIGHT_ALT = 0xe6;
    private static final int RIGHT_LOGO = 0xe7;
    private static final int CAPS_LOCK = 0x39;
    private static final int NUMBER_LOCK = 0x53;
    /** The keys of the number pad that give the same whether it is locked or not, and the others from 1 to the point. */
    private static final int PAD_SIGNS = 0x54;
    private static final String SIGNS = "/*-+";
    private static final int PAD_ENTER = 0x58;
    private static final int PAD_NUMBERS = 0x59;
    private static final String NUMBERS = "1234567890.";
    private static final int PAD_POINT = 0x63;
    /** End, down, page down, left, nothing, right, home, up, page up, insert, delete. */
    private static final int[] UNLOCKED = {0x4d, 0x51, 0x4e, 0x50, 0, 0x4f, 0x4a, 0x52, 0x4b, 0x49, 0x4c};
    private static final int ENTER = 0x28;
    private static final int HELD_BITS = 0xff;
    private static final int CAPS_BIT = 0x100;
    private static final int NUMBERS_OFF_BIT = 0x200;

    private final Layout layout;
    /** A bit for each of the eight keys that change others. */
    private int held;
    private boolean capsLock;
    private boolean numberLock = true;

    KeyboardState(Layout layout) {
        this.layout = layout;
    }

    /** What is held and locked, for {@link #resume}. */
    int state() {
        return held | (capsLock ? CAPS_BIT : 0) | (numberLock ? 0 : NUMBERS_OFF_BIT);
    }

    void resume(int former) {
        held = former & HELD_BITS;
        capsLock = (former & CAPS_BIT) != 0;
        numberLock = (former & NUMBERS_OFF_BIT) == 0;
    }

    /** The event, as {@link Keyboard#next} gives it, of a key that is pressed, or let go. */
    long event(int key, boolean pressed) {
        if (key >= LEFT_CONTROL && key <= RIGHT_LOGO) {
            int bit = 1 << key - LEFT_CONTROL;
            held = pressed ? held | bit : held & ~bit;
        } else if (pressed && key == CAPS_LOCK) {
            capsLock = !capsLock;
        } else if (pressed && key == NUMBER_LOCK) {
            numberLock = !numberLock;
        }
        int meant = meant(key);
        return character(key) | (long) meant << Keyboard.KEY_SHIFT | (long) modifiers() << Keyboard.MODIFIER_SHIFT | (pressed ? Keyboard.PRESSED : 0);
    }

    private boolean isHeld(int key) {
        return (held >> key - LEFT_CONTROL & 1) != 0;
    }

    /** AltGr counts as no modifier: it has done its work. */
    private int modifiers() {
        return (isHeld(LEFT_SHIFT) || isHeld(RIGHT_SHIFT) ? Keyboard.SHIFT : 0) | (isHeld(LEFT_ALT) || isHeld(RIGHT_ALT) && !hasAltGr() ? Keyboard.ALT : 0)
                | (isHeld(LEFT_CONTROL) || isHeld(RIGHT_CONTROL) ? Keyboard.CONTROL : 0) | (isHeld(LEFT_LOGO) || isHeld(RIGHT_LOGO) ? Keyboard.LOGO : 0);
    }

    private boolean hasAltGr() {
        return layout != Layout.US;
    }

    private int meant(int key) {
        return key == PAD_ENTER ? ENTER : key >= PAD_NUMBERS && key <= PAD_POINT && !numberLock ? UNLOCKED[key - PAD_NUMBERS] : key;
    }

    private int character(int key) {
        if (key >= PAD_SIGNS && key < PAD_ENTER) {
            return SIGNS.charAt(key - PAD_SIGNS);
        }
        if (key >= PAD_NUMBERS && key <= PAD_POINT) {
            return numberLock ? NUMBERS.charAt(key - PAD_NUMBERS) : 0;
        }
        return layout.character(key, isHeld(LEFT_SHIFT) || isHeld(RIGHT_SHIFT), hasAltGr() && isHeld(RIGHT_ALT), capsLock);
    }
}
