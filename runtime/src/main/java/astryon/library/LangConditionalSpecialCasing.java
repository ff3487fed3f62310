package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.Locale;

@Substitute(value = "java.lang.ConditionalSpecialCasing", why = "the JDK looks for words and combining classes with the tables of ICU; these conditions need none")
final class LangConditionalSpecialCasing {
    private LangConditionalSpecialCasing() {
    }

    @Original
    private static native boolean isCased(int point);

    @Original
    private static native boolean isSoftDotted(int point);

    /** The Unicode Standard, section 3.13, Final_Sigma: behind a letter with case in the word, and before none. */
    private static boolean isFinalCased(String text, int index, Locale locale) {
        boolean behind = false;
        for (int i = index; i > 0 && !behind; ) {
            int point = text.codePointBefore(i);
            i -= Character.charCount(point);
            behind = isCased(point);
            if (!behind && !isIgnorable(point)) {
                return false;
            }
        }
        for (int i = index + Character.charCount(text.codePointAt(index)); behind && i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isCased(point)) {
                return false;
            }
            if (!isIgnorable(point)) {
                break;
            }
        }
        return behind;
    }

    private static boolean isIgnorable(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> true;
            default -> point == '\'' || point == '.' || point == ':' || point == 0xb7 || point == 0x2018 || point == 0x2019 || point == 0x2024 || point == 0x2027;
        };
    }

    private static boolean isAfterI(String text, int index) {
        for (int i = index; i > 0; ) {
            int point = text.codePointBefore(i);
            if (point == 'I') {
                return true;
            }
            if (!isMark(point) || isAbove(point)) {
                return false;
            }
            i -= Character.charCount(point);
        }
        return false;
    }

    private static boolean isAfterSoftDotted(String text, int index) {
        for (int i = index; i > 0; ) {
            int point = text.codePointBefore(i);
            if (isSoftDotted(point)) {
                return true;
            }
            if (!isMark(point) || isAbove(point)) {
                return false;
            }
            i -= Character.charCount(point);
        }
        return false;
    }

    private static boolean isMoreAbove(String text, int index) {
        for (int i = index + Character.charCount(text.codePointAt(index)); i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isAbove(point)) {
                return true;
            }
            if (!isMark(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static boolean isBeforeDot(String text, int index) {
        for (int i = index + Character.charCount(text.codePointAt(index)); i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0x307) {
                return true;
            }
            if (!isMark(point) || isAbove(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** Combining class 230, for the marks that Latin letters take. */
    private static boolean isAbove(int point) {
        return point >= 0x300 && point <= 0x314 || point >= 0x33d && point <= 0x344 || point == 0x346 || point >= 0x34a && point <= 0x34c
                || point >= 0x350 && point <= 0x352 || point == 0x357 || point == 0x35b || point >= 0x363 && point <= 0x36f;
    }
}
