package astryon.services.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.TerminalModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EditTest {
    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";
    private static final String RIGHT = "\033[C";
    private static final String LEFT = "\033[D";
    private static final String SAVE_AND_EXIT = "\017\r\030";

    @TempDir
    Path folder;
    private TerminalModel terminal;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int edit(String keys, String... words) {
        terminal = new TerminalModel(48, 12).type(keys);
        Invocation invocation = new Invocation("edit", List.of(words), Map.of(), folder, InputStream.nullInputStream(), terminal.output(),
                new Output(errors, "standard errors"), Optional.of(terminal));
        int status = Launcher.run(new Edit(), invocation);
        assertThat(terminal.taken()).isFalse();
        return status;
    }

    /** What a file of {@code before} is after these keys. */
    private String edited(String before, String keys) throws IOException {
        Files.writeString(folder.resolve("f"), before);
        assertThat(edit(keys + SAVE_AND_EXIT, "f")).isZero();
        return Files.readString(folder.resolve("f"));
    }

    /** The screen before the last key but {@code keysLater}. */
    private String screen(int keysLater) {
        return terminal.shown().get(terminal.shown().size() - 1 - keysLater);
    }

    @Test
    void a_new_text_is_typed_and_written() throws IOException {
        assertThat(edit("hello\rworld \u00e4" + SAVE_AND_EXIT, "new")).isZero();
        assertThat(folder.resolve("new")).hasContent("hello\nworld \u00e4");
        assertThat(screen(0)).isEqualTo("""
                [ new                                            ]
                hello
                world \u00e4|






                [ wrote 2 lines ]
                ^G Help ^O Writ ^W Sear ^K Cut  ^\\ Repl ^C Wher
                ^X Exit ^R Inse ^T Go t ^U Past M-U Und M-E Red
                """);
    }

    @Test
    void keys_edit() throws IOException {
        assertThat(edited("one\ntwo\nthree\n", DOWN + "x" + RIGHT + "y\033[F!" + UP + "\033[H>" + LEFT + "\033[3~")).isEqualTo("one\nxtywo!\nthree\n");
    }

    @Test
    void lines_are_joined_split_cut_and_pasted() throws IOException {
        assertThat(edited("one\ntwo\n", DOWN + "\177")).isEqualTo("onetwo\n");
        assertThat(edited("one\ntwo\n", "\005\004")).isEqualTo("onetwo\n");
        assertThat(edited("onetwo\n", RIGHT + RIGHT + RIGHT + "\r")).isEqualTo("one\ntwo\n");
        assertThat(edited("1\n2\n3\n4\n", "\013\013" + DOWN + "\025")).isEqualTo("3\n1\n2\n4\n");
        assertThat(edited("1\n2\n", "\013\013\013")).isEmpty();
        assertThat(edited("", "\177\004\013")).isEmpty();
    }

    @Test
    void a_text_without_a_line_end_stays_so_and_bytes_that_are_no_text_stay_themselves() throws IOException {
        assertThat(edited("one\ntwo", "x")).isEqualTo("xone\ntwo");
        Files.write(folder.resolve("f"), new byte[] {'a', (byte) 0xff, '\n', 0, 'b'});
        assertThat(edit("x" + SAVE_AND_EXIT, "f")).isZero();
        assertThat(Files.readAllBytes(folder.resolve("f"))).containsExactly('x', 'a', 0xff, '\n', 0, 'b');
    }

    @Test
    void changes_are_undone_and_done_again() throws IOException {
        assertThat(edited("one\n", "abc\rdef\033u")).isEqualTo("abc\none\n");
        assertThat(edited("one\n", "abc\rdef\033u\033u\033u")).isEqualTo("one\n");
        assertThat(edited("one\n", "abc\rdef\033u\033u\033u\033e\033e")).isEqualTo("abc\none\n");
        assertThat(edited("one\ntwo\n", "\013\033u")).isEqualTo("one\ntwo\n");
    }

    @Test
    void random_keys_are_undone_to_the_text_there_was() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            Document document = new Document("one\ntwo three\n\nfour \ud83d\ude00 five\nend");
            String before = document.text();
            int changes = random.nextInt(60);
            for (int i = 0; i < changes; i++) {
                switch (random.nextInt(8)) {
                    case 0 -> document.insert("x");
                    case 1 -> document.insert("\n");
                    case 2 -> document.insert("several\nlines\n");
                    case 3 -> document.delete();
                    case 4 -> document.deleteBack();
                    case 5 -> document.cut();
                    case 6 -> document.moveTo(random.nextInt(8), random.nextInt(12));
                    default -> document.right();
                }
            }
            String after = document.text();
            int undone = 0;
            while (document.undo()) {
                undone++;
            }
            assertThat(document.text()).isEqualTo(before);
            for (int i = 0; i < undone; i++) {
                assertThat(document.redo()).isTrue();
            }
            assertThat(document.text()).isEqualTo(after);
        }
    }

    @Test
    void a_search_goes_on_from_the_start_and_replaces_what_is_said() throws IOException {
        assertThat(edited("one two\none\ntwo one\n", "\027one\rX")).isEqualTo("one two\nXone\ntwo one\n");
        assertThat(edited("one two\nthree\n", DOWN + "\027ONE\r!")).isEqualTo("one two\n!three\n");
        assertThat(edited("one two\nthree\n", DOWN + "\027one\r!")).isEqualTo("!one two\nthree\n");
        assertThat(edited("one one\none\n", "\034one\rtwo\rnya")).isEqualTo("one two\ntwo\n");
        assertThat(edited("aaa\n", "\034a\raa\ra")).isEqualTo("aaaaaa\n");
    }

    @Test
    void it_goes_to_lines_and_tells_where_it_is() throws IOException {
        assertThat(edited("1\n2\n3\n4\n", "\0243\r>")).isEqualTo("1\n2\n>3\n4\n");
        assertThat(edited("1\n2\n3\n4\n", "\033/>\033\\<")).isEqualTo("<1\n2\n3\n4>\n");
        Files.writeString(folder.resolve("f"), "1\n2\n3\n");
        edit(DOWN + "\003\030", "f");
        assertThat(screen(0)).contains("[ line 2 of 3, character 1 ]");
    }

    @Test
    void it_asks_before_what_was_changed_is_given_up() throws IOException {
        Files.writeString(folder.resolve("f"), "old\n");
        assertThat(edit("x\030n", "f")).isZero();
        assertThat(folder.resolve("f")).hasContent("old");
        assertThat(edit("x\030\003y\030y\r", "f")).isZero();
        assertThat(folder.resolve("f")).hasContent("xyold");
        assertThat(edit("\030", "f")).isZero();
    }

    @Test
    void when_the_terminal_goes_away_the_text_is_kept_beside_the_file() throws IOException {
        Files.writeString(folder.resolve("f"), "old\n");
        assertThat(edit("new ", "f")).isEqualTo(1);
        assertThat(folder.resolve("f")).hasContent("old");
        assertThat(folder.resolve("f.save")).hasContent("new old");
    }

    @Test
    void what_cannot_be_written_is_said_and_nothing_is_lost() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        assertThat(edit("text\017d\r\017\177ok\r\030")).isZero();
        assertThat(screen(5)).contains("d: is a folder; nothing was written");
        assertThat(folder.resolve("ok")).hasContent("text");
        assertThat(edit("", "d")).isEqualTo(1);
        assertThat(errors).hasToString("edit: d: is a folder\n");
    }

    @Test
    void long_lines_and_texts_are_scrolled() throws IOException {
        Files.writeString(folder.resolve("f"), "0123456789".repeat(8) + "\n" + "x\n".repeat(50));
        edit("\005\030", "f");
        assertThat(screen(0)).contains("901234567890123456789|");
        edit("\026\026\026\030", "f");
        assertThat(screen(0)).contains("|x");
    }
}
