package astryon.compiler.agreement.programs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns that ask for scripts and blocks of Unicode, and what {@code Character} knows of them. */
final class Scripts {
    private static final String[] PATTERNS = {"\\p{IsLatin}+", "\\P{IsGreek}+", "\\p{InGreek}", "\\p{script=Han}", "\\p{sc=Cyrillic}+", "\\p{block=Arrows}", "\\p{blk=Basic Latin}+",
        "\\p{IsAlphabetic}+", "[\\p{IsLatin}&&[^a-c]]+", "\\p{IsNope}", "\\p{InNope}", "\\p{sc=Nope}", "(?i)\\p{IsHiragana}", "\\p{IsWhite_Space}*", "\\p{Lu}\\p{L}*"};
    private static final String[] TEXTS = {"abc\u00e9", "\u03b1\u03b2", "\u4e2d", "\u0436", "\u2190", "\u3042", "\ud800\udf30", " ", "\u00c4b"};

    private Scripts() {
    }

    public static void main(String[] arguments) {
        for (String pattern : PATTERNS) {
            try {
                StringBuilder found = new StringBuilder();
                for (String text : TEXTS) {
                    Matcher matcher = Pattern.compile(pattern).matcher(text);
                    found.append(matcher.matches() ? 'm' : matcher.find() ? 'f' : '-');
                }
                Show.line(pattern, found);
            } catch (IllegalArgumentException e) {
                Show.failure(pattern, e);
            }
        }
        for (int character : new int[] {'a', 0x4e2d, 0x1f600, 0x378, 0x10ffff}) {
            Show.line("character", Character.UnicodeScript.of(character) + " " + Character.UnicodeBlock.of(character));
        }
        Show.line("by name", Character.UnicodeScript.forName("latn") + " " + Character.UnicodeBlock.forName("Basic Latin"));
    }
}
