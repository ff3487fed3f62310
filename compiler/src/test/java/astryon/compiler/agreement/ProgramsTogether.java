package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The written programs once more, all in one executable: that is compiled in the time of a few programs, class library and all. {@link OtherJdksTest} has this run
 * with the class libraries of other JDKs; with the build's own {@link ProgramsTest} does it program by program.
 */
class ProgramsTogether {
    private static final String MAIN = "astryon.compiler.agreement.programs.Every";

    private static final List<Path> CLASS_PATH = new ArrayList<>();
    private static Path executable;
    @TempDir
    private static Path folder;

    static Stream<Arguments> runs() {
        return Stream.of(ProgramsTest.PROGRAMS.stream().map(program -> Arguments.of(program, "")),
                ProgramsTest.ENDS_OF_THREADS.stream().map(way -> Arguments.of("ThreadsEnd", way)),
                ProgramsTest.ENDS.stream().map(way -> Arguments.of("Uncaught", way)), Stream.of(Arguments.of("Overflows", ""))).flatMap(all -> all);
    }

    @BeforeAll
    static void compile() throws Exception {
        JavaSources.compile(Map.of("Every", source()), folder, ProgramsTest.classes());
        CLASS_PATH.addAll(List.of(folder, ProgramsTest.classes()));
        List<Path> reflect = new ArrayList<>();
        for (String program : ProgramsTest.PROGRAMS) {
            reflect.addAll(ProgramsTest.reflectFiles(program));
        }
        executable = Executables.compile(CLASS_PATH, MAIN, reflect, 2, folder.resolve("every"));
    }

    private static String source() {
        String cases = runs().map(run -> (String) run.get()[0]).distinct().map(name -> "case \"" + name + "\" -> " + name + ".main(rest);\n")
                .collect(Collectors.joining());
        return """
                package astryon.compiler.agreement.programs;

                final class Every {
                    public static void main(String[] arguments) throws Throwable {
                        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
                        switch (arguments[0]) {
                            %s
                            default -> throw new IllegalArgumentException(arguments[0]);
                        }
                    }
                }
                """.formatted(cases);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void a_program_prints_the_same_on_hotspot_and_in_an_executable(String program, String way) throws IOException, InterruptedException {
        String[] arguments = (program + " " + way).strip().split(" ");
        Outcome ours = Executables.run(executable, arguments).comparable();
        Outcome theirs = Executables.runOnHotSpot(CLASS_PATH, MAIN, arguments).comparable();
        assertThat(ours.output()).isEqualTo(theirs.output());
        assertThat(ours).isEqualTo(theirs);
    }
}
