package astryon.services.app.line;

import astryon.services.app.Terminal;
import java.io.IOException;

/** Makes keys of the bytes that a terminal sends: UTF-8, and the control sequences of xterm, which consoles and serial terminals send, too. */
public final class KeyReader {
    private static final int ESCAPE = 27;
    private static final int RUBOUT = 127;
    private static final int REPLACEMENT = 0xfffd;

    private final Terminal.Keys keys;

    public KeyReader(Terminal.Keys keys) {
        this.keys = keys;
    }

    public Key next() throws IOException {
        int b = keys.next();
        if (b < 0) {
            return Key.of(Key.Kind.GONE);
        } else if (b == ESCAPE) {
            return escaped();
        } else if (b == RUBOUT) {
            return Key.control('h');
        } else if (b < ' ') {
            return Key.control(b == 0 ? '@' : b <= 26 ? 'a' + b - 1 : '@' + b);
        }
        return new Key(Key.Kind.CHARACTER, character(b));
    }

    private int character(int first) throws IOException {
        int more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        if (more == 0) {
            return first < 0x80 ? first : REPLACEMENT;
        }
        int point = first & 0x3f >> more;
        for (int i = 0; i < more; i++) {
            int b = keys.next();
            if ((b & 0xc0) != 0x80) {
                return REPLACEMENT;
            }
            point = point << 6 | b & 0x3f;
        }
        return Character.isValidCodePoint(point) ? point : REPLACEMENT;
    }

    private Key escaped() throws IOException {
        int b = keys.next();
        if (b == '[') {
            return sequence();
        } else if (b == 'O') {
            return cursor(keys.next(), false);
        } else if (b < 0) {
            return Key.of(Key.Kind.GONE);
        }
        return new Key(Key.Kind.ALT, b == RUBOUT || b == '\b' ? 'h' : Character.toLowerCase(b));
    }

    /** {@code ESC [ numbers letter}; the second number tells which keys are held down with it. */
    private Key sequence() throws IOException {
        int[] numbers = {0, 0};
        int at = 0;
        int b = keys.next();
        while (b >= '0' && b <= ';') {
            if (b == ';') {
                at = 1;
            } else {
                numbers[at] = Math.min(99, numbers[at] * 10 + b - '0');
            }
            b = keys.next();
        }
        if (b != '~') {
            return b < 0 ? Key.of(Key.Kind.GONE) : cursor(b, numbers[1] > 1);
        }
        return Key.of(switch (numbers[0]) {
            case 1, 7 -> Key.Kind.HOME;
            case 4, 8 -> Key.Kind.END;
            case 3 -> Key.Kind.DELETE;
            case 5 -> Key.Kind.PAGE_UP;
            case 6 -> Key.Kind.PAGE_DOWN;
            default -> Key.Kind.UNKNOWN;
        });
    }

    private static Key cursor(int letter, boolean byWord) {
        return Key.of(switch (letter) {
            case 'A' -> Key.Kind.UP;
            case 'B' -> Key.Kind.DOWN;
            case 'C' -> byWord ? Key.Kind.WORD_RIGHT : Key.Kind.RIGHT;
            case 'D' -> byWord ? Key.Kind.WORD_LEFT : Key.Kind.LEFT;
            case 'H' -> Key.Kind.HOME;
            case 'F' -> Key.Kind.END;
            default -> Key.Kind.UNKNOWN;
        });
    }
}
