package astryon.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every program brings along: the start, the heap, printing, and uncaught exceptions with their stack traces. When a limit is
 * passed, {@code astryonc --report} and {@code --why} say what came in and from where.
 */
class SmallestProgramTest {
    /** With a collector and threads. */
    private static final int MOST_BYTES = 100 * 1024;
    private static final int MOST_METHODS = 250;
    private static final String SOURCE = """
            public class Hello {
                public static void main(String[] args) {
                    System.out.println("hello");
                    for (String arg : args) {
                        System.out.println(arg);
                    }
                }
            }
            """;

    @Test
    void a_program_that_prints_its_arguments_is_small_and_brings_little_of_the_jdk(@TempDir Path folder) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Hello.java"), SOURCE);
        Compilation compilation = Compilation.run(Options.of(Target.LINUX, List.of(source), "Hello"));
        byte[] image = compilation.image().orElseThrow(() -> new AssertionError(compilation.diagnostics().render()));
        String report = compilation.report();

        assertThat(image.length).as(report).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(methods(report)).as(report).isBetween(1, MOST_METHODS);
        assertThat(report).containsPattern("by package:\\R +\\d+  astryon\\.|by package:\\R +\\d+  java\\.").containsPattern("checks left.*:\\R +\\d+  bounds");
        assertThat(report).doesNotContain("java.lang.StringBuilder").doesNotContain("java.util.HashMap");

        Path program = Files.write(folder.resolve("hello"), image);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(program.toString(), "one", "zw\u00f6lf").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).startsWith("hello\none\n").hasLineCount(3);
    }

    private static int methods(String report) {
        Matcher count = Pattern.compile("^(\\d+) methods").matcher(report);
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }
}
