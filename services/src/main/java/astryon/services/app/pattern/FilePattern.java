package astryon.services.app.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern of names of files (XCU 2.13): {@code *}, {@code ?} and {@code [...]}; a slash and a point at the start are like any other character. */
public final class FilePattern {
    private final Matcher matcher;

    public FilePattern(String text, boolean ignoreCase) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                case '[' -> {
                    int end = end(text, i);
                    if (end < 0) {
                        expression.append("\\[");
                    } else {
                        String inside = text.substring(i + 1, end + 1);
                        Bracket bracket = new Bracket(inside.startsWith("!") ? "^" + inside.substring(1) : inside, 0);
                        expression.append(bracket.parse());
                        i = end;
                    }
                }
                case '\\' -> {
                    if (i + 1 < text.length()) {
                        i++;
                    }
                    expression.append(Pattern.quote(text.substring(i, i + 1)));
                }
                default -> expression.append(c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" : "").append(c);
            }
        }
        int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        matcher = Pattern.compile(expression.toString(), flags).matcher("");
    }

    /** Where the bracket that opens at {@code start} closes; negative if it does not, and is a character as any other. */
    private static int end(String text, int start) {
        int at = start + 1;
        if (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && text.charAt(at) != ']') {
            if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
                at = text.indexOf(":]", at) + 1;
            }
            at++;
        }
        return at < text.length() ? at : -1;
    }

    public boolean matches(String name) {
        return matcher.reset(name).matches();
    }
}
