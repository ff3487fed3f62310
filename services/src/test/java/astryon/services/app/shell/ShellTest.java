package astryon.services.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.pattern.FilePattern;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class ShellTest {

    @Test
    void what_is_nested_too_deep_is_refused() throws IOException, InterruptedException {
        ScriptRun run = ScriptRun.here("echo before\n" + "(".repeat(100_000));
        assertThat(run).isEqualTo(new ScriptRun(2, "before\n", "script.sh: line 1: commands are nested too deep\n"));
        assertThat(ScriptRun.here("echo $((" + "(".repeat(100_000) + "1").status()).isEqualTo(2);
    }

    @Test
    void a_command_that_looks_like_a_pattern_reads_no_folder() {
        assertThat(FilePattern.isMagic("[")).isFalse();
        assertThat(FilePattern.isMagic("[a]")).isTrue();
        assertThat(FilePattern.isMagic("\\[a]")).isFalse();
    }

    @Test
    void a_pattern_with_many_stars_is_matched_in_short_time() {
        String text = "a".repeat(20_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertThat(new FilePattern("*a".repeat(50) + "b").matches(text)).isFalse());
        assertThat(new FilePattern("*a*".repeat(50)).matches(text)).isTrue();
    }

    @Test
    void a_reader_that_ends_ends_its_writers_however_many() throws IOException, InterruptedException {
        ScriptRun run = ScriptRun.here("yes | cat | cat | { read x; echo $x; }\nwhile :; do echo y; done | head -n 1\necho ${x-none}\n");
        assertThat(run).isEqualTo(new ScriptRun(0, "y\ny\nnone\n", ""));
    }

    @Test
    void a_large_here_document_reaches_who_reads_it_and_who_does_not() throws IOException, InterruptedException {
        String lines = "some line of text\n".repeat(20_000);
        assertThat(ScriptRun.here("wc -l <<END\n" + lines + "END\ntrue <<END\n" + lines + "END\necho $?\n").output().replace(" ", "")).isEqualTo("20000\n0\n");
    }

    @Test
    void bytes_that_are_no_text_pass_through_variables() throws IOException, InterruptedException {
        assertThat(ScriptRun.here("x=$(printf '\\377a\\303\\244'); printf %s \"$x\" | od -An -tx1\n").output().strip()).isEqualTo("ff 61 c3 a4");
    }
}
