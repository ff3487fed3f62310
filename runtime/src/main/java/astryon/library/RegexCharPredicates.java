package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.regex.CharPredicates", why = "the tables of scripts and blocks are as large as the engine")
final class RegexCharPredicates {
    private RegexCharPredicates() {
    }

    static RegexCharPredicate forUnicodeScript(String name) {
        throw new UnsupportedOperationException("scripts in patterns are not supported: ".concat(name));
    }

    static RegexCharPredicate forUnicodeBlock(String name) {
        throw new UnsupportedOperationException("blocks in patterns are not supported: ".concat(name));
    }
}
