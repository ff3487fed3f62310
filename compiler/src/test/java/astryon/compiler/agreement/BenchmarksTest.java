package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that {@code scripts/bench code} times come to the same results on HotSpot and as an executable; here they are short and nobody looks at the clock. */
class BenchmarksTest {
    private static final Path BENCHMARKS = Path.of("src", "bench");
    private static final String MAIN = "bench.Programs";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.list(BENCHMARKS.resolve("java/bench"))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        JavaSources.compile(sources, folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_benchmark_comes_to_the_same_result_on_hotspot_and_as_an_executable(int optimisation) throws Exception {
        List<String> names = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (String line : Files.readAllLines(BENCHMARKS.resolve("programs.txt"))) {
            if (!line.startsWith("#")) {
                String[] row = line.split(" +");
                names.add(row[0]);
                arguments.addAll(List.of(row[0], row[2], "0"));
            }
        }
        Outcome theirs = Executables.runOnHotSpot(folder, MAIN, arguments.toArray(String[]::new));
        Path executable = Executables.compile(folder, MAIN, optimisation, folder.resolve("programs"));
        Outcome ours = Executables.run(executable, arguments.toArray(String[]::new));
        assertThat(theirs.output().lines().map(line -> line.split(" ")[0])).isEqualTo(names);
        assertThat(checksums(ours)).isEqualTo(checksums(theirs));
    }

    /** The outcome without the times. */
    private static Outcome checksums(Outcome outcome) {
        return new Outcome(outcome.output().replaceAll("(?m)^(\\w+) \\d+ ", "$1 "), outcome.errors(), outcome.status());
    }
}
