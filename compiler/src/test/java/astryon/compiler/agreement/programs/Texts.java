package astryon.compiler.agreement.programs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Formats, patterns, and the methods of strings that lead to them. */
final class Texts {
    private Texts() {
    }

    public static void main(String[] arguments) {
        strings();
        integers();
        doubles();
        others();
        failures();
        patterns();
        matching();
    }

    private static void strings() {
        String[] texts = {"a,b,,c,,", "one  two", "", "  strip me\t", "stra\u00dfe", "\u0391\u03a3", "\u0130stanbul", "x.y.z", "line one\nline two\r\nthree"};
        for (String text : texts) {
            Show.line("split", Arrays.toString(text.split(",")) + Arrays.toString(text.split(" +", 2)) + Arrays.toString(text.split("\\.", -1)) + Arrays.toString(text.split("")));
            Show.line("case", text.toUpperCase() + "|" + text.toLowerCase() + "|" + text.toLowerCase(Locale.ROOT));
            Show.line("space", "[" + text.strip() + "][" + text.stripLeading() + "][" + text.stripTrailing() + "]" + text.isBlank());
            Show.line("lines", text.lines().map(s -> s.length() + ":" + s).collect(Collectors.joining(";")));
            Show.line("replaced", text.replace("e", "EE") + "|" + text.replaceAll("[aeiou]", "<$0>") + "|" + text.replaceFirst("\\s+", "_"));
            Show.line("repeated", text.repeat(2).length() + " " + text.indent(2).length() + " " + text.chars().sum() + " " + text.codePoints().count());
        }
        Show.line("joined", String.join("-", List.of("a", "b", "c")) + String.join("/", "x", "y"));
        Show.line("escapes", "a\\tb\\101\\n".translateEscapes().length() + " " + "  a\n   b\n".stripIndent());
        Show.line("matches", "abc123".matches("[a-z]+\\d+") + " " + "regionMatches".regionMatches(true, 0, "REGION", 0, 6));
    }

    private static void integers() {
        int[] numbers = {0, 1, -1, 42, -12345, 1234567, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int i : numbers) {
            Show.line("int", String.format("[%d][%5d][%-12d][%012d][%+d][% d][%,d][%(d][%x][%X][%#x][%o][%08x]", i, i, i, i, i, i, i, i, i, i, i, i, i));
            Show.line("long", String.format("%d %x %,d %o", i * 10_000_000_000L, (long) i, i * 10_000_000_000L, (long) i));
            Show.line("others", String.format("%d %d %x", (byte) i, (short) i, (byte) i));
        }
    }

    private static void doubles() {
        double[] numbers = {0, -0.0, 1, -1.5, 0.1 + 0.2, 123456.789, 1e-5, 1.0 / 3, 9.995, 0.5, 1.5, 2.5, 1e10, 123456789012.5, 1e100, -1e-100, Double.MAX_VALUE,
            Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0001, 99999.95, 999999.5};
        for (double d : numbers) {
            Show.line("fixed", String.format("[%f][%.0f][%.1f][%10.2f][%-10.3f][%010.2f][%+.2f][%,.2f][%(.1f][%#.0f]", d, d, d, d, d, d, d, d, d, d));
            Show.line("scientific", String.format("[%e][%.0e][%.10e][%E][%12.2e]", d, d, d, d, d));
            Show.line("general", String.format("[%g][%.2g][%.10g][%G]", d, d, d, d));
            Show.line("float", String.format("%f %.3f %e", (float) d, (float) d, (float) d));
        }
        Show.line("hex", String.format("%a %a %a", 1.0, -0.1, 1e-310));
    }

