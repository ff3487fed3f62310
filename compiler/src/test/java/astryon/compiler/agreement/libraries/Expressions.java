package astryon.compiler.agreement.libraries;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.TreeMap;

/** re2j: its parser, its automata and what is built of them. */
final class Expressions {
    private static final String[] PATTERNS = {"a", "a*", "(a+)(b+)?", "^(\\w+)\\s(\\d{2,4})$", "(?i)straSSe", "[^a-z\\d]+", "(?:x|yy|zzz)*?q", "\\bfoo\\b", "(?s).*end",
        "(?P<year>\\d{4})-(?P<month>\\d\\d)", "\\p{Lu}\\p{Ll}*", "\\p{Greek}+", "[[:alpha:]_]+", "(a|ab)(c|bcd)(d*)", "(?m)^line \\d$", "\\Qa.b\\E", "\\x{1F600}", "$", ""};
    private static final String[] TEXTS = {"", "aaab", "hello 2024", "STRASSE stra\u00dfe", "a foo bar food", "one\ntwo end", "date 2021-07-09 or 1999-12", "Alpha \u0391\u03b2\u03b3 Beta",
        "abcd", "aaaaaa", "line 1\nline 2", "a.b axb", "\ud83d\ude00!", "xyyzzzq"};
    private static final String[] BROKEN = {"(", "a)", "[a", "*a", "a**", "(?P<n>a)(?P<n>b)", "\\8", "[b-a]", "a{1001}", "(?z)", "\\p{Nope}", "x{2,1}", "a{2}{3}"};

    private Expressions() {
    }

    static void main() {
        for (String pattern : PATTERNS) {
            Pattern compiled = Pattern.compile(pattern);
            System.out.println(pattern + " groups " + compiled.groupCount() + " names " + new TreeMap<>(compiled.namedGroups()) + " size " + compiled.programSize());
            for (String text : TEXTS) {
                System.out.println("  " + found(compiled.matcher(text)) + compiled.matches(text) + compiled.matcher(text).lookingAt());
            }
        }
        for (String pattern : BROKEN) {
            try {
                System.out.println(Pattern.compile(pattern));
            } catch (PatternSyntaxException e) {
                System.out.println(e.getMessage() + " | " + e.getDescription() + " | " + e.getPattern());
            }
        }
        System.out.println(Pattern.compile("(\\w+) (\\w+)").matcher("one two three four").replaceAll("$2-$1"));
        System.out.println(Pattern.compile("(?P<first>o)").matcher("foo boo").replaceFirst("<${first}>"));
        System.out.println(Arrays.toString(Pattern.compile(",\\s*").split("a, b,c,,  d,,")) + Arrays.toString(Pattern.compile("").split("abc", 2)));
        System.out.println(Pattern.compile("A.C", Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matches("a\nc") + Pattern.quote("a+b") + Matcher.quoteReplacement("$1\\"));
        StringBuilder built = new StringBuilder();
        Matcher matcher = Pattern.compile("\\d+").matcher("1 and 22 and 333");
        while (matcher.find()) {
            matcher.appendReplacement(built, "<" + Integer.parseInt(matcher.group()) * 2 + ">");
        }
        System.out.println(matcher.appendTail(built));
        // What takes a backtracking engine for ever is linear here.
        System.out.println(Pattern.compile("(a?){30}a{30}").matches("a".repeat(30)) + " " + Pattern.compile("(x+x+)+y").matches("x".repeat(2000)));
        System.out.println(Pattern.compile("(a|aa)+$", Pattern.LONGEST_MATCH).matcher("aaaa".getBytes()).find());
    }

    private static String found(Matcher matcher) {
        StringBuilder all = new StringBuilder();
        while (matcher.find()) {
            all.append('[').append(matcher.start()).append(',').append(matcher.end());
            for (int i = 1; i <= matcher.groupCount(); i++) {
                all.append(' ').append(matcher.group(i)).append('@').append(matcher.start(i));
            }
            all.append(']');
        }
        return all.append(' ').toString();
    }
}
