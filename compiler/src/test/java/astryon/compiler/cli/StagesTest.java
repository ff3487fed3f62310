package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the command shows of its way: stages in place of the executable, and dumps of one method. */
class StagesTest {
    private static final String PROGRAM = """
            public class Main {
                @astryon.magic.NoInline
                static int element(int[] numbers, int index) {
                    return numbers[index];
                }

                public static void main(String[] arguments) {
                    for (String argument : arguments) {
                        System.out.println("hello, " + argument);
                    }
                    System.out.println(element(new int[2], arguments.length));
                }
            }
            """;

    @TempDir
    private Path folder;
    private Path source;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        source = Files.writeString(folder.resolve("Main.java"), PROGRAM);
        output = folder.resolve("output");
    }

    private CommandRun compile(Object... options) {
        Object[] always = {"--target", "linux", "--main", "Main", "-o", output, source};
        Object[] all = Arrays.copyOf(always, always.length + options.length);
        System.arraycopy(options, 0, all, always.length, options.length);
        return CommandRun.of(all);
    }

    private String run(int status, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(status);
        return text;
    }

    @Test
    void an_object_file_is_read_by_other_tools_without_complaint() throws Exception {
        assertThat(compile("--emit", "obj").status()).isZero();
        assertThat(run(0, "readelf", "-hSsrW", "output")).contains("REL (Relocatable file)").doesNotContain("readelf: ")
                .containsPattern("FUNC +GLOBAL DEFAULT +1 Main.element\\(\\[II\\)I").containsPattern("NOTYPE +GLOBAL DEFAULT +2 astryon.rodata");
        assertThat(run(0, "objdump", "-dr", "-M", "intel", "output")).contains("<Main.element([II)I>:")
                .containsPattern("R_X86_64_PC32\\s+astryon.start.HostedRuntime.indexOutOfBounds\\(II\\)V-0x4").containsPattern("R_X86_64_32\\s+object:");
        assertThat(run(0, "objdump", "-r", "-j", ".rodata", "-j", ".data", "output")).containsPattern("R_X86_64_64\\s+\\S+\\(").containsPattern("R_X86_64_32\\s+hub:");
    }

    /** The proof that nothing is missing in it: another linker's program does the same as ours. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void an_object_file_can_be_linked_by_another_linker() throws Exception {
        assertThat(compile("--emit", "obj").status()).isZero();
        run(0, "gcc", "-r", "-o", "again", "output");
        assertThat(run(0, "ld", "-o", "linked", "again")).isEmpty();
        assertThat(compile().status()).isZero();
        assertThat(run(0, "./linked", "a")).isEqualTo("hello, a\n0\n").isEqualTo(run(0, "./output", "a"));
        assertThat(run(1, "./linked", "a", "b")).contains("Index 2 out of bounds for length 2\n\tat Main.element(Main.java:4)")
                .isEqualTo(run(1, "./output", "a", "b"));
    }

    @Test
    void an_unknown_stage_is_wrong_usage() {
        compile("--emit", "elf").isWrongUsage("--emit is ir, lir, asm or obj, not elf");
    }

    @Test
    void a_dump_has_a_file_for_every_stage() throws Exception {
        CommandRun run = compile("--dump", "Main.element", "--dump-to", folder.resolve("dump"));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("dump"))) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.endsWith("ssa.ir")).anyMatch(name -> name.endsWith(".asm"));
        }
    }

    @Test
    void a_page_shows_the_source_and_what_each_stage_changed() throws Exception {
        CommandRun run = compile("--dump", "Main.element", "--html", "--dump-to", folder.resolve("dump"));
        assertThat(run.status()).isZero();
        String page = Files.readString(folder.resolve("dump").resolve("Main.element__II_I.html"));
        assertThat(page).contains("<div data-line=\"4\">   4          return numbers[index];</div>").contains("<h2>0 ssa</h2>")
                .containsPattern("<h2>\\d+ lower-objects</h2>").containsPattern("<h2>\\d+ register allocation</h2>").containsPattern("<h2>\\d+ emission</h2>")
                .containsPattern("<div class=\" gone\" data-line=\"4\" title=\"Main.element\\(\\[II\\)I:4\">  v\\d+:i32 = get_element ")
                .containsPattern("<div class=\"new\" data-line=\"4\" title=\"Main.element\\(\\[II\\)I:4\">  v\\d+:i32 = load ");
        // A column begins with nothing new where the text is of another kind than before.
        String selection = page.substring(page.indexOf(" selection</h2>"), page.indexOf(" register allocation</h2>"));
        assertThat(selection).doesNotContain("class=\"new");
        assertThat(page.chars().filter(c -> c == '<').count()).isEqualTo(page.chars().filter(c -> c == '>').count() - page.split("=>", -1).length + 1);
    }

    @Test
    void a_dump_of_a_method_that_is_not_there_is_said_to_be_empty() {
        CommandRun run = compile("--dump", "Main.elemnt", "--dump-to", folder.resolve("dump"));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("astryonc: --dump Main.elemnt: nothing of this name was reached; names look like com.acme.App.run\n");
        assertThat(folder.resolve("dump")).doesNotExist();
    }

    /** Joining strings allocates in a dozen places of the class library; it is one mistake. */
    @Test
    void what_one_line_allocates_in_the_class_library_is_one_finding() throws IOException {
        Files.writeString(source, """
                import astryon.magic.NoAllocation;
                public class Main {
                    @NoAllocation(reason = "runs with interrupts off")
                    static String name(int number) {
                        return "process " + number;
                    }

                    @NoAllocation(reason = "runs with interrupts off")
                    static String text(long number) {
                        return Long.toString(number);
                    }

                    public static void main(String[] arguments) {
                        System.out.println(name(arguments.length) + text(arguments.length));
                    }
                }
                """);
        CommandRun run = compile();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.contains("allocation where none is allowed"))).hasSize(2);
        assertThat(run.err()).contains("Main.java:5: allocation where none is allowed\n").contains("Main.java:10: allocation where none is allowed: ")
                .contains("  reached from Main.text (@NoAllocation: \"runs with interrupts off\")\n");
    }
}
