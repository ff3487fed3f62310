package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.Character", why = "the JDK makes a message with java.util.Formatter, which brings locales and patterns")
final class LangCharacter {
    private LangCharacter() {
    }

    public static char[] toChars(int point) {
        if (point >>> 16 == 0) {
            return new char[] {(char) point};
        }
        if (!Character.isValidCodePoint(point)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: 0x".concat(Integer.toHexString(point).toUpperCase()));
        }
        return new char[] {Character.highSurrogate(point), Character.lowSurrogate(point)};
    }
}
