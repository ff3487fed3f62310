package astryon.services.app.shell;

import astryon.services.app.Text;

/** {@code $'...'}: a quote in which backslashes mean what they do in C (POSIX of 2024, XCU 2.2.4). */
final class EscapedQuote {
    private static final String LETTERS = "abefnrtv";
    private static final String MEANINGS = "\u0007\b\u001b\f\n\r\t\u000b";

    private final Source source;
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    private EscapedQuote(Source source) {
        this.source = source;
    }

    /** From the opening quote to behind the closing one. */
    static String scan(Source source) {
        return new EscapedQuote(source).scan();
    }

    private String scan() {
        int line = source.line();
        source.readRaw();
        while (true) {
            int c = source.readRaw();
            if (c == '\'') {
                return Text.decode(bytes.toByteArray());
            } else if (c == Source.END) {
                throw new SyntaxError(line, "the quote $' has no end");
            } else if (c == '\\') {
                escape();
            } else {
                character(c);
            }
        }
    }

    private void character(int c) {
        String one = String.valueOf((char) c);
        if (Character.isHighSurrogate((char) c)) {
            one += (char) source.readRaw();
        }
        bytes.writeBytes(Text.encode(one));
    }

    private void escape() {
        int c = source.readRaw();
        if (c == Source.END) {
            return;
        }
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            bytes.write(MEANINGS.charAt(letter));
        } else if (c >= '0' && c <= '7') {
            bytes.write(number(8, 2, c - '0'));
        } else if (c == 'x') {
            bytes.write(number(16, 2, 0));
        } else if (c == 'u' || c == 'U') {
            bytes.writeBytes(Text.encode(Character.toString(number(16, c == 'u' ? 4 : 8, 0))));
        } else if (c == 'c') {
            bytes.write(source.readRaw() & 0x1f);
        } else {
            if (c != '\\' && c != '\'' && c != '"' && c != '?') {
                bytes.write('\\');
            }
            character(c);
        }
    }

    private int number(int radix, int most, int begun) {
        int value = begun;
        for (int i = 0; i < most && Character.digit(source.peekRaw(), radix) >= 0; i++) {
            value = value * radix + Character.digit(source.readRaw(), radix);
        }
        return value;
    }
}
