package astryon.services.app;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.bytes.Checksums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusLineTest {
    private static final long MILLI = 1_000_000;
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private long now = Long.MAX_VALUE - 500 * MILLI;
    private long step;
    private int asked;

    private StatusLine line(boolean isTerminal) {
        return new StatusLine(terminal, () -> {
            asked++;
            return isTerminal;
        }, () -> now += step);
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothing_is_said_in_the_first_second_and_then_five_times_a_second() throws IOException {
        StatusLine line = line(true);
        line.at("a", 0, 1000);
        now += 999 * MILLI;
        line.at("a", 100, 1000);
        line.erase();
        assertThat(shown()).isEmpty();
        assertThat(asked).isZero();
        now += MILLI;
        line.at("a", 125, 1000);
        now += 199 * MILLI;
        line.at("a", 500, 1000);
        now += MILLI;
        line.at("b", 2048, -1);
        assertThat(shown()).isEqualTo("\r\033[Ka: 125 of 1000, 12%\r\033[Kb: 2.0K");
        line.erase();
        line.erase();
        assertThat(shown()).endsWith("b: 2.0K\r\033[K");
    }

    @Test
    void where_there_is_no_terminal_nothing_is_shown() throws IOException {
        StatusLine line = line(false);
        for (int i = 0; i < 10; i++) {
            line.at("a", i, 10);
            now += 1000 * MILLI;
        }
        line.erase();
        assertThat(shown()).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_tool_shows_how_far_it_is_and_what_it_prints_takes_the_place_of_that() throws IOException {
        Files.write(folder.resolve("large"), new byte[SIZE]);
        step = 400 * MILLI;
        StatusLine line = line(true);
        Output output = new Output(terminal, "standard output").beside(line);
        Output errors = new Output(terminal, "standard errors").beside(line);
        int status = Launcher.run(Checksums.md5(), new Invocation("md5sum", List.of("large", "none"), Map.of(), folder, InputStream.nullInputStream(), output, errors, Optional.empty()));
        assertThat(status).isEqualTo(1);
        assertThat(shown()).startsWith("\r\033[Kmd5sum: large: 256K of 1.0M, 25%\r\033[Kmd5sum: large: 320K of 1.0M, 31%")
                .endsWith("md5sum: large: 1.0M of 1.0M, 100%\r\033[Kb6d81b360a5672d80c27430f39153e2c  large\nmd5sum: none: no such file or folder\n");
    }
}
