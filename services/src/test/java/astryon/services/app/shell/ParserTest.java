package astryon.services.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.services.app.shell.Command.Item;
import astryon.services.app.shell.Command.Simple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ParserTest {
    private final Map<String, String> aliases = new HashMap<>();

    private Command parse(String script) {
        return new Parser(Source.of(script, 1), aliases).script();
    }

    private static String word(Command command, int index) {
        return ((Simple) command).words().get(index).unquoted();
    }

    @Test
    void pipes_bind_closer_than_and_and_or_which_bind_from_the_left() {
        Command.Or or = (Command.Or) parse("a | b && c || d");
        Command.And and = (Command.And) or.first();
        assertThat(((Command.Pipeline) and.first()).stages()).hasSize(2);
        assertThat(word(and.second(), 0)).isEqualTo("c");
        assertThat(word(or.second(), 0)).isEqualTo("d");
    }

    @Test
    void a_list_knows_what_runs_in_the_background_and_how_it_was_written() {
        List<Item> items = ((Command.Sequence) parse("sleep  5 | cat & echo 'x y'; b")).items();
        assertThat(items).extracting(Item::background).containsExactly(true, false, false);
        assertThat(items).extracting(Item::text).containsExactly("sleep  5 | cat", "echo 'x y'", "b");
    }

    @Test
    void reserved_words_are_words_where_no_command_begins_and_when_they_are_quoted() {
        assertThat(((Simple) parse("echo if then fi")).words()).hasSize(4);
        assertThat(word(parse("'if' x"), 0)).isEqualTo("if");
        assertThat(parse("if a; then b; fi")).isInstanceOf(Command.If.class);
    }

    @Test
    void assignments_stand_before_the_first_word() {
        Simple simple = (Simple) parse("a=1 b='x y' cmd c=2");
        assertThat(simple.assignments()).extracting(Command.Assignment::name).containsExactly("a", "b");
        assertThat(simple.words()).hasSize(2);
        assertThat(((Simple) parse("1a=1")).assignments()).isEmpty();
        assertThat(((Simple) parse("'a'=1")).assignments()).isEmpty();
    }

    @Test
    void redirections_may_stand_anywhere_and_a_number_belongs_to_one_only_if_it_touches_it() {
        Simple simple = (Simple) parse(">a x 2>&1 y 3 <b");
        assertThat(simple.words()).hasSize(3);
        assertThat(simple.redirections()).extracting(Redirection::number).containsExactly(1, 2, 0);
        assertThat(simple.redirections()).extracting(Redirection::kind).containsExactly(Redirection.Kind.WRITE, Redirection.Kind.COPY_OUTPUT, Redirection.Kind.READ);
    }

    @Test
    void a_parenthesis_behind_a_dollar_sign_is_arithmetic_if_two_of_them_close_it() {
        assertThat(part("$((1 + (2)))")).isInstanceOf(Word.Arithmetic.class);
        assertThat(part("$((a) ; b)")).isInstanceOf(Word.Substitution.class);
        assertThat(part("$( (a) )")).isInstanceOf(Word.Substitution.class);
    }

    private Word.Part part(String word) {
        return ((Simple) parse(word)).words().get(0).parts().get(0);
    }

    @Test
    void braces_tell_lengths_from_special_parameters() {
        assertThat(part("${#}")).isEqualTo(new Word.Parameter("#", Word.Operator.VALUE, false, Word.of()));
        assertThat(part("${#x}")).isEqualTo(new Word.Parameter("x", Word.Operator.LENGTH, false, Word.of()));
        assertThat(part("${##}")).isEqualTo(new Word.Parameter("#", Word.Operator.LENGTH, false, Word.of()));
        assertThat(part("${#:-y}")).isEqualTo(new Word.Parameter("#", Word.Operator.DEFAULT, true, Word.of(new Word.Text("y"))));
        assertThat(part("${x##*/}")).isEqualTo(new Word.Parameter("x", Word.Operator.LONGEST_PREFIX, false, Word.of(new Word.Text("*/"))));
    }

    @Test
    void an_alias_is_replaced_where_a_command_begins_and_not_within_itself() {
        aliases.put("ls", "ls -l");
        aliases.put("sudo", "do_it ");
        assertThat(((Simple) parse("ls ls")).words()).extracting(Word::unquoted).containsExactly("ls", "-l", "ls");
        assertThat(((Simple) parse("sudo ls x")).words()).extracting(Word::unquoted).containsExactly("do_it", "ls", "-l", "x");
        assertThat(((Simple) parse("\\ls")).words()).extracting(Word::unquoted).containsExactly("ls");
    }

    @Test
    void a_line_runs_before_the_next_is_read() {
        Queue<String> lines = new ArrayDeque<>(List.of("a\n", "if b\n", "then c; fi\n", "d\n"));
        List<Boolean> continued = new ArrayList<>();
        Parser parser = new Parser(new Source(more -> {
            continued.add(more);
            return Optional.ofNullable(lines.poll());
        }, 1), aliases);
        assertThat(word(parser.next().orElseThrow(), 0)).isEqualTo("a");
        assertThat(lines).hasSize(3);
        assertThat(parser.next().orElseThrow()).isInstanceOf(Command.If.class);
        assertThat(lines).hasSize(1);
        assertThat(parser.next()).isPresent();
        assertThat(parser.next()).isEmpty();
        assertThat(continued).containsExactly(false, false, true, false, false);
    }

    @Test
    void a_here_document_ends_with_the_line_of_its_delimiter() {
        List<Item> items = ((Command.Sequence) parse("cat <<A <<-'B'\nx $y\nA\n\t$z\n\tB\nnext")).items();
        List<Redirection> redirections = ((Simple) items.get(0).command()).redirections();
        assertThat(((HereDocument) redirections.get(0).target().parts().get(0)).parts()).hasSize(3);
        assertThat(((HereDocument) redirections.get(1).target().parts().get(0)).parts()).containsExactly(new Word.Quoted("$z\n"));
        assertThat(((Simple) items.get(1).command()).line()).isEqualTo(6);
    }

    @Test
    void an_error_has_the_line_of_what_is_wrong() {
        assertThatThrownBy(() -> parse("a\nb\n)")).isInstanceOf(SyntaxError.class).hasMessage("\")\" where a command is expected")
                .satisfies(error -> assertThat(((SyntaxError) error).line()).isEqualTo(3));
        assertThatThrownBy(() -> parse("if a\nthen b\n")).satisfies(error -> assertThat(((SyntaxError) error).line()).isEqualTo(1));
    }

    @Test
    void what_is_no_script_is_refused_and_nothing_worse() throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("src/test/shell/agreement"))) {
            for (Path page : pages.sorted().toList()) {
                ScriptPage.read(page).entries().forEach(entry -> scripts.add(entry.script()));
            }
        }
        String signs = "(){}[]<>|&;$`'\"\\\n #!*?=-0ax";
        int refused = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder script = new StringBuilder(scripts.get(random.nextInt(scripts.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(script.length());
                switch (random.nextInt(3)) {
                    case 0 -> script.deleteCharAt(at).append('\n');
                    case 1 -> script.insert(at, signs.charAt(random.nextInt(signs.length())));
                    default -> script.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            try {
                parse(script.toString());
            } catch (SyntaxError error) {
                refused++;
                assertThat(error.line()).as("seed %d", seed).isBetween(1, (int) script.chars().filter(c -> c == '\n').count() + 1);
            }
        }
        assertThat(refused).isBetween(500, 2500);
    }
}
