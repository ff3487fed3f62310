package astryon.services.app.pattern;

import astryon.services.app.Complaint;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A regular expression of POSIX (XBD 9), with what GNU's adds, as one of {@code java.util.regex}: both write the same things down differently, but for
 * which match is taken, which is {@link Regex}'s matter.
 */
final class Translation {
    private static final int LARGEST_COUNT = 32_767;
    private static final String WORD = "[\\p{L}\\p{Nd}_]";

    private final String text;
    private final boolean extended;
    private final boolean multiline;
    /** Of groups in front of this pattern, where several are one. */
    private final int groupsBefore;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> open = new ArrayDeque<>();
    /** Where the open groups start in {@link #out}. */
    private final Deque<Integer> starts = new ArrayDeque<>();
    private int at;
    private int groups;
    /** Where the last atom starts in {@link #out}; negative where there is nothing to repeat. */
    private int atom = -1;
    private boolean repeated;
    private boolean atomIsGroup;
    private boolean choices;
    private final StringBuilder run = new StringBuilder();
    private String literal = "";
    private boolean literalKnown = true;

    private Translation(String text, boolean extended, boolean multiline, int groupsBefore) {
        this.text = text;
        this.extended = extended;
        this.multiline = multiline;
        this.groupsBefore = groupsBefore;
    }

    /**
     * @param groups how many groups it has
     * @param choices whether the first match found need not be the longest
     * @param literal a text that every match contains; empty if none is known
     */
    record Result(String pattern, int groups, boolean choices, String literal) {
    }

    /** Throws {@link Complaint} if it is none. */
    static Result of(String text, boolean extended, boolean multiline, int groupsBefore) {
        Translation translation = new Translation(text, extended, multiline, groupsBefore);
        translation.translate();
        return new Result(translation.out.toString(), translation.groups, translation.choices, translation.literalKnown ? translation.literal : "");
    }

    private Complaint wrong(String what) {
        return new Complaint(2, "pattern " + text + ": " + what);
    }

