package astryon.services.terminal;

import astryon.services.kit.text.Utf8Decoder;

/**
 * What of a regular program's output goes to the screen: text, and what moves the cursor, erases, and colours. All else goes nowhere: what makes a terminal answer (its answers would be read as typed), what
 * names windows, sets the clipboard, defines keys and characters, or only is not known to be harmless. Sequences are those of ECMA-48, 5.3 and 5.4, and of XTerm Control Sequences.
 */
final class GuestText {
    /** The most bytes that one byte of a program lets through: a sequence that is whole. */
    static final int MOST = 32;
    private static final int ESCAPE = 0x1b;
    private static final int BELL = 7;
    private static final int CANCEL = 0x18;
    private static final int SUBSTITUTE = 0x1a;
    private static final String CONTROLS = "\007\b\t\n\r";
    /** With nothing between: save and restore the cursor, move up. */
    private static final String ESCAPES = "78M";
    private static final String FUNCTIONS = "@ABCDEFGHJKLMPSTXZ`adefmr";
    /** Cursor keys, wrapping, the cursor, the other screen, pasting. */
    private static final String[] MODES = {"?1", "?7", "?25", "?1049", "?2004"};
    private static final String RESET = "\033[!p\033[0m\033[?1l\033[?7h\033[?25h\033[?2004l\033[?1049l";

    /** Where the bytes go. */
    interface Sink {
        void put(int b);
    }

    private enum State { TEXT, ESCAPE, SEQUENCE, STRING, STRING_ESCAPE }

    private final Utf8Decoder decoder = new Utf8Decoder();
    private final StringBuilder sequence = new StringBuilder();
    private State state = State.TEXT;
    private boolean hasControlled;

    /** A byte of the program's, 0 to 255. */
    void push(int b, Sink sink) {
        switch (state) {
            case TEXT -> text(b, sink);
            case ESCAPE -> escape(b, sink);
            case SEQUENCE -> sequence(b, sink);
            case STRING -> state = b == BELL || b == CANCEL || b == SUBSTITUTE ? State.TEXT : b == ESCAPE ? State.STRING_ESCAPE : State.STRING;
            default -> {
                state = State.ESCAPE;
                escape(b, sink);
            }
        }
    }

    private void text(int b, Sink sink) {
        if (decoder.breaks(b)) {
            put(Utf8Decoder.REPLACEMENT, sink);
        }
        int point = decoder.push(b);
        if (point == Utf8Decoder.MORE) {
            return;
        }
        if (point == ESCAPE) {
            state = State.ESCAPE;
            sequence.setLength(0);
        } else if (point < ' ' ? CONTROLS.indexOf(point) >= 0 : point < 0x7f || point > 0x9f) {
            put(point, sink);
        }
    }

    private static void put(int point, Sink sink) {
        if (point < 0x80) {
            sink.put(point);
        } else if (point < 0x800) {
            sink.put(0xc0 | point >> 6);
            sink.put(0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            sink.put(0xe0 | point >> 12);
            sink.put(0x80 | point >> 6 & 0x3f);
            sink.put(0x80 | point & 0x3f);
        } else {
            sink.put(0xf0 | point >> 18);
            sink.put(0x80 | point >> 12 & 0x3f);
            sink.put(0x80 | point >> 6 & 0x3f);
            sink.put(0x80 | point & 0x3f);
        }
    }

    private void escape(int b, Sink sink) {
        state = State.TEXT;
        if (b == '[') {
            state = State.SEQUENCE;
        } else if (b == ']' || b == 'P' || b == 'X' || b == '^' || b == '_' || b == 'k') {
            state = State.STRING;
        } else if (b == ESCAPE || b >= ' ' && b < '0') {
            // Another begins, or what is between an escape and its end: none of these is let through.
            state = State.ESCAPE;
            sequence.append(' ');
        } else if (sequence.length() == 0 && ESCAPES.indexOf(b) >= 0) {
            hasControlled = true;
            sink.put(ESCAPE);
            sink.put(b);
        }
        if (b == ESCAPE) {
            sequence.setLength(0);
        }
    }

    private void sequence(int b, Sink sink) {
        if (b == ESCAPE) {
            state = State.ESCAPE;
            sequence.setLength(0);
        } else if (b == CANCEL || b == SUBSTITUTE) {
            state = State.TEXT;
        } else if (b >= '@' && b < 0x7f) {
            state = State.TEXT;
            if (isHarmless(b)) {
                hasControlled = true;
                sink.put(ESCAPE);
                sink.put('[');
                for (int i = 0; i < sequence.length(); i++) {
                    sink.put(sequence.charAt(i));
                }
                sink.put(b);
            }
        } else if (sequence.length() < MOST) {
            sequence.append((char) b);
        }
    }

    private boolean isHarmless(int function) {
        String parameters = sequence.toString();
        if (parameters.length() > MOST - 3) {
            return false;
        }
        if (function == 'h' || function == 'l') {
            for (String mode : MODES) {
                if (mode.equals(parameters)) {
                    return true;
                }
            }
            return false;
        }
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if (c != ';' && c != ':' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return FUNCTIONS.indexOf(function) >= 0;
    }

    /** The program is gone: nothing of how it had the screen stays. */
    void end(Sink sink) {
        if (hasControlled) {
            for (int i = 0; i < RESET.length(); i++) {
                sink.put(RESET.charAt(i));
            }
        }
        hasControlled = false;
        state = State.TEXT;
    }
}
