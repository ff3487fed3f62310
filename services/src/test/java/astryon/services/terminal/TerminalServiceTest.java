package astryon.services.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.Terminal;
import astryon.services.kit.Client;
import astryon.services.kit.Stage;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TerminalServiceTest {
    private static final long SECOND = 1_000_000_000;

    private final StagedTerminal staged = new StagedTerminal(true, (number, answer) -> { });
    private final Stage stage = staged.stage;
    private final TerminalService service = staged.service;
    private final Client program = staged.program;
    private final Client user = staged.user;
    private final Terminal terminal = staged.terminal;

    @Test
    void a_line_is_seen_as_it_is_typed_and_read_once_it_ends() {
        staged.types("ls -l");
        assertThat(program.file().available()).isZero();
        staged.types("\r");
        assertThat(staged.seen()).isEqualTo("ls -l\r\n");
        assertThat(program.file().available()).isEqualTo(6);
        assertThat(program.read()).isEqualTo("ls -l\n");
    }

    @Test
    void who_reads_first_waits_for_the_line_and_gets_no_more_than_that() {
        CompletableFuture<String> read = program.readLater();
        staged.types("one\ntwo\n");
        assertThat(read.join()).isEqualTo("one\n");
        assertThat(program.read(2)).isEqualTo("tw");
        assertThat(program.read()).isEqualTo("o\n");
    }

    @Test
    void several_readers_have_a_line_each_in_the_order_in_which_they_came() {
        CompletableFuture<String> first = program.readLater();
        CompletableFuture<String> second = new Client(stage, stage.connect(new ProgramEnd(stage, service))).readLater();
        staged.types("a\nb\n");
        assertThat(first.join()).isEqualTo("a\n");
        assertThat(second.join()).isEqualTo("b\n");
    }

    @Test
    void a_reader_that_is_gone_takes_no_line_with_it() {
        Handle other = stage.connect(new ProgramEnd(stage, service));
        CompletableFuture<String> gone = new Client(stage, other).readLater();
        stage.close(other);
        assertThat(gone.join()).isEqualTo("(-" + Failure.GONE + ")");
        staged.types("kept\n");
        assertThat(program.read()).isEqualTo("kept\n");
    }

    @Test
    void characters_are_erased_whole_and_as_wide_as_they_are() {
        staged.types("aü漢e\u0301");
        assertThat(staged.seen()).isEqualTo("aü漢e\u0301");
        staged.types("\177");
        assertThat(staged.seen()).as("with its accent").isEqualTo("\b \b");
        staged.types("\177");
        assertThat(staged.seen()).isEqualTo("\b \b\b \b");
        staged.types("\b");
        assertThat(staged.seen()).isEqualTo("\b \b");
        staged.types("b\n");
        assertThat(program.read()).isEqualTo("ab\n");
        staged.types("\177x\n");
        assertThat(program.read()).as("nothing is erased before the line").isEqualTo("x\n");
    }

    @Test
    void controls_show_as_two_characters_and_tabs_reach_their_stop() {
        program.write("> ");
        staged.types("\001\t");
        assertThat(staged.seen()).isEqualTo("> ^A\t");
        staged.types("\177");
        assertThat(staged.seen()).as("from column 4 to 8").isEqualTo("\b \b".repeat(4));
        staged.types("\177");
        assertThat(staged.seen()).isEqualTo("\b \b".repeat(2));
    }

    @Test
    void words_and_lines_are_erased() {
        staged.types("one two  \027");
        assertThat(staged.seen()).isEqualTo("one two  " + "\b \b".repeat(5));
        staged.types("\025");
        assertThat(staged.seen()).isEqualTo("\b \b".repeat(4));
        staged.types("three\r");
        assertThat(program.read()).isEqualTo("three\n");
    }

    @Test
    void what_is_no_utf8_can_be_typed_and_erased() {
        user.write("a");
        Address bytes = SimulatedMemory.allocate(2);
        SimulatedMemory.write(bytes, new byte[] {(byte) 0xff, (byte) 0xc3});
        user.file().write(new Loan(bytes, 2));
        staged.types("\177\177b\n");
        assertThat(program.read()).isEqualTo("ab\n");
    }

    @Test
    void a_line_can_be_shown_again_and_a_key_taken_literally() {
        staged.types("ab\022\026\003\n");
        assertThat(staged.seen()).isEqualTo("ab^R\r\nab^C\r\n");
        assertThat(program.read()).isEqualTo("ab\003\n");
    }

    @Test
    void control_d_ends_what_there_is_and_where_nothing_is_the_file() {
        staged.types("part\004");
        assertThat(program.read()).isEqualTo("part");
        CompletableFuture<String> read = program.readLater();
        staged.types("\004");
        assertThat(read.join()).isEmpty();
        staged.types("on\n\004");
        assertThat(program.read()).as("it is not the end for ever").isEqualTo("on\n");
        assertThat(program.read()).isEmpty();
        staged.types("twice\004\004\004\004");
        assertThat(program.read()).isEqualTo("twice");
        assertThat(program.read()).isEmpty();
        staged.types("exact\004more\n");
        assertThat(program.read(5)).isEqualTo("exact");
        assertThat(program.read()).as("the end of what was read is no end of its own").isEqualTo("more\n");
    }

    @Test
    void in_key_mode_every_byte_comes_at_once_and_unseen() {
        terminal.setMode(Terminal.KEYS);
        CompletableFuture<String> read = program.readLater();
        staged.types("\033[A");
        assertThat(read.join()).isEqualTo("\033[A");
        staged.types("\003\004\023\r\177");
        assertThat(program.read()).isEqualTo("\003\004\023\r\177");
        assertThat(staged.seen()).isEmpty();
        assertThat(stage.signals()).isEmpty();
    }

    @Test
    void what_was_typed_stays_and_is_a_line_when_lines_are_wanted_again() {
        staged.types("line\nha");
        terminal.setMode(Terminal.KEYS);
        assertThat(program.read()).isEqualTo("line\nha");
        staged.types("keys");
        staged.seen();
        terminal.setMode(Terminal.LINES);
        assertThat(staged.seen()).isEqualTo("keys");
        staged.types("!\r");
        assertThat(program.read()).isEqualTo("keys!\n");
        staged.types("\004");
        terminal.setMode(Terminal.KEYS);
        CompletableFuture<String> read = program.readLater();
        staged.types("x");
        assertThat(read.join()).as("an end of line mode is none").isEqualTo("x");
        assertThatThrownBy(() -> terminal.setMode(2)).isInstanceOf(Failure.class);
    }

    @Test
    void a_reader_that_waits_for_a_line_has_its_beginning_when_keys_are_wanted() {
        CompletableFuture<String> read = program.readLater();
        staged.types("ha");
        assertThat(read).isNotDone();
        terminal.setMode(Terminal.KEYS);
        assertThat(read.join()).isEqualTo("ha");
    }

    @Test
    void keys_that_are_no_text_are_told_to_who_watches_and_take_what_was_typed_before() {
        terminal.watch(new Handle(7));
        staged.types("old\nline\003");
        assertThat(stage.signals()).containsExactly("7:1");
        assertThat(staged.seen()).isEqualTo("old\r\nline^C");
        assertThat(program.file().available()).isZero();
        staged.types("new\n");
        assertThat(program.read()).isEqualTo("new\n");
        terminal.watch(new Handle(8));
        staged.types("\034\032");
        assertThat(stage.signals()).as("who watched before does so no longer").containsExactly("7:1", "8:2", "8:4");
    }

    @Test
    void line_ends_that_programs_write_are_line_ends_of_the_screen() {
        program.write("a\nb\n");
        assertThat(staged.seen()).isEqualTo("a\r\nb\r\n");
    }

    @Test
    void showing_stops_and_goes_on() {
        program.write("first");
        staged.types("\023");
        assertThat(user.file().available()).isZero();
        CompletableFuture<String> shown = user.readLater();
        program.write("second");
        assertThat(shown).isNotDone();
        staged.types("\021");
        assertThat(shown.join()).isEqualTo("firstsecond");
        staged.types("\023");
        staged.types("\003");
        assertThat(staged.seen()).as("an interrupt shows what comes of it").isEqualTo("^C");
    }

    @Test
    void who_writes_more_than_is_looked_at_waits_and_keys_are_seen_nevertheless() {
        String much = "0123456789".repeat(5000);
        CompletableFuture<Boolean> written = program.later(() -> {
            program.write(much);
            return true;
        });
        assertThat(written).isNotDone();
        staged.types("key");
        StringBuilder all = new StringBuilder();
        while (all.length() < much.length() + 3) {
            all.append(user.read());
        }
        assertThat(written.join()).isTrue();
        assertThat(all.toString().replace("key", "")).isEqualTo(much);
        assertThat(all).contains("key");
    }

    @Test
    void a_line_has_an_end_whoever_types_it() {
        staged.types("x".repeat(10_000));
        while (user.file().available() > 0) {
            user.read();
        }
        staged.types("y");
        assertThat(staged.seen()).as("a bell").isEqualTo("\007");
        staged.types("\n");
        assertThat(program.read()).isEqualTo("x".repeat(EditedLine.MOST) + "\n");
    }

    @Test
    void who_types_what_nobody_reads_waits_and_loses_nothing() {
        String lines = "a line that nobody reads\n".repeat(2000);
        CompletableFuture<Boolean> typed = user.later(() -> {
            staged.types(lines);
            return true;
        });
        CompletableFuture<Void> viewer = CompletableFuture.runAsync(() -> {
            for (int seen = 0; seen < 1000;) {
                seen += user.read().length();
            }
        }, task -> new Thread(task).start());
        assertThat(typed).isNotDone();
        StringBuilder read = new StringBuilder();
        while (read.length() < lines.length()) {
            read.append(program.read());
        }
        assertThat(read.toString()).isEqualTo(lines);
        assertThat(typed.join()).isTrue();
        viewer.join();
    }

    @Test
    void an_interrupt_is_heard_behind_what_nobody_reads() {
        terminal.watch(new Handle(7));
        terminal.setMode(Terminal.KEYS);
        staged.types("k".repeat(1 << 14));
        terminal.setMode(Terminal.LINES);
        staged.types("pasted\n\003new\n");
        assertThat(stage.signals()).containsExactly("7:1");
        assertThat(program.read()).isEqualTo("new\n");
    }

    @Test
    void an_interrupt_typed_before_lines_are_wanted_again_is_heard_then() {
        terminal.watch(new Handle(7));
        terminal.setMode(Terminal.KEYS);
        staged.types("ab\003cd");
        assertThat(stage.signals()).isEmpty();
        terminal.setMode(Terminal.LINES);
        assertThat(stage.signals()).containsExactly("7:1");
        staged.types("\n");
        assertThat(program.read()).isEqualTo("cd\n");
    }

    @Test
    void a_key_that_begins_as_an_answer_does_is_typed_once_it_is_none() {
        service.setSize(80, 24);
        terminal.size();
        terminal.setMode(Terminal.KEYS);
        staged.types("\033[A\033[1;2");
        assertThat(program.read()).isEqualTo("\033[A");
        staged.types("~");
        assertThat(program.read()).isEqualTo("\033[1;2~");
    }

    @Test
    void when_the_far_end_is_gone_readers_find_the_end_and_writers_fail() {
        terminal.watch(new Handle(7));
        CompletableFuture<String> read = program.readLater();
        stage.close(staged.far);
        assertThat(read.join()).isEmpty();
        assertThat(program.read()).isEmpty();
        assertThatThrownBy(() -> program.write("x")).hasMessageContaining("-" + Failure.IN_OUT);
        assertThat(stage.signals()).containsExactly("7:16");
        terminal.watch(new Handle(8));
        assertThat(stage.signals()).as("who comes later hears it too").contains("8:16");
    }

    @Test
    void the_size_is_what_the_far_end_answers() {
        service.setSize(80, 24);
        terminal.watch(new Handle(7));
        assertThat(terminal.size()).isEqualTo(new Terminal.Size(80, 24));
        assertThat(staged.seen()).isEqualTo("\0337\033[999;999H\033[6n\0338");
        staged.types("a\033[50;132Rb\n");
        assertThat(stage.signals()).containsExactly("7:8");
        assertThat(program.read()).as("no program reads the answer").isEqualTo("ab\n");
        assertThat(terminal.size()).isEqualTo(new Terminal.Size(132, 50));
    }

    @Test
    void where_nobody_answers_nobody_is_asked_twice() {
        service.setSize(80, 24);
        terminal.size();
        staged.seen();
        staged.now += 2 * SECOND;
        terminal.setMode(Terminal.KEYS);
        staged.types("\033[50;132R");
        assertThat(program.read()).as("too late, so it is typed").isEqualTo("\033[50;132R");
        assertThat(terminal.size()).isEqualTo(new Terminal.Size(80, 24));
        assertThat(staged.seen()).isEmpty();
    }

    @Test
    void an_answer_that_makes_no_sense_changes_nothing() {
        service.setSize(80, 24);
        terminal.size();
        staged.types("\033[99999;1R\033[0;0R\033[;R\033[12;R");
        assertThat(terminal.size()).isEqualTo(new Terminal.Size(80, 24));
    }

    @Test
    void too_many_that_wait_are_refused() {
        for (int i = 0; i < 64; i++) {
            program.readLater();
        }
        assertThatThrownBy(program::read).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.number()).isEqualTo(Failure.BUSY));
        staged.types("a\n".repeat(64));
    }

    @Test
    void a_terminal_is_no_regular_file() {
        assertThat(program.file().seek(0, 0)).isEqualTo(-Failure.NO_SEEK);
        assertThat(program.file().facts().size()).isZero();
        assertThatThrownBy(() -> user.file().terminal()).isInstanceOf(Failure.class);
    }
}
