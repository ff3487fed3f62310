package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.Integer", why = "the JDK (25) makes a message with java.util.Formatter, which brings locales and calendars")
final class LangInteger {
    private LangInteger() {
    }

    public static int parseInt(String text, int radix) {
        return (int) NumberText.parse(text, radix, Integer.MIN_VALUE);
    }
}
