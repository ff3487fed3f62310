package astryon.services.kit.screen;

import astryon.protocol.Keyboard;

/** What a terminal sends for a key (xterm's Control Sequences, PC-style function keys). */
public final class Keys {
    private static final int ENTER = 0x28;
    private static final int ESCAPE = 0x29;
    private static final int BACKSPACE = 0x2a;
    private static final int TAB = 0x2b;
    private static final int F1 = 0x3a;
    private static final int F5 = 0x3e;
    private static final int F12 = 0x45;
    private static final int[] NUMBERS_FROM_F5 = {15, 17, 18, 19, 20, 21, 23, 24};
    /** Insert, home, page up, delete, end, page down: a letter, or the number before a tilde. */
    private static final int INSERT = 0x49;
    private static final String SIX = "2H53F6";
    private static final int RIGHT = 0x4f;
    private static final int UP = 0x52;
    private static final String ARROWS = "CDBA";

    private Keys() {
    }

    /** Nothing for a key that was let go, or that does nothing by itself. */
    public static String sent(long event, boolean hasApplicationKeys) {
        if ((event & Keyboard.PRESSED) == 0) {
            return "";
        }
        int key = (int) (event >> Keyboard.KEY_SHIFT & Keyboard.KEY);
        int modifiers = (int) (event >> Keyboard.MODIFIER_SHIFT) & Keyboard.MODIFIERS;
        int character = (int) (event & Keyboard.CHARACTER);
        String escape = (modifiers & Keyboard.ALT) != 0 ? "\033" : "";
        boolean hasControl = (modifiers & Keyboard.CONTROL) != 0;
        switch (key) {
            case ENTER:
                return escape + "\r";
            case ESCAPE:
                return escape + "\033";
            case BACKSPACE:
                return escape + (hasControl ? "\b" : "\177");
            case TAB:
                return (modifiers & Keyboard.SHIFT) != 0 ? "\033[Z" : escape + "\t";
            default:
                return character == 0 ? function(key, modifiers, hasApplicationKeys) : escape + (hasControl ? control(character) : Character.toString(character));
        }
    }

    /** Letters and what stands between them and the small ones give the first thirty-two; others what they are. */
    private static String control(int character) {
        if (character == ' ') {
            return "\0";
        }
        if (character == '?') {
            return "\177";
        }
        return Character.toString(character >= '@' && character <= '~' ? character & 0x1f : character == '/' ? 0x1f : character);
    }

    private static String function(int key, int modifiers, boolean hasApplicationKeys) {
        if (key >= F1 && key < F5) {
            return modifiers == 0 ? "\033O" + (char) ('P' + key - F1) : letter((char) ('P' + key - F1), modifiers);
        }
        if (key >= F5 && key <= F12) {
            return number(NUMBERS_FROM_F5[key - F5], modifiers);
        }
        if (key >= RIGHT && key <= UP) {
            return cursor(ARROWS.charAt(key - RIGHT), modifiers, hasApplicationKeys);
        }
        if (key >= INSERT && key < RIGHT) {
            char which = SIX.charAt(key - INSERT);
            return which >= 'A' ? cursor(which, modifiers, hasApplicationKeys) : number(which - '0', modifiers);
        }
        return "";
    }

    private static String cursor(char letter, int modifiers, boolean hasApplicationKeys) {
        return modifiers != 0 ? letter(letter, modifiers) : (hasApplicationKeys ? "\033O" : "\033[") + letter;
    }

    private static String letter(char letter, int modifiers) {
        return "\033[1;" + (1 + modifiers) + letter;
    }

    private static String number(int number, int modifiers) {
        return "\033[" + number + (modifiers == 0 ? "" : ";" + (1 + modifiers)) + "~";
    }
}
