package astryon.services.kit.screen;

import astryon.magic.Address;
import astryon.services.kit.text.Utf8Decoder;

/**
 * Takes what is sent to a terminal byte by byte. Its states are those of Paul Williams's parser for the VT500, without those that only 8-bit controls need, which UTF-8 leaves no place for.
 */
public final class Emulator {
    private static final int ESCAPE = 0x1b;
    private static final int CANCEL = 0x18;
    private static final int SUBSTITUTE = 0x1a;
    private static final int DELETE = 0x7f;
    /** What ESC ( 0 puts in the place of the characters from 0x60 to 0x7e (VT100). */
    private static final String GRAPHICS = "\u25c6\u2592\u2409\u240c\u240d\u240a\u00b0\u00b1\u2424\u240b\u2518\u2510\u250c\u2514\u253c\u23ba\u23bb\u2500\u23bc\u23bd\u251c\u2524\u2534\u252c\u2502"
            + "\u2264\u2265\u03c0\u2260\u00a3\u00b7";

    private enum State { TEXT, ESCAPE, SEQUENCE, STRING }

    private final Screen screen;
    private final Sequences sequences;
    private final Utf8Decoder decoder = new Utf8Decoder();
    private final Parameters parameters = new Parameters();
    private State state = State.TEXT;
    /** The byte between the introducer and the parameters, and the last one between those and the final byte; 0 if there is none. */
    private int marker;
    private int intermediate;
    /** Whether each of G0 and G1 has the graphics, and which of them is shown. */
    private final boolean[] hasGraphics = new boolean[2];
    private int shown;

    public Emulator(int columns, int rows) {
        screen = new Screen(columns, rows);
        sequences = new Sequences(screen);
    }

    Screen screen() {
        return screen;
    }

    /** How many bytes {@link #save} takes. */
    public long bytes() {
        Passage counting = Passage.counting();
        pass(counting);
        return counting.bytes();
    }

    /** Writes all that it is to memory, but for answers that nobody has taken. */
    public void save(Address memory) {
        pass(Passage.saving(memory));
    }

    /** Becomes what another one of the same size was that saved itself: how many bytes that took. */
    public long restore(Address memory) {
        Passage restoring = Passage.restoring(memory);
        pass(restoring);
        return restoring.bytes();
    }

    private void pass(Passage through) {
        decoder.resume((long) through.pass((int) (decoder.state() >>> 32)) << 32 | through.pass((int) decoder.state()) & 0xffff_ffffL);
        state = State.values()[through.pass(state.ordinal())];
        marker = through.pass(marker);
        intermediate = through.pass(intermediate);
        parameters.pass(through);
        through.pass(hasGraphics);
        shown = through.pass(shown);
        sequences.pass(through);
        screen.pass(through);
    }

    /** What the terminal answers, in order; it is not answered again. */
    public String answers() {
        return sequences.answers();
    }

    public boolean isCursorVisible() {
        return sequences.isCursorVisible();
    }

    /** Cursor keys are to send what an application wants (DECCKM). */
    public boolean hasApplicationKeys() {
        return sequences.hasApplicationKeys();
    }

    /** What is pasted is to be between brackets. */
    public boolean hasBracketedPaste() {
        return sequences.hasBracketedPaste();
    }

    public int columns() {
        return screen.columns;
    }

    public int rows() {
        return screen.rows;
    }

    /** A byte from 0 to 255. */
    public void sent(int b) {
        if (decoder.breaks(b)) {
            character(Utf8Decoder.REPLACEMENT);
        }
        int point = decoder.push(b);
        if (point != Utf8Decoder.MORE) {
            character(point);
        }
    }

    private void character(int point) {
        if (point == CANCEL || point == SUBSTITUTE) {
            state = State.TEXT;
        } else if (point == ESCAPE) {
            state = State.ESCAPE;
            intermediate = 0;
        } else if (state == State.STRING) {
            state = point == 7 ? State.TEXT : State.STRING;
        } else if (point < ' ') {
            control(point);
        } else {
            switch (state) {
                case ESCAPE -> escape(point);
                case SEQUENCE -> sequence(point);
                default -> text(point);
            }
        }
    }

    private void text(int point) {
        if (point != DELETE) {
            screen.put(hasGraphics[shown] && point >= 0x60 && point < DELETE ? GRAPHICS.charAt(point - 0x60) : point);
        }
    }

    private void control(int point) {
        switch (point) {
            case '\b' -> screen.moveColumns(-1);
            case '\t' -> screen.tab(1);
            case '\n', 0x0b, '\f' -> {
                screen.lineFeed();
                if (sequences.feedsReturn()) {
                    screen.carriageReturn();
                }
            }
            case '\r' -> screen.carriageReturn();
            case 0x0e -> shown = 1;
            case 0x0f -> shown = 0;
            default -> { }
        }
    }

    private void escape(int point) {
        if (point < '0') {
            intermediate = point;
            return;
        }
        state = State.TEXT;
        if (intermediate == 0) {
            plainEscape(point);
        } else if (intermediate == '(' || intermediate == ')') {
            hasGraphics[intermediate - '('] = point == '0';
        } else if (intermediate == '#' && point == '8') {
            screen.fill('E');
        }
    }

    private void plainEscape(int point) {
        switch (point) {
            case '[' -> {
                state = State.SEQUENCE;
                parameters.clear();
                marker = 0;
            }
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            case '7' -> screen.save();
            case '8' -> screen.restore();
            case 'D' -> screen.lineFeed();
            case 'E' -> {
                screen.lineFeed();
                screen.carriageReturn();
            }
            case 'H' -> screen.setStop();
            case 'M' -> screen.reverseLineFeed();
            case 'c' -> {
                screen.reset();
                sequences.reset();
                hasGraphics[0] = false;
                hasGraphics[1] = false;
                shown = 0;
            }
            default -> { }
        }
    }

    private void sequence(int point) {
        if (point >= '0' && point <= '9') {
            parameters.digit(point - '0');
        } else if (point == ';' || point == ':') {
            parameters.separator(point == ':');
        } else if (point >= '<' && point <= '?') {
            marker = point;
        } else if (point < '0') {
            intermediate = point;
        } else if (point < DELETE) {
            state = State.TEXT;
            sequences.perform(point, marker, intermediate, parameters);
        } else if (point > DELETE) {
            state = State.TEXT;
        }
    }
}
