package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.regex.CharPredicates", why = "the tables of scripts and blocks are as large as the engine: only programs have them that write such a pattern down")
final class RegexCharPredicates {
    /** What patterns for scripts and blocks begin with behind the backslash, and some that want no table. */
    private static final boolean ASKED = BuildTimeFiles.isWrittenBehindBackslash(new String[] {"p{I", "P{I", "p{s", "P{s", "p{b", "P{b"});

    private RegexCharPredicates() {
    }

    private static UnsupportedOperationException unasked(String name) {
        return new UnsupportedOperationException(
                "no class of the program has a pattern with a script or block written down, such as ".concat(name).concat(": where one is, as a constant for example, all work"));
    }

    /** Null, here and below, if there is none of that name. */
    static RegexCharPredicate forUnicodeScript(String name) {
        if (!ASKED) {
            throw unasked(name);
        }
        try {
            Character.UnicodeScript script = Character.UnicodeScript.forName(name);
            return character -> Character.UnicodeScript.of(character) == script;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    static RegexCharPredicate forUnicodeBlock(String name) {
        if (!ASKED) {
            throw unasked(name);
        }
        try {
            Character.UnicodeBlock block = Character.UnicodeBlock.forName(name);
            return character -> Character.UnicodeBlock.of(character) == block;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
