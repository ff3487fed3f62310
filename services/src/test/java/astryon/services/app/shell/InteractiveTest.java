package astryon.services.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Output;
import astryon.services.app.Signal;
import astryon.services.app.Stream;
import astryon.services.app.Terminal;
import astryon.services.app.TerminalModel;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations with a shell at a terminal. */
final class InteractiveTest {
    private static final int MOST_SECONDS = 20;
    private static final int GONE = -1;

    @TempDir
    private Path folder;

    private final TerminalModel model = new TerminalModel(40, 30);
    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    private final StringBuilder printed = new StringBuilder();
    private ThreadProcesses processes;
    private Thread thread;
    private int status = -1;
    private int expectedFrom;

    /** What is printed is shown by the model, and kept without control sequences. */
    private final class Screen extends Stream {
        private final Output shown = model.output();

        @Override
        public InputStream input() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream output() {
            return new FilterOutputStream(shown) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    synchronized (printed) {
                        String text = new String(bytes, from, length, java.nio.charset.StandardCharsets.UTF_8);
                        shown.print(text.replace("\r", "").replace("\n", "\r\n"));
                        shown.flush();
                        printed.append(text.replaceAll("\r|\u001b\\[[0-9]*[A-Z]", ""));
                        printed.notifyAll();
                    }
                }
            };
        }

        @Override
        public boolean isTerminal() {
            return true;
        }

        @Override
        protected void end() {
            // The model is looked at later.
        }
    }

    private final class Keyboard implements Terminal {
        @Override
        public int columns() {
            return model.columns();
        }

        @Override
        public int rows() {
            return model.rows();
        }

        @Override
        public Keys takeKeys() {
            return new Keys() {
                @Override
                public int next() {
                    try {
                        return keys.take();
                    } catch (InterruptedException interrupted) {
                        return GONE;
                    }
                }

                @Override
                public void close() {
                    // Keys that come now wait for the next who takes them.
                }
            };
        }
    }

    private void start() {
        Stream screen = new Screen();
        processes = new ThreadProcesses(Map.of(0, screen, 1, screen, 2, screen), Map.of("snore", Snore::new));
        Map<String, String> environment = Map.of("PATH", "/bin", "HOME", folder.toString(), "PS1", "$ ");
        thread = new Thread(() -> status = new Interactive(processes, new Keyboard(), environment, folder).run(), "shell");
        thread.setDaemon(true);
        thread.start();
        expect("$ ");
    }

    private void type(String text) {
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            keys.add(b & 0xff);
        }
    }

    /** Waits until this has been printed behind what was expected before. */
    private void expect(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        synchronized (printed) {
            while (printed.indexOf(text, expectedFrom) < 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(printed, end - System.nanoTime());
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                assertThat(System.nanoTime()).as("%s does not come behind%n%s", text, printed).isLessThan(end);
            }
            expectedFrom = printed.indexOf(text, expectedFrom) + text.length();
        }
    }

    private boolean hasPrinted(String text) {
        synchronized (printed) {
            return printed.indexOf(text + " ", 0) >= 0;
        }
    }

    private int leave() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS));
        assertThat(thread.isAlive()).isFalse();
        return status;
    }

    @AfterEach
    void gone() {
        keys.add(GONE);
        keys.add(GONE);
    }

    @Test
    void commands_are_run_and_the_last_status_is_the_shells() throws InterruptedException {
        start();
        type("echo hello | cat\r");
        expect("\nhello\n$ ");
        type("x=5; false\r\u0004");
        assertThat(leave()).isEqualTo(1);
        assertThat(model.screen()).isEqualTo("$ echo hello | cat\nhello\n$ x=5; false\n$\n|");
    }

    @Test
    void a_command_goes_on_in_the_next_line() throws InterruptedException, IOException {
        start();
        type("for i in 1 2\rdo echo \"<$i>\"\rdone\r");
        expect("<1>\n<2>\n$ ");
        type("\u001b[A\u0001echo again; \r");
        expect("again\n<1>\n<2>\n$ ");
        type("exit 3\r");
        assertThat(leave()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve(".sh_history"))).isEqualTo("for i in 1 2\\ndo echo \"<$i>\"\\ndone\necho again; for i in 1 2\\ndo echo \"<$i>\"\\ndone\nexit 3\n");
    }

    @Test
    void what_goes_wrong_leads_back_to_the_prompt() throws InterruptedException {
        start();
        type("echo (\r");
        expect("sh: a function's name is followed by ()");
        type("echo ${x?not there}; echo never\r");
        expect("sh: x: not there\n$ ");
        type("readonly r=1; r=2; echo never\r");
        expect("sh: r: is read only\n$ ");
        type("set -Z; echo $?\r");
        expect("there is no option -Z");
        expect("2\n$ ");
        type("if true\r\u0003echo fresh\r");
        expect("\nfresh\n$ ");
        type("break; return 7\r");
        expect("$ ");
        type("exit\r");
        assertThat(leave()).isEqualTo(7);
    }

    @Test
    void a_key_interrupts_loops_and_programs() throws InterruptedException {
        start();
        type("while :; do :; done\r");
        expect("done\n");
        processes.press(Signal.INT);
        expect("$ ");
        type("snore; echo never\r");
        expect("snoring\n");
        processes.press(Signal.INT);
        expect("$ ");
        type("echo $?\r");
        expect("\n130\n$ ");
        type("(while :; do snore; done)\r");
        expect("snoring\n");
        processes.press(Signal.INT);
        expect("$ ");
        type("trap 'echo caught' INT\r");
        expect("$ ");
        type("echo go; while :; do :; done\r");
        expect("\ngo\n");
        processes.press(Signal.INT);
        expect("caught\n");
        type("exit 0\r");
    }

    @Test
    void jobs_are_stopped_and_go_on_in_the_background_and_in_the_foreground() throws InterruptedException {
        start();
        type("snore\r");
        expect("snoring\n");
        processes.press(Signal.TSTP);
        expect("[1]+ Stopped         snore\n$ ");
        type("jobs\r");
        expect("[1]+ Stopped         snore\n$ ");
        type("\u0004");
        expect("there are stopped jobs");
        expect("$ ");
        type("bg\r");
        expect("[1] snore\n$ ");
        type("jobs\r");
        expect("[1]+ Running         snore\n$ ");
        type("fg\r");
        expect("snore\n");
        processes.press(Signal.INT);
        expect("$ ");
        type("jobs; snore | cat &\r");
        expect("[1] ");
        expect("$ ");
        type("kill %1; wait\r");
        expect("$ ");
        type("\r\u0004");
        leave();
    }

    @Test
    void a_job_that_has_ended_is_told_of_before_the_prompt() throws InterruptedException {
        start();
        type("true & wait $!; false &\r");
        expect("$ ");
        type("wait\r");
        expect("$ ");
        type("echo x &\r");
        expect("x\n");
        // What has printed need not have ended.
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS); !hasPrinted("Done") && System.nanoTime() < end;) {
            type("\r");
            expect("$ ");
        }
        expectedFrom = 0;
        expect("[1]+ Done            echo x\n$ ");
        type("\u0004");
        leave();
    }

    @Test
    void what_was_typed_is_listed_and_done_again() throws InterruptedException {
        start();
        type("echo one\recho two\recho three\r");
        expect("\nthree\n$ ");
        type("fc -l\r");
        expect("1\techo one\n2\techo two\n3\techo three\n$ ");
        type("fc -lnr 1 2\r");
        expect("\techo two\n\techo one\n$ ");
        type("fc -s two=four 2\r");
        expect("echo four\nfour\n$ ");
        type("fc -s\r");
        expect("echo four\nfour\n$ ");
        type("fc -e 'sed -i s/four/five/'\r");
        expect("echo five\nfive\n$ ");
        type("fc -s nothing\r");
        expect("fc: nothing: there is no such command; fc -l lists them\n$ ");
        type("set -o ignoreeof\r");
        expect("$ ");
        type("\u0004");
        expect("exit leaves the shell\n$ ");
        type("exit 3\r");
        assertThat(leave()).isEqualTo(3);
    }

    @Test
    void names_are_completed() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("a folder"));
        Files.writeString(folder.resolve("a folder").resolve("notes.txt"), "some notes\n");
        Files.writeString(folder.resolve("script"), "");
        start();
        type("cat a\tn\t\r");
        expect("\nsome notes\n$ ");
        type("greeting() { echo hello; }\r");
        expect("$ ");
        type("greet\t\r");
        expect("\nhello\n$ ");
        type("long_name=value\recho $long\t\r");
        expect("\nvalue\n$ ");
        type("ec\t~/scr\t\r");
        expect(folder + "/script\n$ ");
        type("true; unal\t\u0003");
        expect("unalias ^C");
        type("\u0004");
        leave();
    }

    @Test
    void the_file_of_ENV_is_run_first() throws IOException {
        Files.writeString(folder.resolve("start"), "alias hi='echo hello from start'\n");
        Stream screen = new Screen();
        processes = new ThreadProcesses(Map.of(0, screen, 1, screen, 2, screen), Map.of());
        Map<String, String> environment = Map.of("HOME", folder.toString(), "ENV", "$HOME/start");
        thread = new Thread(() -> status = new Interactive(processes, new Keyboard(), environment, folder).run(), "shell");
        thread.start();
        expect(folder + " $ ");
        type("hi\r");
        expect("\nhello from start\n");
    }
}
