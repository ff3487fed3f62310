package astryon.services.app.tool;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.Manual;
import astryon.services.app.Program;
import astryon.services.app.Text;
import astryon.services.app.shell.ThreadProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs of tools from pages: those of {@code agreement} by busybox, too; those of {@code messages} print what stands below them. */
final class ToolsTest {
    private static final Path PAGES = Path.of("src/test/tools");
    private static final String ONLY = System.getProperty("tools", "");

    /** The pages of a folder; those of one tool with {@code -Dtools=NAME}. */
    private static List<CaseFile> pages(String folder) throws IOException {
        List<CaseFile> pages = new ArrayList<>();
        try (Stream<Path> all = Files.list(PAGES.resolve(folder))) {
            for (Path path : all.sorted().toList()) {
                if (ONLY.isEmpty() || List.of(ONLY.split(",")).contains(path.getFileName().toString().replace(".cases", ""))) {
                    pages.add(CaseFile.read(path));
                }
            }
        }
        return pages;
    }

    @TestFactory
    Stream<DynamicNode> tools_do_what_those_of_busybox_do() throws IOException {
        return pages("agreement").stream().map(page -> DynamicContainer.dynamicContainer(page.path().getFileName().toString(),
                page.runs().stream().map(run -> DynamicTest.dynamicTest(run.command(), () -> agree(page, run)))));
    }

    private static void agree(CaseFile page, CaseFile.Run run) throws IOException, InterruptedException {
        Outcome theirs = inFolder(root -> Outcome.ofProgram("busybox", run, root));
        Outcome ours = inFolder(root -> Outcome.ofOurs(run, root));
        assertThat(ours.compared(run.how())).as("%s:%d: %s%nour errors: %stheirs: %s", page.path(), run.line() + 1, run.command(), ours.errors(), theirs.errors())
                .isEqualTo(theirs.compared(run.how()));
    }

    @TestFactory
    Stream<DynamicNode> messages_say_what_where_and_the_way_out() throws IOException {
        return pages("messages").stream().map(page -> DynamicTest.dynamicTest(page.path().getFileName().toString(), () -> {
            List<List<String>> printed = new ArrayList<>();
            for (CaseFile.Run run : page.runs()) {
                printed.add(inFolder(root -> Outcome.ofOurs(run, root)).page());
            }
            String now = page.with(printed);
            if (Boolean.getBoolean("golden.bless")) {
                Files.write(page.path(), Text.encode(now));
            }
            assertThat(now).isEqualTo(Text.decode(Files.readAllBytes(page.path())));
        }));
    }

    private static Optional<Program> tool(String name) {
        return Tools.find(name, new ThreadProcesses(Map.of(), Map.of()));
    }

    @Test
    void the_table_has_every_name_once_and_in_order() {
        assertThat(Tools.names()).isSorted().doesNotHaveDuplicates();
        assertThat(Tools.names()).allSatisfy(name -> assertThat(tool(name)).isPresent());
        assertThat(Tools.names()).allSatisfy(name -> assertThat(tool(name).orElseThrow().manual().name()).isEqualTo(name));
        assertThat(tool("no such tool")).isEmpty();
    }

    @Test
    void every_manual_names_its_options_once_and_says_what_they_do() {
        for (String name : Tools.names()) {
            Manual manual = tool(name).orElseThrow().manual();
            List<String> names = new ArrayList<>();
            for (Manual.Option option : manual.options()) {
                if (option.letter() != 0) {
                    names.add("-" + option.letter());
                }
                if (!option.longName().isEmpty()) {
                    names.add("--" + option.longName());
                }
                assertThat(option.text()).as(name + option.heading()).isNotBlank().doesNotEndWith(".");
            }
            assertThat(names).as(name).doesNotHaveDuplicates();
            assertThat(manual.purpose()).as(name).isNotBlank().doesNotEndWith(".");
            assertThat(manual.description()).as(name).allSatisfy(paragraph -> assertThat(paragraph).endsWith("."));
        }
    }

    interface InFolder<T> {
        T run(Path root) throws IOException, InterruptedException;
    }

    /** In a folder whose parent is nobody else's, either: tools tell of that, too. */
    static <T> T inFolder(InFolder<T> action) throws IOException, InterruptedException {
        Path parent = Files.createTempDirectory("tool").toRealPath();
        try {
            return action.run(Files.createDirectory(parent.resolve("folder")));
        } finally {
            try (Stream<Path> all = Files.walk(parent)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
