package astryon.services.app.pattern;

import astryon.services.app.Complaint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of POSIX, to search lines with: the match that starts first, and of those the longest. {@code java.util.regex} takes of
 * alternatives the first that fits; where that makes a difference, longer ends are tried, too.
 */
public final class Regex {
    private final Matcher matcher;
    private final boolean choices;
    private final String literal;
    private final int groups;
    private int start;
    private int end;

    private Regex(Matcher matcher, boolean choices, String literal, int groups) {
        this.matcher = matcher;
        this.choices = choices;
        this.literal = literal;
        this.groups = groups;
    }

    /** How patterns are written. */
    public enum Syntax { BASIC, EXTENDED, FIXED }

    /** What else a match has to be. */
    public enum Whole { ANY, WORD, LINE }

    /** Throws {@link Complaint} if it is none. With {@code multiline}, {@code ^} and {@code $} match at line ends inside the text, too. */
    public static Regex compile(String text, Syntax syntax, boolean ignoreCase, boolean multiline) {
        Translation.Result result = syntax == Syntax.FIXED ? fixed(text) : Translation.of(text, syntax == Syntax.EXTENDED, multiline, 0);
        return of(result, Whole.ANY, ignoreCase, multiline);
    }

    /** What any of several patterns matches. */
    public static Regex compile(List<String> texts, Syntax syntax, Whole whole, boolean ignoreCase) {
        StringBuilder all = new StringBuilder();
        int groups = 0;
        boolean choices = texts.size() > 1;
        String literal = "";
        for (String text : texts) {
            Translation.Result result = syntax == Syntax.FIXED ? fixed(text) : Translation.of(text, syntax == Syntax.EXTENDED, false, groups);
            all.append(all.length() == 0 ? "" : "|").append("(?:").append(result.pattern()).append(')');
            groups += result.groups();
            choices |= result.choices();
            literal = texts.size() == 1 ? result.literal() : "";
        }
        // No pattern at all matches nothing.
        return of(new Translation.Result(texts.isEmpty() ? "(?!)" : all.toString(), groups, choices, literal), whole, ignoreCase, false);
    }

    private static Translation.Result fixed(String text) {
        return new Translation.Result(Pattern.quote(text), 0, false, text);
    }

    private static Regex of(Translation.Result result, Whole whole, boolean ignoreCase, boolean multiline) {
        String pattern = switch (whole) {
            case ANY -> result.pattern();
            case WORD -> "(?<![\\p{L}\\p{Nd}_])(?:" + result.pattern() + ")(?![\\p{L}\\p{Nd}_])";
            case LINE -> "\\A(?:" + result.pattern() + ")\\z";
        };
        int flags = Pattern.DOTALL | Pattern.UNIX_LINES | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0) | (multiline ? Pattern.MULTILINE : 0);
        Matcher matcher = Pattern.compile(pattern, flags).matcher("");
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        return new Regex(matcher, result.choices(), ignoreCase ? "" : result.literal(), result.groups());
    }

    /** A text that is in every line with a match; empty if none is known. */
    public String literal() {
        return literal;
    }

    public int groups() {
        return groups;
    }

    /** Whether there is a match in {@code line}: for who does not ask where. */
    public boolean matches(String line) {
        try {
            return matcher.reset(line).find();
        } catch (StackOverflowError deep) {
            throw tooLong();
        }
    }

    /** Finds the first match that starts at {@code from} or behind. */
    public boolean find(String line, int from) {
        try {
            matcher.reset(line).region(from, line.length());
            if (!matcher.find()) {
                return false;
            }
            start = matcher.start();
            end = matcher.end();
            if (choices) {
                lengthen(line);
            }
            return true;
        } catch (StackOverflowError deep) {
            throw tooLong();
        }
    }

    /** Leaves the matcher with the longest match that starts where this one does. */
    private void lengthen(String line) {
        for (int longer = line.length(); longer > end; longer--) {
            if (matcher.region(start, longer).matches()) {
                end = longer;
                return;
            }
        }
        matcher.region(start, end).matches();
    }

    private static Complaint tooLong() {
        return new Complaint(2, "a line is too long for this pattern; fewer groups that repeat, or shorter lines, help");
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** What a group matched, 0 being the whole; empty if it took no part. */
    public String group(int number) {
        String group = matcher.group(number);
        return group == null ? "" : group;
    }
}
