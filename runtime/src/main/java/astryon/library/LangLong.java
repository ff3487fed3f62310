package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.Long", why = "the JDK (25) makes a message with java.util.Formatter, which brings locales and calendars")
final class LangLong {
    private LangLong() {
    }

    public static long parseLong(String text, int radix) {
        return NumberText.parse(text, radix, Long.MIN_VALUE);
    }
}