    private void translate() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    throw wrong("nothing stands behind the last \\; a backslash itself is \\\\");
                }
                escape();
            } else if (extended && "(){|+?".indexOf(c) >= 0) {
                at++;
                operator(c);
            } else {
                at++;
                plain(c);
            }
        }
        if (!open.isEmpty()) {
            throw wrong("a " + (extended ? "(" : "\\(") + " is never closed");
        }
        endRun();
    }

    private void escape() {
        char c = text.charAt(at++);
        if (!extended && "(){|+?".indexOf(c) >= 0) {
            operator(c);
            return;
        }
        switch (c) {
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                if (c - '0' > groups || open.contains(c - '0')) {
                    throw wrong("\\" + c + " names a group that is not complete there");
                }
                // A digit behind it is a character of its own.
                atom("(?:\\" + (groupsBefore + c - '0') + ")");
                choices = true;
            }
            case 'w' -> atom(WORD);
            case 'W' -> atom("[^\\p{L}\\p{Nd}_]");
            case 's' -> atom("[ \\t\\n\\x0b\\f\\r]");
            case 'S' -> atom("[^ \\t\\n\\x0b\\f\\r]");
            case 'b' -> assertion("(?:(?<!" + WORD + ")(?=" + WORD + ")|(?<=" + WORD + ")(?!" + WORD + "))");
            case 'B' -> assertion("(?:(?<!" + WORD + ")(?!" + WORD + ")|(?<=" + WORD + ")(?=" + WORD + "))");
            case '<' -> assertion("(?<!" + WORD + ")(?=" + WORD + ")");
            case '>' -> assertion("(?<=" + WORD + ")(?!" + WORD + ")");
            case '`' -> assertion("\\A");
            case '\'' -> assertion("\\z");
            case 'n' -> literal('\n');
            default -> literal(c);
        }
    }

    private void plain(char c) {
        switch (c) {
            case '.' -> atom(".");
            case '[' -> {
                Bracket bracket = new Bracket(text, at);
                atom(bracket.parse());
                at = bracket.end();
            }
            case '*' -> {
                if (atom < 0) {
                    literal('*');
                } else {
                    repeat("*", 0);
                }
            }
            case '^' -> {
                if (extended || atomStarts(at - 1)) {
                    assertion("^");
                } else {
                    literal('^');
                }
            }
            case '$' -> {
                if (extended || atomEnds()) {
                    // Their $ is before a last line end, too.
                    assertion(multiline ? "$" : "\\z");
                } else {
                    literal('$');
                }
            }
            default -> literal(c);
        }
    }

    /** Whether a caret at {@code place} is an anchor of a basic expression: at its start and that of a group. */
    private boolean atomStarts(int place) {
        return place == 0 || text.startsWith("\\(", place - 2) || text.startsWith("\\|", place - 2);
    }

    private boolean atomEnds() {
        return at == text.length() || text.startsWith("\\)", at) || text.startsWith("\\|", at);
    }

    private void operator(char c) {
        switch (c) {
            case '(' -> {
                endRun();
                open.push(++groups);
                out.append('(');
                starts.push(out.length() - 1);
                atom = -1;
            }
            case ')' -> {
                if (open.isEmpty()) {
                    if (extended) {
                        literal(')');
                        return;
                    }
                    throw wrong("a \\) has no \\( before it");
                }
                open.pop();
                out.append(')');
                atom = starts.pop();
                atomIsGroup = true;
                repeated = false;
            }
            case '|' -> {
                endRun();
                literalKnown &= !open.isEmpty();
                out.append('|');
                atom = -1;
                choices = true;
            }
            case '{' -> count();
            default -> {
                if (atom < 0) {
                    literal(c);
                } else {
                    repeat(String.valueOf(c), c == '+' ? 1 : 0);
                }
            }
        }
    }

    private void count() {
        int close = text.indexOf(extended ? "}" : "\\}", at);
        String inside = close < 0 ? "" : text.substring(at, close);
        if (!inside.matches("[0-9]+(,[0-9]*)?|,[0-9]+")) {
            if (extended) {
                literal('{');
                return;
            }
            throw wrong(close < 0 ? "a \\{ is never closed" : "\\{" + inside + "\\} is no number of times; it is as \\{2\\}, \\{2,\\} or \\{2,5\\}");
        }
        if (atom < 0) {
            throw wrong("there is nothing in front of {" + inside + "} to repeat");
        }
        at = close + (extended ? 1 : 2);
        int comma = inside.indexOf(',');
        int least = limit(comma < 0 ? inside : inside.substring(0, comma));
        int most = comma < 0 ? least : comma == inside.length() - 1 ? LARGEST_COUNT : limit(inside.substring(comma + 1));
        if (least > most) {
            throw wrong("{" + inside + "} ends before it starts");
        }
        repeat("{" + least + (comma < 0 ? "" : comma == inside.length() - 1 ? "," : "," + most) + "}", least);
    }

    private int limit(String digits) {
        int value = digits.isEmpty() ? 0 : digits.length() > 5 ? LARGEST_COUNT + 1 : Integer.parseInt(digits);
        if (value > LARGEST_COUNT) {
            throw wrong("nothing can be repeated more than " + LARGEST_COUNT + " times");
        }
        return value;
    }

    private void repeat(String how, int least) {
        if (run.length() > 0 && least == 0) {
            run.setLength(run.length() - 1);
        }
        endRun();
        // Another quantifier behind the first would be read as possessive or reluctant.
        if (repeated) {
            out.insert(atom, "(?:").append(')');
        }
        out.append(how);
        choices |= atomIsGroup || repeated;
        repeated = true;
    }

    private void literal(char c) {
        startAtom();
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            out.append('\\');
        }
        out.append(c);
        if (open.isEmpty()) {
            run.append(c);
        }
        if (Character.isHighSurrogate(c) && at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
            char low = text.charAt(at++);
            out.append(low);
            // Repeated, it would be two characters to take off a run.
            run.setLength(run.length() - 1);
            endRun();
        }
    }

    private void atom(String pattern) {
        endRun();
        startAtom();
        out.append(pattern);
    }

    private void startAtom() {
        atom = out.length();
        repeated = false;
        atomIsGroup = false;
    }

    private void assertion(String pattern) {
        endRun();
        out.append(pattern);
        atom = -1;
    }

    private void endRun() {
        if (run.length() > literal.length()) {
            literal = run.toString();
        }
        run.setLength(0);
    }
}
