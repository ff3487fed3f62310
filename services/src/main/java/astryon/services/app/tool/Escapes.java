package astryon.services.app.tool;

/**
 * Backslashes in text replaced by what they mean (XBD 5).
 *
 * @param ends whether there was a backslash and c, behind which nothing is printed any more
 */
record Escapes(String text, boolean ends) {
    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANINGS = "\u0007\b\u001b\f\n\r\t\u000b\\";
    /** Where {@link astryon.services.app.Text} has bytes that are no characters. */
    private static final int BYTES = 0xdc00;

    /** In what {@code echo -e} and {@code printf %b} print, where octal numbers begin with 0. */
    static Escapes ofOperand(String text) {
        return of(text, true);
    }

    /** In a format of printf, where octal numbers need no 0 before them. */
    static String ofFormat(String text) {
        return of(text, false).text;
    }

    private static Escapes of(String text, boolean operand) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                result.append(c);
                continue;
            }
            char escape = text.charAt(i++);
            int letter = LETTERS.indexOf(escape);
            if (letter >= 0) {
                result.append(MEANINGS.charAt(letter));
            } else if (escape == 'c' && operand) {
                return new Escapes(result.toString(), true);
            } else if (escape == 'x' && i < text.length() && Character.digit(text.charAt(i), 16) >= 0) {
                i = number(text, i, 16, 2, result);
            } else if (escape == '0' && operand) {
                i = number(text, i, 8, 3, result);
            } else if (escape >= '0' && escape <= '7') {
                i = number(text, i - 1, 8, 3, result);
            } else if (escape == '"' && !operand) {
                result.append('"');
            } else {
                result.append('\\').append(escape);
            }
        }
        return new Escapes(result.toString(), false);
    }

    /** The place behind it. */
    private static int number(String text, int from, int radix, int most, StringBuilder result) {
        int value = 0;
        int i = from;
        while (i < text.length() && i < from + most && Character.digit(text.charAt(i), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(i++), radix);
        }
        value &= 0xff;
        result.append((char) (value < 0x80 ? value : BYTES + value));
        return i;
    }
}
