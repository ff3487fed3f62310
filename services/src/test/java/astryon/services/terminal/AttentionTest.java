package astryon.services.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.Questions;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Client;
import astryon.services.kit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A terminal on which the system asks, and on which there are programs that it does not trust. */
class AttentionTest {
    /** From when on a key counts. */
    private static final int CHOSEN = 400_000_000;

    private final List<String> answers = new ArrayList<>();
    private final StagedTerminal staged = new StagedTerminal(false, (number, answer) -> answers.add(number + ":" + answer));
    private final Stage stage = staged.stage;
    private final TerminalService service = staged.service;
    private final Client program = staged.program;
    private final Terminal terminal = staged.terminal;

    private void asked(long number) {
        service.asked(number, number == 0 ? null : new Questions.Question("p", "power", "switch the machine off"));
    }

    @Test
    void a_question_is_answered_behind_a_key_that_no_program_sees() {
        terminal.setMode(Terminal.KEYS);
        asked(7);
        assertThat(staged.seen()).isEqualTo("\r\n\007p asks for a permission: press Ctrl-Space to see which.\r\n");
        staged.types("a");
        assertThat(program.read()).isEqualTo("a");
        assertThat(answers).as("what is typed before is the program's").isEmpty();
        staged.types("\0");
        assertThat(staged.seen()).contains("\033[?1049h\033[2J").contains("p wants to use power: then it can switch the machine off.");
        staged.now += CHOSEN;
        staged.types("a");
        assertThat(staged.seen()).isEqualTo("\033[0m\033[?1049l");
        assertThat(answers).containsExactly("7:" + Questions.ALWAYS);
        assertThat(program.file().available()).isZero();
    }

    @Test
    void keys_that_come_too_soon_to_be_meant_answer_nothing() {
        asked(7);
        staged.types("\0aaa");
        staged.now += CHOSEN - 1;
        staged.types("a");
        assertThat(answers).isEmpty();
        staged.now++;
        staged.types("x");
        assertThat(answers).as("another key leaves the question for later").isEmpty();
        staged.types("\0");
        staged.now += CHOSEN;
        staged.types("d");
        assertThat(answers).containsExactly("7:" + Questions.DENY);
    }

    @Test
    void nobody_shows_anything_while_the_system_asks() {
        asked(7);
        staged.seen();
        staged.types("\0");
        staged.seen();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> program.write("forged\n"));
        while (stage.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThat(staged.seen()).isEmpty();
        staged.now += CHOSEN;
        staged.types("o");
        assertThat(staged.seen()).isEqualTo("\033[0m\033[?1049l");
        written.join();
        assertThat(staged.seen()).isEqualTo("forged\r\n");
    }

    @Test
    void where_nothing_is_asked_the_key_says_so_and_what_runs_can_be_interrupted_in_any_mode() {
        Handle signals = new Handle(1);
        terminal.watch(signals);
        terminal.setMode(Terminal.KEYS);
        staged.types("\0");
        assertThat(staged.seen()).contains("Nothing is asked.").doesNotContain("always");
        staged.now += CHOSEN;
        staged.types("i");
        assertThat(stage.signals()).containsExactly("1:" + Terminal.INTERRUPT);
        assertThat(answers).isEmpty();
    }

    @Test
    void a_question_that_is_settled_elsewhere_is_no_longer_asked() {
        asked(7);
        staged.types("\0");
        asked(0);
        staged.now += CHOSEN;
        staged.types("a");
        assertThat(answers).isEmpty();
        assertThat(staged.seen()).contains("Nothing is asked.");
    }

    @Test
    void the_key_comes_through_where_nobody_reads_what_was_typed() {
        terminal.setMode(Terminal.KEYS);
        staged.types("x".repeat(1 << 14));
        asked(7);
        staged.types("\0");
        staged.now += CHOSEN;
        staged.types("o");
        assertThat(answers).containsExactly("7:" + Questions.ONCE);
    }

    private Client guest() {
        return new Client(stage, terminal.guest(true).end());
    }

    private String shownOf(String text) {
        guest().write(text);
        return staged.seen();
    }

