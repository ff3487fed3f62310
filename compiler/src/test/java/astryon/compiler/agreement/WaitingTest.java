package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thread that waits for the outside world keeps nobody from collecting, and what it waits for arrives where its buffer is by then. */
class WaitingTest {
    private static final String READER = """
            public class Reader {
                static int total;
                public static void main(String[] arguments) throws Exception {
                    Thread reader = new Thread(() -> {
                        try {
                            java.io.InputStream in = arguments.length == 0 ? System.in : new java.io.FileInputStream(arguments[0]);
                            StringBuilder text = new StringBuilder();
                            for (int c = in.read(); c != '\\n'; c = in.read()) {
                                text.append((char) c);
                            }
                            System.out.println("read " + text);
                        } catch (java.io.IOException e) {
                            System.out.println("failed " + e);
                        }
                    });
                    reader.start();
                    Thread.sleep(200);
                    for (int i = 0; i < 200_000; i++) {
                        total += new int[100 + i % 7].length;
                    }
                    System.gc();
                    System.out.println("collected " + total);
                    reader.join();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void others_collect_while_a_thread_waits_for_input() throws Exception {
        JavaSources.compile(Map.of("Reader", READER), folder);
        Path executable = Executables.compile(folder, "Reader", 2, folder.resolve("reader"));
        answers(executable.toString(), "-Xmx16m");
        answers(executable.toString(), "-Xmx16m", "/dev/stdin");
    }

    private static void answers(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream input = process.getOutputStream()) {
            assertThat(lines.readLine()).isEqualTo("collected 20599994");
            input.write("what was waited for\n".getBytes(StandardCharsets.UTF_8));
            input.flush();
            assertThat(lines.readLine()).isEqualTo("read what was waited for");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
