package astryon.services.app.tool;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.TerminalModel;
import astryon.services.app.shell.ThreadProcesses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Screens of less, as they stand in {@code src/test/tools/screens}. */
final class LessTest {
    private static final Path SCREENS = Path.of("src/test/tools/screens");

    private static String poem() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            text.append("line ").append(i).append(i % 7 == 0 ? " is one of those that are longer than a row of this terminal" : "").append(i % 5 == 0 ? "\tfive" : "").append('\n');
        }
        return text.append("\001 \u00e4 \u4e2d end").toString();
    }

    /** A page: for each key the screen before it; keys that do several things at once are one entry. */
    private static String page(TerminalModel terminal, String keys, int status) {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < terminal.shown().size(); i++) {
            String key = i < keys.length() ? keys.substring(i, i + 1).replace("\r", "Enter").replace("\033", "Escape").replace(" ", "Space").replace("\177", "Backspace") : "gone";
            page.append(terminal.shown().get(i)).append("---- ").append(key).append('\n');
        }
        return page.append(terminal.look()).append("---- status ").append(status).append('\n').toString();
    }

    private static String run(String keys, String input, String name, String... words) throws IOException, InterruptedException {
        return ToolsTest.inFolder(root -> {
            Files.writeString(root.resolve("poem"), poem());
            TerminalModel terminal = new TerminalModel(40, 8).type(keys);
            InputStream standardInput = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
            Invocation invocation = new Invocation(name, List.of(words), Map.of(), root, standardInput, terminal.output(),
                    new Output(new ByteArrayOutputStream(), "standard errors"), Optional.of(terminal));
            int status = Launcher.run(Tools.find(name, new ThreadProcesses(Map.of(), Map.of())).orElseThrow(), invocation);
            assertThat(terminal.taken()).isFalse();
            return page(terminal, keys, status);
        });
    }

    private static void check(String file, String screens) throws IOException {
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(SCREENS);
            Files.writeString(SCREENS.resolve(file), screens);
        }
        assertThat(screens).isEqualTo(Files.readString(SCREENS.resolve(file)));
    }

    @Test
    void less_moves_and_searches() throws IOException, InterruptedException {
        check("less-moves.txt", run(" jb\033[6~kG15gu100%q", "", "less", "poem"));
        check("less-searches.txt", run("/five\rnN?line 3\r/nothing\177g\r/(\r\033[Hq", "", "less", "poem"));
        check("less-numbers-lines.txt", run("Gq", "", "less", "-NS", "poem"));
    }

    @Test
    void less_reads_its_input_while_keys_come_from_the_terminal() throws IOException, InterruptedException {
        check("less-input.txt", run("G", poem(), "less"));
    }

    @Test
    void what_fits_is_just_printed() throws IOException, InterruptedException {
        check("less-fits.txt", run("", "one\ntwo\n", "less", "-F"));
    }

    @Test
    void man_shows_long_pages_a_screen_at_a_time() throws IOException, InterruptedException {
        check("man.txt", run(" q", "", "man", "ln"));
    }

    @Test
    void ls_has_as_many_columns_as_fit() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-d"));
        for (int i = 0; i < 12; i++) {
            words.add("poem");
        }
        check("ls.txt", run("", "", "ls", words.toArray(new String[0])));
    }
}
