package astryon.files;

import java.util.regex.PatternSyntaxException;

/** The patterns of {@code FileSystem.getPathMatcher} as regular expressions. */
final class Glob {
    private static final String SPECIAL_OUTSIDE = "\\.^$|()+{}[]";

    private Glob() {
    }

    static String toExpression(String glob) {
        StringBuilder expression = new StringBuilder("^");
        boolean inGroup = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '\\' -> {
                    if (++i == glob.length()) {
                        throw new PatternSyntaxException("No character to escape", glob, i - 1);
                    }
                    literal(expression, glob.charAt(i));
                }
                case '[' -> i = bracket(glob, i, expression);
                case '{' -> {
                    if (inGroup) {
                        throw new PatternSyntaxException("Cannot nest groups", glob, i);
                    }
                    expression.append("(?:(?:");
                    inGroup = true;
                }
                case '}' -> {
                    expression.append(inGroup ? "))" : "}");
                    inGroup = false;
                }
                case ',' -> expression.append(inGroup ? ")|(?:" : ",");
                case '*' -> {
                    boolean crosses = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
                    i += crosses ? 1 : 0;
                    expression.append(crosses ? ".*" : "[^/]*");
                }
                case '?' -> expression.append("[^/]");
                default -> literal(expression, c);
            }
        }
        if (inGroup) {
            throw new PatternSyntaxException("Missing '}", glob, glob.length() - 1);
        }
        return expression.append('$').toString();
    }

    private static void literal(StringBuilder expression, char c) {
        if (SPECIAL_OUTSIDE.indexOf(c) >= 0 || c == '*' || c == '?') {
            expression.append('\\');
        }
        expression.append(c);
    }

    /** A set of characters, never the slash; yields where it ends. */
    private static int bracket(String glob, int start, StringBuilder expression) {
        expression.append("[[^/]&&[");
        int i = start + 1;
        if (i < glob.length() && glob.charAt(i) == '!') {
            expression.append('^');
            i++;
        } else if (i < glob.length() && glob.charAt(i) == '^') {
            expression.append("\\^");
            i++;
        }
        for (; i < glob.length() && glob.charAt(i) != ']'; i++) {
            char c = glob.charAt(i);
            if (c == '/') {
                throw new PatternSyntaxException("Explicit 'name separator' in class", glob, i);
            }
            if (c == '\\' || c == '[' || c == '&' && i + 1 < glob.length() && glob.charAt(i + 1) == '&') {
                expression.append('\\');
            }
            expression.append(c);
        }
        if (i == glob.length()) {
            throw new PatternSyntaxException("Missing ']", glob, i - 1);
        }
        expression.append("]]");
        return i;
    }
}
