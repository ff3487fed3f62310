package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.regex.PatternSyntaxException;

@Substitute(value = "java.util.regex.Pattern", why = "canonical equivalence and characters by name need tables that are larger than the engine")
final class RegexPattern {
    @Original
    private int[] temp;
    @Original
    private int cursor;
    @Original
    private int patternLength;

    private RegexPattern() {
    }

    @Original
    private native int read();

    @Original
    private native PatternSyntaxException error(String what);

    private static String normalize(String pattern) {
        throw RegexNfcCharProperty.unsupported();
    }

    /** Behind {@code \N}. */
    private int N() {
        if (!PatternNames.ARE_WRITTEN) {
            throw new UnsupportedOperationException("no class of the program has a pattern with a character by its name written down: where one is, as a constant for example, they work");
        }
        if (read() != '{') {
            throw error("Illegal character name escape sequence");
        }
        int start = cursor;
        while (read() != '}') {
            if (cursor >= patternLength) {
                throw error("Unclosed character name escape sequence");
            }
        }
        String name = new String(temp, start, cursor - start - 1);
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException unknown) {
            throw error("Unknown character name [".concat(name).concat("]"));
        }
    }
}
