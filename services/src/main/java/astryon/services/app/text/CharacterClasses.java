package astryon.services.app.text;

import java.util.List;
import java.util.function.IntPredicate;

/** The classes of characters that POSIX names, of ASCII. */
final class CharacterClasses {
    static final List<String> NAMES = List.of("alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit");

    private CharacterClasses() {
    }

    /** Null if there is none of this name. */
    static IntPredicate ascii(String name) {
        return switch (name) {
            case "alnum" -> CharacterClasses::isAlnum;
            case "alpha" -> c -> isUpper(c) || isLower(c);
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < 32 || c == 127;
            case "digit" -> CharacterClasses::isDigit;
            case "graph" -> c -> c > 32 && c < 127;
            case "lower" -> CharacterClasses::isLower;
            case "print" -> c -> c >= 32 && c < 127;
            case "punct" -> c -> c > 32 && c < 127 && !isAlnum(c);
            case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
            case "upper" -> CharacterClasses::isUpper;
            case "xdigit" -> c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            default -> null;
        };
    }

    private static boolean isAlnum(int c) {
        return isDigit(c) || isUpper(c) || isLower(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }
}
