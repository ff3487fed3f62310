package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of classes that are initialised when the program first uses them. */
class FirstUseReportTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            static int x = Integer.parseInt("z");                                       | it throws java.lang.NumberFormatException: For input string: "z"
            static int x = r(0); static int r(int n) { return r(n + 1) + 1; }           | its calls nest deeper than 10000
            static int x; static { while (x >= 0) { x ^= 1; } }                         | it does not come to an end within 20000000 operations
            static int x = new int[3][6000000].length;                                  | it makes more than 16777216 fields and array elements
            static int x = 1; static { System.out.println("text"); }                    | it reads java.lang.System.out, which may change before
            static int x = System.getProperty("user.dir") == null ? 1 : 2;              | it asks System.getProperty
            """)
    void report_and_why_tell_the_reason(String initialiser, String reason) throws IOException {
        Path source = Files.writeString(folder.resolve("Main.java"), "public class Main { public static void main(String[] a) { "
                + "System.out.println(Kept.x); } } class Kept { " + initialiser + " }");
        CommandRun.javac(source);
        CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", folder.resolve("out"), "--report", "--why", "Kept", folder);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("initialised when first used: " + reason);
        assertThat(run.out()).contains("initialised when first used:" + System.lineSeparator() + "  Kept: " + reason);
    }
}
