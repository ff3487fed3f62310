package astryon.services.terminal;

import astryon.services.kit.text.CharacterWidth;
import astryon.services.kit.text.Utf8Decoder;

/** In which column the cursor of what shows a terminal is, as far as that follows from what was sent there: a control sequence counts as moving it nowhere. */
final class Cursor {
    private static final int ESCAPE = 0x1b;
    private static final int TAB = 8;

    private enum State { TEXT, ESCAPE, SEQUENCE }

    private final Utf8Decoder decoder = new Utf8Decoder();
    private State state = State.TEXT;
    private int column;

    int column() {
        return column;
    }

    void sent(int b) {
        switch (state) {
            case TEXT -> {
                int point = decoder.push(b);
                if (point != Utf8Decoder.MORE) {
                    text(point);
                }
            }
            // ECMA-48, 5.3 and 5.4: intermediate bytes, then a final one; behind a bracket parameters come first.
            case ESCAPE -> state = b == '[' ? State.SEQUENCE : b >= ' ' && b < '0' ? State.ESCAPE : State.TEXT;
            case SEQUENCE -> state = b >= '@' && b < 0x7f ? State.TEXT : State.SEQUENCE;
        }
    }

    private void text(int point) {
        switch (point) {
            case ESCAPE -> state = State.ESCAPE;
            case '\r' -> column = 0;
            case '\b' -> column = Math.max(0, column - 1);
            case '\t' -> column = (column / TAB + 1) * TAB;
            default -> column += CharacterWidth.of(point);
        }
    }
}
