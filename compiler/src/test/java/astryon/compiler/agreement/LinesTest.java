package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What threads print at the same time comes out one whole line after another, each once. */
class LinesTest {
    private static final int LINES = 3000;
    private static final String PROGRAM = """
            public class Lines {
                public static void main(String[] arguments) throws Exception {
                    Thread[] threads = new Thread[3];
                    for (int t = 0; t < threads.length; t++) {
                        int number = t;
                        threads[t] = new Thread(() -> {
                            for (int i = 0; i < %d; i++) {
                                System.out.println("line " + i + " of thread " + number);
                            }
                        });
                    }
                    for (Thread thread : threads) {
                        thread.start();
                    }
                    for (Thread thread : threads) {
                        thread.join();
                    }
                }
            }
            """.formatted(LINES);

    @TempDir
    private Path folder;

    @Test
    void threads_share_standard_output() throws Exception {
        JavaSources.compile(Map.of("Lines", PROGRAM), folder);
        Outcome outcome = Executables.run(Executables.compile(folder, "Lines", 2, folder.resolve("lines")));
        List<String> expected = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            for (int line = 0; line < LINES; line++) {
                expected.add("line " + line + " of thread " + thread);
            }
        }
        assertThat(outcome.output().lines()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
