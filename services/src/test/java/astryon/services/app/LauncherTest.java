package astryon.services.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LauncherTest {
    private static final Manual MANUAL = Manual.of("tool", "do things", "[FILE...]").option('a', "all", "everything").failingWith(3);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private interface Body {
        int run(Invocation invocation) throws IOException;
    }

    private Invocation invocation(OutputStream where, String... words) {
        return new Invocation("tool", List.of(words), Map.of(), Path.of("/home"), new ByteArrayInputStream(new byte[0]), new Output(where, "standard output"),
                new Output(errors, "standard errors"), Optional.empty());
    }

    private int run(OutputStream where, Body body, String... words) {
        return Launcher.run(new Program() {
            @Override
            public Manual manual() {
                return MANUAL;
            }

            @Override
            public int run(Invocation invocation, Arguments arguments) throws IOException {
                return body.run(invocation);
            }
        }, invocation(where, words));
    }

    private String said(Body body, String... words) {
        errors.reset();
        return run(output, body, words) + " " + errors;
    }

    @Test
    void help_is_the_manuals() {
        assertThat(run(output, invocation -> 9, "--help")).isZero();
        assertThat(output).hasToString(MANUAL.help()).hasToString("""
                usage: tool [-a] [FILE...]

                Do things.

                  -a, --all  everything
                """);
    }

    @Test
    void wrong_usage_and_complaints_have_their_own_status() {
        assertThat(said(invocation -> 0, "-z")).isEqualTo("2 tool: unknown option -z; try tool --help\n");
        assertThat(said(invocation -> {
            throw new Complaint(4, "no way");
        })).isEqualTo("4 tool: no way\n");
    }

    @Test
    void failures_are_sentences_about_files_as_seen_from_the_folder() {
        assertThat(said(invocation -> {
            throw new NoSuchFileException("/home/x/y");
        })).isEqualTo("3 tool: x/y: no such file or folder\n");
        assertThat(said(invocation -> {
            throw new UncheckedIOException(new FileSystemException("/else", null, "Is a directory"));
        })).isEqualTo("3 tool: /else: is a folder\n");
        assertThat(said(invocation -> {
            throw new IOException((String) null);
        })).isEqualTo("3 tool: input or output failed\n");
        assertThat(said(invocation -> {
            Path.of("a\0b");
            return 0;
        })).isEqualTo("3 tool: a\0b: no name of a file\n");
    }

    @Test
    void what_was_printed_before_a_complaint_stands_before_it() {
        assertThat(run(errors, invocation -> {
            invocation.output().print("first\n");
            Launcher.complain(invocation, "second");
            return 0;
        })).isZero();
        assertThat(errors).hasToString("first\ntool: second\n");
    }

    @Test
    void a_full_disk_is_noticed_even_at_the_end_and_a_closed_pipe_ends_without_a_word() {
        assertThat(run(failing("No space left on device"), invocation -> {
            invocation.output().print("x");
            return 0;
        })).isEqualTo(3);
        assertThat(errors).hasToString("tool: standard output: the disk is full\n");
        errors.reset();
        assertThat(run(failing("Broken pipe"), invocation -> {
            invocation.output().print("x");
            return 0;
        })).isEqualTo(NobodyReads.STATUS);
        assertThat(run(output, invocation -> {
            throw new InterruptedIOException();
        })).isEqualTo(Launcher.INTERRUPTED);
        assertThat(errors).hasToString("");
    }

    @Test
    void one_bad_operand_does_not_keep_the_others_from_being_done() {
        assertThat(said(invocation -> Operands.each(invocation, List.of("a", "b", "c", "d"), operand -> {
            if (operand.equals("b")) {
                throw new NoSuchFileException("b");
            } else if (operand.equals("c")) {
                throw new Complaint(2, "c: no");
            }
            invocation.output().println(operand);
        }))).isEqualTo("1 tool: b: no such file or folder\ntool: c: no\n");
        assertThat(output).hasToString("a\nd\n");
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
