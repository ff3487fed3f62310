package astryon.services.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.TerminalModel;
import astryon.services.app.line.LineEditor.Answer;
import astryon.services.app.line.LineEditor.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineEditorTest {
    private static final String LEFT = "\u001b[D";
    private static final String RIGHT = "\u001b[C";
    private static final String UP = "\u001b[A";
    private static final String DOWN = "\u001b[B";

    private final History history = new History();
    private TerminalModel terminal = new TerminalModel(20, 6);

    private static String control(char letter) {
        return String.valueOf((char) (letter & 0x1f));
    }

    private Answer read(String keys) throws IOException {
        return new LineEditor(terminal.type(keys), terminal.output(), history, LineEditorTest::complete).read("$ ");
    }

    /** The first word of a line. */
    private static Completer.Completion complete(String text, int cursor) {
        List<String> names = java.util.stream.Stream.of("cat", "chmod", "chown", "l\u00e4nge").filter(name -> name.startsWith(text.substring(0, cursor))).toList();
        return new Completer.Completion(0, names.size() == 1 ? List.of(names.get(0) + " ") : names, names);
    }

    private String line(String keys) throws IOException {
        return read(keys + "\r").text();
    }

    private String screen(String keys) throws IOException {
        read(keys);
        return terminal.screen();
    }

    @Test
    void a_line_is_what_was_typed() throws IOException {
        assertThat(read("echo h\u00e4 \u732b \ud83d\ude00\r")).isEqualTo(new Answer(Ending.LINE, "echo h\u00e4 \u732b \ud83d\ude00"));
        assertThat(terminal.screen()).isEqualTo("$ echo h\u00e4 \u732b \ud83d\ude00\n|");
    }

    @Test
    void the_cursor_moves_and_text_goes_in_there() throws IOException {
        assertThat(line("bd" + LEFT + "c" + LEFT + LEFT + "a" + RIGHT + RIGHT + RIGHT + "e" + RIGHT + "f")).isEqualTo("abcdef");
        assertThat(line("b" + control('a') + "a" + control('e') + "c" + control('b') + "-" + control('f') + "+")).isEqualTo("ab-c+");
        assertThat(line("one two three\u001bb\u001bbX\u001b[1;5CY\u001b[HZ\u001b[FE")).isEqualTo("Zone XtwoY threeE");
    }

    @Test
    void characters_are_deleted_on_both_sides_with_what_combines_with_them() throws IOException {
        assertThat(line("abc\u007f\b" + LEFT + "\u001b[3~x")).isEqualTo("x");
        assertThat(line("ae\u0301\u007f")).isEqualTo("a");
        assertThat(line("\ud83d\ude00\ud83d\ude01" + LEFT + control('d'))).isEqualTo("\ud83d\ude00");
    }

    @Test
    void what_is_cut_comes_back() throws IOException {
        assertThat(line("one two three" + control('w') + control('w') + control('y') + control('y'))).isEqualTo("one two threetwo three");
        assertThat(line("one two" + control('u') + "x" + control('y'))).isEqualTo("xone two");
        assertThat(line("one two" + control('a') + "\u001bd" + control('e') + " " + control('y') + control('a') + control('k') + control('y') + "\u001by"))
                .isEqualTo("one");
        assertThat(line("ab" + control('t'))).isEqualTo("ba");
    }

    @Test
    void a_long_line_takes_several_rows() throws IOException {
        assertThat(screen("123456789012345678")).isEqualTo("$ 123456789012345678\n|");
        terminal = new TerminalModel(20, 6);
        assertThat(screen("1234567890123456789" + LEFT + LEFT)).isEqualTo("$ 12345678901234567|8\n9");
        terminal = new TerminalModel(20, 6);
        assertThat(screen("12345678901234567890" + control('a') + "x")).isEqualTo("$ x|12345678901234567\n890");
        terminal = new TerminalModel(20, 6);
        assertThat(screen("1234567890123456789" + control('u') + "y")).isEqualTo("$ y|");
    }

    @Test
    void a_wide_character_is_not_divided_by_the_end_of_a_row() throws IOException {
        assertThat(screen("12345678901234567\u732bx")).isEqualTo("$ 12345678901234567\n\u732bx|");
        terminal = new TerminalModel(20, 6);
        assertThat(screen("12345678901234567\u732bx" + LEFT + LEFT)).isEqualTo("$ 12345678901234567\n|\u732bx");
    }

    @Test
    void a_screen_scrolls_under_a_line_at_its_end() throws IOException {
        terminal = new TerminalModel(10, 3);
        for (int i = 0; i < 3; i++) {
            read(i + "\r");
        }
        assertThat(screen("abcdefghijkl" + control('a') + "x")).isEqualTo("$ 2\n$ x|abcdefg\nhijkl");
    }

    @Test
    void colours_of_the_prompt_take_no_place() throws IOException {
        LineEditor editor = new LineEditor(terminal.type("123456789012345678" + LEFT), terminal.output(), history, LineEditorTest::complete);
        editor.read("\u001b[32m$\u001b[0m ");
        assertThat(terminal.screen()).isEqualTo("$ 12345678901234567|8");
    }

    @Test
    void control_characters_are_shown() throws IOException {
        history.add("a\tb");
        assertThat(screen(UP)).isEqualTo("$ a^Ib|");
    }

    @Test
    void older_lines_come_back_and_the_one_that_was_begun_too() throws IOException {
        history.add("first");
        history.add("second");
        assertThat(line(UP + UP + UP)).isEqualTo("first");
        assertThat(line("begun" + UP + UP + DOWN + DOWN + "!")).isEqualTo("begun!");
        assertThat(line(control('p') + "x")).isEqualTo("secondx");
    }

    @Test
    void several_lines_are_edited_as_one() throws IOException {
        history.add("for i in 1\ndo echo\ndone");
        assertThat(screen(UP + control('a'))).isEqualTo("$ |for i in 1\ndo echo\ndone");
    }

    @Test
    void a_search_finds_older_and_older_lines() throws IOException {
        history.add("make test");
        history.add("cat notes");
        history.add("make all");
        assertThat(line(control('r') + "make")).isEqualTo("make all");
        assertThat(line(control('r') + "make" + control('r'))).isEqualTo("make test");
        assertThat(line(control('r') + "ma\u007f\u007fnot" + control('e') + "!")).isEqualTo("cat notes!");
        assertThat(line("x" + control('r') + "make" + control('g'))).isEqualTo("x");
        terminal = new TerminalModel(30, 6);
        assertThat(screen(control('r') + "mak" + control('r'))).isEqualTo("(search) mak: |make test");
        terminal = new TerminalModel(30, 6);
        assertThat(screen(control('r') + "zzz")).startsWith("(not found) zzz: ");
    }

    @Test
    void tab_completes_as_far_as_it_can_and_then_shows_a_list() throws IOException {
        assertThat(line("ca\t")).isEqualTo("cat ");
        assertThat(line("c\t\t")).isEqualTo("c");
        assertThat(line("ch\tm\t")).isEqualTo("chmod ");
        assertThat(line("l\t")).isEqualTo("l\u00e4nge ");
        terminal = new TerminalModel(18, 6);
        assertThat(screen("c\t\t")).isEqualTo("$ c\ncat    chown\nchmod\n$ c|");
        assertThat(terminal.bells()).isEqualTo(1);
        assertThat(line("none\t")).isEqualTo("none");
        assertThat(terminal.bells()).isEqualTo(2);
    }

    @Test
    void a_line_is_given_up_and_the_input_ends() throws IOException {
        assertThat(read("abc" + control('c'))).isEqualTo(new Answer(Ending.GIVEN_UP, ""));
        assertThat(terminal.screen()).isEqualTo("$ abc^C\n|");
        assertThat(read("x\u007f" + control('d'))).isEqualTo(new Answer(Ending.END, ""));
        assertThat(read("")).isEqualTo(new Answer(Ending.END, ""));
    }

    @Test
    void the_screen_is_cleared() throws IOException {
        read("one\r");
        assertThat(screen("two" + control('l'))).isEqualTo("$ two|");
    }

    @Test
    void a_character_at_the_end_costs_one_character() throws IOException {
        read("abc");
        int three = terminal.sent();
        terminal = new TerminalModel(20, 6);
        read("abcdefgh");
        assertThat(terminal.sent() - three).isEqualTo(5);
    }

    @Test
    void what_is_shown_is_the_line_whatever_was_typed() throws IOException {
        List<String> keys = List.of("a", "\u732b", "e\u0301", " ", "word ", LEFT, RIGHT, "\u007f", "\u001b[3~", control('a'), control('e'), control('k'), control('y'),
                control('w'), control('t'), "\u001bb", "\u001bf", UP, DOWN, "\tx");
        history.add("an older line that is longer than a row");
        history.add("x\ny");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                typed.append(keys.get(random.nextInt(keys.size())));
            }
            terminal = new TerminalModel(12, 30);
            read(typed.toString());
            String edited = terminal.text();
            terminal = new TerminalModel(12, 30);
            Answer answer = read(typed + "\r");
            // The same line shown at once, the cursor where it was: what was changed on the way leaves no trace.
            terminal = new TerminalModel(12, 30);
            new Display(terminal, terminal.output()).show("$ ", answer.text(), 0);
            assertThat(edited).as("seed %d", seed).isEqualTo(terminal.text());
        }
    }

    @Test
    void history_is_kept_in_a_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history");
        assertThat(history.add("one")).isTrue();
        history.append(file);
        assertThat(history.add("one")).isFalse();
        assertThat(history.add(" secret")).isFalse();
        assertThat(history.add("two\nlines \\n")).isTrue();
        history.append(file);
        History again = new History();
        again.load(file);
        assertThat(again.entries()).containsExactly("one", "two\nlines \\n");
        again.load(folder.resolve("none"));
        Files.write(file, java.util.Collections.nCopies(1500, "x"));
        History cut = new History();
        cut.load(file);
        assertThat(cut.entries()).hasSize(1000);
        assertThat(Files.readAllLines(file)).hasSize(1000);
    }
}
