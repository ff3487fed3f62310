package astryon.library;

import astryon.magic.Substitute;

/** Decimal digits from the last to the first, of numbers made negative: those reach one further than the positive. */
@Substitute(value = "jdk.internal.util.DecimalDigits", whole = true, why = "the JDK, which has this class since 21, writes its digits with Unsafe")
final class UtilDecimalDigits {
    private static final int MOST_INT_DIGITS = 10;
    private static final int MOST_LONG_DIGITS = 19;

    private UtilDecimalDigits() {
    }

    public static int stringSize(int value) {
        int sign = value < 0 ? 1 : 0;
        int rest = value < 0 ? value : -value;
        int bound = -10;
        for (int digits = 1; digits < MOST_INT_DIGITS; digits++) {
            if (rest > bound) {
                return digits + sign;
            }
            bound *= 10;
        }
        return MOST_INT_DIGITS + sign;
    }

    public static int stringSize(long value) {
        int sign = value < 0 ? 1 : 0;
        long rest = value < 0 ? value : -value;
        long bound = -10;
        for (int digits = 1; digits < MOST_LONG_DIGITS; digits++) {
            if (rest > bound) {
                return digits + sign;
            }
            bound *= 10;
        }
        return MOST_LONG_DIGITS + sign;
    }

    /** Writes the digits of {@code value} so that they end before {@code end}, and yields where they start. */
    public static int uncheckedGetCharsLatin1(int value, int end, byte[] text) {
        int at = end;
        int rest = value < 0 ? value : -value;
        do {
            int tenth = rest / 10;
            text[--at] = (byte) ('0' + (tenth * 10 - rest));
            rest = tenth;
        } while (rest != 0);
        if (value < 0) {
            text[--at] = '-';
        }
        return at;
    }

    public static int uncheckedGetCharsLatin1(long value, int end, byte[] text) {
        int at = end;
        long rest = value < 0 ? value : -value;
        do {
            long tenth = rest / 10;
            text[--at] = (byte) ('0' + (int) (tenth * 10 - rest));
            rest = tenth;
        } while (rest != 0);
        if (value < 0) {
            text[--at] = '-';
        }
        return at;
    }

    /** As {@link #uncheckedGetCharsLatin1(int, int, byte[])}; places are of characters of two bytes. */
    public static int uncheckedGetCharsUTF16(int value, int end, byte[] text) {
        return uncheckedGetCharsUTF16((long) value, end, text);
    }

    public static int uncheckedGetCharsUTF16(long value, int end, byte[] text) {
        int at = end;
        long rest = value < 0 ? value : -value;
        do {
            long tenth = rest / 10;
            wide(text, --at, (byte) ('0' + (int) (tenth * 10 - rest)));
            rest = tenth;
        } while (rest != 0);
        if (value < 0) {
            wide(text, --at, (byte) '-');
        }
        return at;
    }

    public static int getChars(long value, int end, char[] text) {
        int at = end;
        long rest = value < 0 ? value : -value;
        do {
            long tenth = rest / 10;
            text[--at] = (char) ('0' + (int) (tenth * 10 - rest));
            rest = tenth;
        } while (rest != 0);
        if (value < 0) {
            text[--at] = '-';
        }
        return at;
    }

    public static void putPair(char[] text, int at, int pair) {
        text[at] = (char) ('0' + pair / 10);
        text[at + 1] = (char) ('0' + pair % 10);
    }

    public static void uncheckedPutPairLatin1(byte[] text, int at, int pair) {
        text[at] = (byte) ('0' + pair / 10);
        text[at + 1] = (byte) ('0' + pair % 10);
    }

    public static void uncheckedPutPairUTF16(byte[] text, int at, int pair) {
        wide(text, at, (byte) ('0' + pair / 10));
        wide(text, at + 1, (byte) ('0' + pair % 10));
    }

    private static void wide(byte[] text, int at, byte character) {
        text[2 * at] = character;
        text[2 * at + 1] = 0;
    }
}
