package astryon.services.app.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.services.app.Complaint;
import astryon.services.app.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RegexTest {
    /** The match and its groups, with bars between them; {@code none} if there is none. */
    private static String match(String pattern, Regex.Syntax syntax, String line) {
        Regex regex = Regex.compile(pattern, syntax, false, false);
        if (!regex.find(line, 0)) {
            return "none";
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= regex.groups(); i++) {
            groups.add(regex.group(i));
        }
        assertThat(line.substring(regex.start(), regex.end())).isEqualTo(groups.get(0));
        return String.join("|", groups);
    }

    private static String extended(String pattern, String line) {
        return match(pattern, Regex.Syntax.EXTENDED, line);
    }

    @Test
    void of_matches_that_start_first_the_longest_is_taken() {
        assertThat(extended("a|ab|abc", "xabcd")).isEqualTo("abc");
        assertThat(extended("(a|ab)(c|bcd)(d*)", "abcd")).startsWith("abcd|");
        assertThat(extended("ab?(bc)?", "abc")).isEqualTo("abc|bc");
        assertThat(extended("(a|b)*", "abbac")).startsWith("abba|");
        assertThat(extended("x*", "aaa")).isEmpty();
        assertThat(extended("(xyz|x)(yz)?", "xyz")).startsWith("xyz|");
    }

    @Test
    void basic_and_extended_expressions_differ_in_what_a_backslash_makes_special() {
        assertThat(match("a\\(b\\)*c", Regex.Syntax.BASIC, "abbc")).isEqualTo("abbc|b");
        assertThat(match("a(b)", Regex.Syntax.BASIC, "a(b)")).isEqualTo("a(b)");
        assertThat(match("a+", Regex.Syntax.BASIC, "aa a+")).isEqualTo("a+");
        assertThat(match("a\\+", Regex.Syntax.BASIC, "aa")).isEqualTo("aa");
        assertThat(extended("a\\+", "aa a+")).isEqualTo("a+");
        assertThat(match("*a", Regex.Syntax.BASIC, "*a")).isEqualTo("*a");
        assertThat(match("\\(*a\\)", Regex.Syntax.BASIC, "*a")).isEqualTo("*a|*a");
        assertThat(match("a^b$c", Regex.Syntax.BASIC, "a^b$c")).isEqualTo("a^b$c");
        assertThat(match(".*$^{}()|", Regex.Syntax.FIXED, "x.*$^{}()|")).isEqualTo(".*$^{}()|");
        assertThat(extended("a{1", "a{1")).isEqualTo("a{1");
        assertThat(extended("a+?", "aa")).isEqualTo("aa");
        assertThat(extended("a*+b", "aab")).isEqualTo("aab");
    }

    @Test
    void brackets_take_what_is_in_them_as_it_is() {
        assertThat(extended("[]a]+", "x]a")).isEqualTo("]a");
        assertThat(extended("[^]a]+", "]xy")).isEqualTo("xy");
        assertThat(extended("[a\\]+", "\\a")).isEqualTo("\\a");
        assertThat(extended("[a&&b]+", "&")).isEqualTo("&");
        assertThat(extended("[[x]+", "[x")).isEqualTo("[x");
        assertThat(extended("[a-]+", "-a")).isEqualTo("-a");
        assertThat(extended("[[:digit:]a-c[.-.]]+", "x1-b")).isEqualTo("1-b");
        assertThat(extended("[^[:space:]]+", " ab ")).isEqualTo("ab");
        assertThat(extended("[^a]", "\n")).isEqualTo("\n");
    }

    @Test
    void lines_end_where_they_end() {
        assertThat(extended("b$", "b\n")).isEqualTo("none");
        assertThat(extended("b\\$", "b$\n")).isEqualTo("b$");
        assertThat(extended("a.b", "a\nb")).isEqualTo("a\nb");
        Regex lines = Regex.compile("^b$", Regex.Syntax.BASIC, false, true);
        assertThat(lines.find("a\nb\nc", 0)).isTrue();
        assertThat(lines.start()).isEqualTo(2);
        Regex start = Regex.compile("^a", Regex.Syntax.BASIC, false, false);
        assertThat(start.find("aa", 1)).isFalse();
    }

    @Test
    void a_line_too_long_for_the_stack_is_a_complaint() {
        Regex deep = Regex.compile("\\(a\\|b\\)*c", Regex.Syntax.BASIC, false, false);
        assertThatThrownBy(() -> deep.matches("ab".repeat(1_000_000))).isInstanceOf(Complaint.class).hasMessageContaining("too long");
    }

    @Test
    void the_literal_is_in_every_match() {
        String[] patterns = {"abc", "ab*c", "abc*", "abc\\{0,1\\}d", "a\\(bcd\\)e", "ab\\|c", "x.yz", "[a]bc", "\\(a\\)bc\\1", "^ab$", "a\\+bcd", "abc\\?"};
        String[] literals = {"abc", "a", "ab", "ab", "a", "", "yz", "bc", "bc", "ab", "bcd", "ab"};
        for (int i = 0; i < patterns.length; i++) {
            assertThat(Regex.compile(patterns[i], Regex.Syntax.BASIC, false, false).literal()).as(patterns[i]).isEqualTo(literals[i]);
        }
        assertThat(Regex.compile("abc", Regex.Syntax.BASIC, true, false).literal()).isEmpty();
        assertThat(Regex.compile(List.of("abc", "abd"), Regex.Syntax.BASIC, Regex.Whole.ANY, false).literal()).isEmpty();
    }

    @Test
    void a_search_for_bytes_finds_the_lines_that_have_them_and_counts_the_others() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        List<Long> expected = new ArrayList<>();
        for (long number = 1; number <= 20_000; number++) {
            String line = "ab".repeat(random.nextInt(random.nextInt(2000) == 0 ? 50_000 : 20)) + (random.nextInt(20) == 0 ? "abc" : "") + "ba".repeat(random.nextInt(5));
            if (line.contains("abc")) {
                expected.add(number);
            }
            text.append(line).append('\n');
        }
        Lines lines = new Lines(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        ByteSearch search = new ByteSearch("abc".getBytes(StandardCharsets.UTF_8));
        List<Long> found = new ArrayList<>();
        while (lines.nextWith(search::find)) {
            assertThat(lines.text()).contains("abc");
            found.add(lines.number());
        }
        assertThat(found).isEqualTo(expected);
        Lines unnumbered = new Lines(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))).withoutNumbers();
        int count = 0;
        while (unnumbered.nextWith(search::find)) {
            assertThat(unnumbered.text()).contains("abc");
            count++;
        }
        assertThat(count).isEqualTo(expected.size());
        assertThat(new ByteSearch(new byte[] {1}).find(new byte[] {0, 1, 1}, 0, 3)).isEqualTo(1);
        assertThat(new ByteSearch(new byte[] {1, 2}).find(new byte[] {0, 1, 1}, 0, 3)).isEqualTo(-1);
    }
}