    private static void others() {
        Show.line("text", String.format("[%s][%10s][%-10s][%.2s][%S][%s][%s]", "text", "text", "text", "text", "text", null, List.of(1, 2)));
        Show.line("others", String.format("%b %B %b %c %C %c %h %% %n", true, false, null, 'x', 'y', 0x1F600, "hash"));
        Show.line("places", String.format("%2$s %1$s %<s %s", "a", "b"));
        Show.line("formatted", "%s is %d".formatted("it", 5) + new StringBuilder().append(String.format(Locale.ROOT, "%.3f", 2.0 / 3)));
        Show.line("big", String.format("%d %,d %x %.3f", new java.math.BigInteger("123456789012345678901234567890"), new java.math.BigInteger("-98765432109876543210"),
                new java.math.BigInteger("255"), new java.math.BigDecimal("12345.6789")));
    }

    private static void failures() {
        String[] formats = {"%d", "%q", "%.2d", "%-d", "%s %s", "%5", "%#s", "%,x", "%c", "%+s"};
        for (String format : formats) {
            Show.attempt(format, () -> String.format(format, "text"));
        }
    }

    private static void patterns() {
        String text = "The quick brown fox, aged 12, jumps over 3 lazy dogs on 2024-02-29 at 10:30; mail fox@example.org!";
        String[] patterns = {"\\w+", "\\d+", "(\\d{4})-(\\d\\d)-(\\d\\d)", "[a-f]{2,}", "(?i)THE", "\\b\\w{5}\\b", "(?<user>\\w+)@(?<host>[\\w.]+)", "o[^o]*?o", "^.*$",
            "fox|dogs", "(a|e)(?=\\w)", "(?<=\\s)j\\w*", "(?<!\\d)\\d(?!\\d)", "(\\w)\\1", "\\p{Lu}\\p{Ll}*", "[\\p{Punct}&&[^,]]", "(?:ab|[b-k]+)+", "x*", "\\s++\\S",
            "[^\\w\\s]", "(?x) q u # comment", "\\Q(\\E|\\p{Alpha}{6}", "(?s).{10,12}"};
        for (String pattern : patterns) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            StringBuilder found = new StringBuilder();
            while (matcher.find()) {
                found.append(matcher.start()).append('-').append(matcher.end());
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    found.append('(').append(matcher.group(i)).append(')');
                }
                found.append(' ');
            }
            Show.line(pattern, found);
        }
        for (String bad : new String[] {"(", "[a", "*a", "a{2,1}", "\\", "(?<n>a)(?<n>b)", "\\k<none>", "(?<=a*)b"}) {
            try {
                Pattern.compile(bad);
                Show.line(bad, "is good");
            } catch (PatternSyntaxException e) {
                Show.line(bad, e.getMessage());
            }
        }
    }

    private static void matching() {
        Matcher matcher = Pattern.compile("(?<key>\\w+)=(?<value>\\w*)").matcher("a=1;bb=22;c=");
        Show.line("replaced", matcher.replaceAll("${value}=${key}") + " " + matcher.reset().replaceFirst("$2") + " " + matcher.reset().replaceAll(m -> m.group(1).toUpperCase()));
        matcher.reset();
        StringBuilder appended = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(appended, Matcher.quoteReplacement("$" + matcher.group("key")));
        }
        Show.line("appended", matcher.appendTail(appended));
        Show.line("results", Pattern.compile("\\d").matcher("1a2b3").results().map(r -> r.group() + "@" + r.start()).toList());
        Show.line("split", Pattern.compile("\\s*[,;]\\s*").splitAsStream("a , b;c").toList() + " " + Pattern.compile("x").asPredicate().test("axb"));
        Show.line("flags", Pattern.compile("^b$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE).matcher("a\nB\nc").find() + " " + Pattern.quote("a.b") + " "
                + Pattern.matches("a.c", "abc") + " " + Pattern.compile("\u00c4", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher("\u00e4").matches());
        Matcher region = Pattern.compile("\\w+").matcher("one two three").region(4, 9);
        Show.line("region", region.find() + " " + region.group() + " " + region.hitEnd() + " " + region.lookingAt());
        Show.attempt("no match", () -> Pattern.compile("a").matcher("b").group());
        Show.attempt("no group", () -> {
            Matcher m = Pattern.compile("a").matcher("a");
            m.find();
            m.group(3);
        });
    }
}
