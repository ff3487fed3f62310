package astryon.services.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
    private static final Manual MANUAL = Manual.of("tool", "do things", "[FILE...]").option('a', "all", "everything").option('b', "", "both")
            .option('n', "lines", "N", "so many").option('i', "in-place", "[SUFFIX]", "there").option((char) 0, "color", "[WHEN]", "colours");

    private static Arguments parse(String... words) {
        return Arguments.parse(MANUAL, List.of(words));
    }

    @Test
    void letters_stand_alone_or_together_and_values_behind_them_or_next() {
        Arguments arguments = parse("-ab", "-n5", "file", "-n", "7", "-");
        assertThat(arguments.has('a')).isTrue();
        assertThat(arguments.has('b')).isTrue();
        assertThat(arguments.has('i')).isFalse();
        assertThat(arguments.value('n')).contains("7");
        assertThat(arguments.count('n', 1)).isEqualTo(7);
        assertThat(arguments.operands()).containsExactly("file", "-");
        assertThat(parse("-abn", "3").value('n')).contains("3");
        assertThat(parse("-anb").value('n')).contains("b");
        assertThat(parse("-a", "-b", "-a").last("ab")).isEqualTo('a');
        assertThat(parse().last("ab")).isEqualTo((char) 0);
    }

    @Test
    void long_options_have_values_behind_an_equals_sign_or_next() {
        assertThat(parse("--lines=3").value("lines")).contains("3");
        assertThat(parse("--lines", "3").value('n')).contains("3");
        assertThat(parse("--lines=").value('n')).contains("");
        assertThat(parse("--all").has("all")).isTrue();
    }

    @Test
    void a_value_that_may_be_left_out_is_never_the_next_word() {
        assertThat(parse("-i", "x").value('i')).contains("");
        assertThat(parse("-i.bak", "x").value('i')).contains(".bak");
        assertThat(parse("-i", "x").operands()).containsExactly("x");
        assertThat(parse("--color", "x").value("color")).contains("");
        assertThat(parse("--color=never").value("color")).contains("never");
    }

    @Test
    void two_dashes_end_the_options() {
        Arguments arguments = parse("-a", "--", "-b", "--");
        assertThat(arguments.has('b')).isFalse();
        assertThat(arguments.operands()).containsExactly("-b", "--");
    }

    @Test
    void what_the_manual_does_not_have_is_refused() {
        assertThatThrownBy(() -> parse("-z")).isInstanceOf(Complaint.class).hasMessage("unknown option -z; try tool --help");
        assertThatThrownBy(() -> parse("--zoo=1")).hasMessage("unknown option --zoo; try tool --help");
        assertThatThrownBy(() -> parse("--=1")).hasMessage("unknown option --; try tool --help");
        assertThatThrownBy(() -> parse("-n")).hasMessage("option -n needs a value; try tool --help");
        assertThatThrownBy(() -> parse("--lines")).hasMessage("option --lines needs a value; try tool --help");
        assertThatThrownBy(() -> parse("--all=no")).hasMessage("option --all takes no value; try tool --help");
        assertThatThrownBy(() -> parse("-n", "many").count('n', 1)).hasMessage("-n wants a number, not many; try tool --help");
        assertThatThrownBy(() -> parse("-n", "99999999999G").count('n', 1)).hasMessage("99999999999G is too large; try tool --help");
        assertThatThrownBy(() -> parse("a", "b").wantOperands(0, 1)).hasMessage("b is too much: [FILE...]; try tool --help");
        assertThatThrownBy(() -> parse().wantOperands(1, 1)).hasMessage("operands are missing: [FILE...]; try tool --help");
    }

    @Test
    void each_syntax_takes_numbers_and_first_words_in_its_own_way() {
        assertThat(Arguments.parse(MANUAL.with(Manual.Syntax.OPTIONS_FIRST), List.of("-a", "x", "-b")).operands()).containsExactly("x", "-b");
        assertThat(Arguments.parse(MANUAL.with(Manual.Syntax.NUMBERS), List.of("-a", "-1", "-.5")).operands()).containsExactly("-1", "-.5");
        assertThat(Arguments.parse(MANUAL.with(Manual.Syntax.COUNT), List.of("-12", "x")).value('n')).contains("12");
        assertThat(Arguments.parse(MANUAL.with(Manual.Syntax.WORDS), List.of("-a", "--")).operands()).containsExactly("-a", "--");
        Arguments letters = Arguments.parse(MANUAL.with(Manual.Syntax.LETTERS_FIRST), List.of("anb", "5", "x"));
        assertThat(letters.has('b')).isTrue();
        assertThat(letters.value('n')).contains("5");
        assertThat(letters.operands()).containsExactly("x");
    }

    @Test
    void numbers_have_units_and_are_short_for_people() {
        assertThat(parse("-n", "2k").count('n', 1)).isEqualTo(2048);
        assertThat(parse("-n", "2kB").count('n', 1)).isEqualTo(2000);
        assertThat(parse("-n", "3b").count('n', 1)).isEqualTo(1536);
        assertThat(parse("-n", "1MiB").count('n', 1)).isEqualTo(1 << 20);
        assertThat(List.of(Numbers.human(0), Numbers.human(1023), Numbers.human(1024), Numbers.human(1536), Numbers.human(10200), Numbers.human(10300), Numbers.human(1048524), Numbers.human(1L << 32)))
                .containsExactly("0", "1023", "1.0K", "1.5K", "10K", "10K", "1.0M", "4.0G");
    }
}
