package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.regex.Pattern", why = "canonical equivalence and characters by name need the tables of ICU, which are larger than the engine")
final class RegexPattern {
    private RegexPattern() {
    }

    private static String normalize(String pattern) {
        throw new UnsupportedOperationException("Pattern.CANON_EQ is not supported");
    }

    private int N() {
        throw new UnsupportedOperationException("\\N{...} in a pattern is not supported");
    }
}
