package astryon.compiler.agreement.programs;

import java.util.regex.Pattern;

/** Characters by their names: what {@code Character} knows of them, and patterns that have them. */
final class Named {
    private static final String[] PATTERNS = {"\\N{LATIN SMALL LETTER A}+", "[\\N{DIGIT ONE}-\\N{DIGIT NINE}]+", "\\N{white smiling face}", "\\N{CJK UNIFIED IDEOGRAPH 4E2D}", "\\N{NOBODY}",
        "\\N{DIGIT ONE", "\\Nx", "\\N", "(?x)\\N{DIGIT ONE} \\N{DIGIT TWO}"};
    private static final String[] TEXTS = {"aaa", "123", "\u263a", "\u4e2d", "12"};

    private Named() {
    }

    public static void main(String[] arguments) {
        for (int character : new int[] {'a', '0', ' ', 0, 0x7f, 0xe9, 0x4e2d, 0xac00, 0xd800, 0xe000, 0x1f600, 0x378, 0x10ffff}) {
            String name = Character.getName(character);
            Show.line(Integer.toHexString(character), name);
            if (name != null) {
                Show.line("back", Character.codePointOf(name));
            }
        }
        Show.attempt("no character", () -> Character.getName(-1));
        Show.attempt("no name", () -> Character.codePointOf("NOBODY"));
        Show.line("small letters", Character.codePointOf("  greek small letter alpha "));
        for (String pattern : PATTERNS) {
            try {
                StringBuilder found = new StringBuilder();
                for (String text : TEXTS) {
                    found.append(Pattern.compile(pattern).matcher(text).matches() ? 'm' : '-');
                }
                Show.line(pattern, found);
            } catch (IllegalArgumentException e) {
                Show.failure(pattern, e);
            }
        }
    }
}