    @Test
    void a_guest_shows_text_moves_the_cursor_erases_and_colours_and_nothing_else() {
        assertThat(shownOf("a\tü漢\n\033[1;31mred\033[0m\033[2J\033[H\033[?25l\0337\033M\0338")).isEqualTo("a\tü漢\r\n\033[1;31mred\033[0m\033[2J\033[H\033[?25l\0337\033M\0338");
        for (String forged : new String[] {"\033[6n", "\033[c", "\033[>c", "\033[21t", "\033]0;title\007", "\033]52;c;aGk=\033\\", "\033P+q544e\033\\", "\033_x\033\\", "\033^x\033\\", "\033Xx\033\\",
                "\033c", "\033(0", "\033)B", "\033%@", "\033#8", "\033 F", "\033[?1000h", "\033[?47h", "\033[!p", "\033[20h", "\033[4i", "\033[>4;1m", "\033[1\"q", "\033[2 q", "\005", "\016", "\017", "\0", "\177",
                "\u009b", "\u0090\u009c", "\033[1\033[6n", "\033\033[6n", "\033[" + "1;".repeat(40) + "m", "\033kname\033\\", "\033Z", "\033[5$w", "\033[1;2'w"}) {
            assertThat(shownOf("<" + forged + ">")).as(forged.replace('\033', '^')).isEqualTo("<>");
        }
    }

    @Test
    void a_guest_in_the_background_neither_reads_nor_knows_what_is_typed_nor_takes_keys() {
        Terminal.GuestEnd end = terminal.guest(false);
        Client guest = new Client(stage, end.end());
        Terminal its = new TerminalClient(stage.channel(guest.file().terminal()));
        CompletableFuture<String> stolen = guest.readLater();
        staged.types("secret\n");
        assertThat(guest.file().available()).isZero();
        assertThat(program.read()).isEqualTo("secret\n");
        assertThatThrownBy(() -> its.setMode(Terminal.KEYS)).isInstanceOf(Failure.class);
        assertThat(stolen).isNotDone();
        terminal.letRead(end.number(), true);
        its.setMode(Terminal.KEYS);
        staged.types("k");
        assertThat(stolen.join()).as("now it is in the foreground").isEqualTo("k");
        CompletableFuture<String> later = guest.readLater();
        terminal.letRead(end.number(), false);
        staged.types("ls\n");
        assertThat(program.read()).as("lines again").isEqualTo("ls\n");
        assertThat(later).isNotDone();
        terminal.letRead(end.number(), true);
        staged.types("x");
        assertThat(later.join()).as("it finds its keys again").isEqualTo("x");
    }

    @Test
    void guests_read_after_all_others_and_have_few_calls_that_wait() {
        Client guest = guest();
        List<CompletableFuture<String>> reads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reads.add(guest.readLater());
        }
        assertThatThrownBy(guest::read).isInstanceOf(Failure.class);
        CompletableFuture<String> shells = program.readLater();
        staged.types("one\ntwo\n");
        assertThat(shells.join()).isEqualTo("one\n");
        assertThat(CompletableFuture.anyOf(reads.toArray(CompletableFuture[]::new)).join()).isEqualTo("two\n");
    }

    @Test
    void a_guest_cannot_take_the_signals_and_leaves_lines_behind() {
        Handle signals = new Handle(1);
        terminal.watch(signals);
        Handle handle = terminal.guest(true).end();
        Client guest = new Client(stage, handle);
        Terminal its = new TerminalClient(stage.channel(guest.file().terminal()));
        assertThatThrownBy(() -> its.watch(stage.connect(new ProgramEnd(stage, service)))).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> its.guest(true)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> its.letRead(1, true)).isInstanceOf(Failure.class);
        its.setMode(Terminal.KEYS);
        guest.write("\033[7mstays");
        staged.seen();
        stage.close(handle);
        assertThat(staged.seen()).startsWith("\033[!p\033[0m");
        staged.types("\003");
        assertThat(stage.signals()).containsExactly("1:" + Terminal.INTERRUPT);
    }
}
