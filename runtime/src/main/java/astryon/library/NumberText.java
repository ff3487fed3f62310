package astryon.library;

import astryon.magic.NoInline;

/** Text to integers: what {@code Integer} and {@code Long} have in common. */
final class NumberText {
    private NumberText() {
    }

    /**
     * The number that {@code text} says in {@code radix}, as {@link Long#parseLong(String, int)} has it.
     *
     * @param least the least number there is; the greatest is its complement
     */
    static long parse(String text, int radix, long least) {
        if (text == null) {
            throw new NumberFormatException("Cannot parse null string");
        }
        if (radix < Character.MIN_RADIX) {
            throw new NumberFormatException("radix ".concat(Integer.toString(radix)).concat(" less than Character.MIN_RADIX"));
        }
        if (radix > Character.MAX_RADIX) {
            throw new NumberFormatException("radix ".concat(Integer.toString(radix)).concat(" greater than Character.MAX_RADIX"));
        }
        int length = text.length();
        char first = length == 0 ? 0 : text.charAt(0);
        boolean negative = first == '-';
        int start = negative || first == '+' ? 1 : 0;
        if (start == length) {
            throw refusal(text, radix);
        }
        // Negative all along, for there is one negative number more.
        long limit = negative ? least : least + 1;
        long beforeLast = limit / radix;
        long number = 0;
        for (int i = start; i < length; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || number < beforeLast || number * radix < limit + digit) {
                throw refusal(text, radix);
            }
            number = number * radix - digit;
        }
        return negative ? number : -number;
    }

    @NoInline
    private static NumberFormatException refusal(String text, int radix) {
        String message = "For input string: \"".concat(text).concat("\"");
        return new NumberFormatException(radix == 10 ? message : message.concat(" under radix ").concat(Integer.toString(radix)));
    }
}
