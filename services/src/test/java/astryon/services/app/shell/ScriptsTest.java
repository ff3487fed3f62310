package astryon.services.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts from pages: those of {@code agreement} do here what they do under busybox's shell; those of {@code golden} print what stands below them. */
final class ScriptsTest {
    private static final Path PAGES = Path.of("src/test/shell");
    private static final String ONLY = System.getProperty("scripts", "");

    /** The pages of a folder; one of them with {@code -Dscripts=NAME}. */
    private static List<ScriptPage> pages(String folder) throws IOException {
        List<ScriptPage> pages = new ArrayList<>();
        try (Stream<Path> all = Files.list(PAGES.resolve(folder))) {
            for (Path path : all.sorted().toList()) {
                if (ONLY.isEmpty() || path.getFileName().toString().equals(ONLY + ".sh")) {
                    pages.add(ScriptPage.read(path));
                }
            }
        }
        return pages;
    }

    @TestFactory
    Stream<DynamicNode> scripts_do_what_they_do_under_busybox() throws IOException {
        return pages("agreement").stream().map(page -> DynamicContainer.dynamicContainer(page.path().getFileName().toString(),
                page.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.title(), () -> agree(page, entry)))));
    }

    private static void agree(ScriptPage page, ScriptPage.Entry entry) throws IOException, InterruptedException {
        ScriptRun theirs = ScriptRun.busybox(entry.script());
        ScriptRun ours = ScriptRun.here(entry.script());
        assertThat(ours.compared()).as("%s:%d: %s%n%s%nour errors: %stheirs: %s", page.path(), entry.line(), entry.title(), entry.script(), ours.errors(),
                theirs.errors()).isEqualTo(theirs.compared());
    }

    @TestFactory
    Stream<DynamicNode> scripts_print_what_stands_below_them() throws IOException {
        return pages("golden").stream().map(page -> DynamicTest.dynamicTest(page.path().getFileName().toString(), () -> {
            List<List<String>> printed = new ArrayList<>();
            for (ScriptPage.Entry entry : page.entries()) {
                ScriptRun run = ScriptRun.here(entry.script());
                List<String> lines = new ArrayList<>((run.output() + run.errors()).lines().map(line -> "#> " + line).toList());
                lines.add("#> status " + run.status());
                printed.add(lines);
            }
            String now = page.with(printed);
            if (Boolean.getBoolean("golden.bless")) {
                Files.writeString(page.path(), now);
            }
            assertThat(now).isEqualTo(Files.readString(page.path()));
        }));
    }
}
