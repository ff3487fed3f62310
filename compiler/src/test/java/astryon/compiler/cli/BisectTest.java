package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The search for the pass that makes a program misbehave. What is taken for misbehaving here is a multiplication in place of a division. */
class BisectTest {
    private static final String PROGRAM = """
            public class Main {
                @astryon.magic.NoInline
                static int share(int number) {
                    return number / 1234567;
                }

                public static void main(String[] arguments) {
                    System.out.println(share(5_000_000 + arguments.length));
                }
            }
            """;
    /** The factor by which that division is a multiplication: 1823959181. */
    private static final String HAS_NO_FACTOR = "! LC_ALL=C grep -qaP '\\x8d\\x68\\xb7\\x6c' \"$1\"";

    @TempDir
    private Path folder;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Main.java"), PROGRAM);
        output = folder.resolve("main");
    }

    private CommandRun bisect(Object... options) {
        List<Object> all = new ArrayList<>(List.of("bisect"));
        all.addAll(List.of(options));
        all.addAll(List.of("--target", "linux", "--main", "Main", "-o", output, folder.resolve("Main.java")));
        return CommandRun.of(all.toArray());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void the_pass_and_the_method_are_found_and_the_replays_show_it() throws Exception {
        CommandRun run = bisect("--test", HAS_NO_FACTOR);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("strength-reduction, pass ").contains(" on Main.share(I)I\n");
        Matcher limits = Pattern.compile("--limit '(.*?)'$", Pattern.MULTILINE).matcher(run.out());
        assertThat(limits.find()).isTrue();
        String misbehaves = limits.group(1);
        assertThat(limits.find()).isTrue();
        String isWell = limits.group(1);
        for (String limit : List.of(misbehaves, isWell)) {
            assertThat(CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--verify", "--limit", limit, folder.resolve("Main.java")).status()).isZero();
            assertThat(new ProcessBuilder("sh", "-c", HAS_NO_FACTOR, "sh", output.toString()).start().waitFor() == 0).isEqualTo(limit.equals(isWell));
            Process process = new ProcessBuilder(output.toString()).start();
            assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("4\n");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void a_program_that_does_the_same_optimised_and_not_has_no_such_pass() {
        CommandRun run = bisect();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("astryonc: it is well with all passes: there is nothing to find; --test COMMAND says what it should do\n");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void what_is_wrong_without_any_pass_is_no_passs_fault() {
        CommandRun run = bisect("--test", "false");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("astryonc: it misbehaves with no pass that could be left out, too: the program is wrong, or what every method goes through is\n");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void a_program_that_does_not_end_is_not_waited_for() throws IOException {
        Files.writeString(folder.resolve("Main.java"), "public class Main { public static void main(String[] arguments) { while (true) { Thread.onSpinWait(); } } }\n");
        CommandRun run = bisect("--within", "1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("astryonc: it does not end within 1 seconds when nothing is optimised: --within SECONDS gives it more\n");
    }

    @Test
    void wrong_usage_is_told() {
        CommandRun.of("bisect").isWrongUsage("what compiles the program is missing");
        CommandRun.of("bisect", "--within", "0", "x").isWrongUsage("--within is a number of seconds from 1, not 0");
        CommandRun.of("bisect", "--target", "kernel", "-o", output, "x").isWrongUsage("--test COMMAND is missing: only programs for Linux can be run here");
        CommandRun.of("bisect", "--target", "linux").isWrongUsage("Missing required");
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--limit", "Main.main", "x").isWrongUsage("--limit is METHOD@N");
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--html", "x").isWrongUsage("--html says how --dump METHOD writes, which is missing");
    }

    @Test
    void a_limit_at_a_method_that_is_not_there_is_refused() {
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--limit", "Main.nothing()V@3", folder.resolve("Main.java"))
                .isRefused(1, "no method to limit at is compiled with the symbol Main.nothing()V");
    }
}
