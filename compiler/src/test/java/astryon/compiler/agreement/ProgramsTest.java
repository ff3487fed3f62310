package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** The written programs agree at every level of optimisation. */
class ProgramsTest {
    static final List<String> PROGRAMS = List.of(
            "Hello", "Flow", "Switches", "Arrays", "Objects", "Calls", "TypeTests", "Strings", "Numbers", "Enums", "Records",
            "Lambdas", "Generics", "Initialisers", "Exceptions", "Failures", "StackTraces", "Boxes", "Decimals", "Frames", "FirstUses",
            "FailedUses", "BuildTime", "ThreadedUses", "Monitors", "Threads", "Variables", "Handles", "Words", "Lists", "Maps", "Streams",
            "Texts", "BigNumbers", "Weak", "Strips", "InputOutput", "FileTrees", "Watches", "Functions", "Concurrent", "Digests", "Zips", "Jars",
            "Dates", "Zones", "Formats", "FormattedDates", "Embedded", "Reflected", "Annotated", "Nulls", "Normalized", "Proxied", "Channels", "Addresses",
            "Scripts", "Walks", "Loggers", "Processes", "Named",
            "Breaks");
    /** Arguments of {@code ThreadsEnd} and of {@code Uncaught}. */
    static final List<String> ENDS_OF_THREADS = List.of("waits", "daemon", "uncaught", "both", "exit", "handler", "hooks", "hooks exit", "hooks halt", "hook fails");
    static final List<String> ENDS = List.of("division", "index", "null", "checked", "error", "cause", "cast", "deep", "finally", "printed", "nothing", "exit 0",
            "exit 3", "exit 255", "exit 256", "exit -1", "exit x");
    private static final String[] ARGUMENTS = {"first", "", "l\u00e4ngst \u4f60"};

    @TempDir
    private Path folder;

    static Path classes() throws URISyntaxException {
        return Path.of(ProgramsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String mainClass(String program) {
        return "astryon.compiler.agreement.programs." + program;
    }

    /** A program that reflects has a file of its name that says on what. */
    static List<Path> reflectFiles(String program) throws URISyntaxException {
        Path file = classes().resolve("astryon/compiler/agreement/programs").resolve(program + ".reflect");
        return Files.exists(file) ? List.of(file) : List.of();
    }

    /** All programs fully optimised; each also at one of the other levels, in turn. */
    static Stream<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS.size(); i++) {
            runs.add(Arguments.of(PROGRAMS.get(i), 2));
            runs.add(Arguments.of(PROGRAMS.get(i), i % 2));
        }
        return runs.stream();
    }

    @ParameterizedTest(name = "{0} at -O{1}")
    @MethodSource("runs")
    void a_program_prints_the_same_on_hotspot_and_as_an_executable(String program, int optimisation) throws Exception {
        String[] arguments = program.equals("Hello") ? ARGUMENTS : new String[0];
        Path executable = Executables.compile(List.of(classes()), mainClass(program), reflectFiles(program), optimisation, folder.resolve(program));
        Outcome ours = Executables.run(executable, arguments).comparable();
        Outcome theirs = Executables.runOnHotSpot(classes(), mainClass(program), arguments).comparable();
        assertThat(ours.output()).isEqualTo(theirs.output());
        assertThat(ours).isEqualTo(theirs);
        assertThat(theirs.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void threads_that_are_stopped_rest_and_lose_nothing(int optimisation) throws Exception {
        Path executable = Executables.compile(classes(), mainClass("Resting"), optimisation, folder.resolve("Resting"));
        assertThat(Executables.run(executable)).isEqualTo(new Outcome("0 moved, 0 wrong, 0 idle\n", "", 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_program_with_threads_ends_the_same_way_on_hotspot_and_as_an_executable(int optimisation) throws Exception {
        Path executable = Executables.compile(classes(), mainClass("ThreadsEnd"), optimisation, folder.resolve("ThreadsEnd"));
        for (String way : ENDS_OF_THREADS) {
            Outcome ours = Executables.run(executable, way).comparable();
            assertThat(ours).as(way).isEqualTo(Executables.runOnHotSpot(classes(), mainClass("ThreadsEnd"), way).comparable());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_program_ends_the_same_way_on_hotspot_and_as_an_executable(int optimisation) throws Exception {
        Path executable = Executables.compile(classes(), mainClass("Uncaught"), optimisation, folder.resolve("Uncaught"));
        for (String way : ENDS) {
            String[] arguments = way.split(" ");
            Outcome ours = Executables.run(executable, arguments).comparable();
            assertThat(ours).as(way).isEqualTo(Executables.runOnHotSpot(classes(), mainClass("Uncaught"), arguments).comparable());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_program_whose_main_class_fails_ends_before_its_main(int optimisation) throws Exception {
        Path executable = Executables.compile(classes(), mainClass("FailedStart"), optimisation, folder.resolve("FailedStart"));
        assertThat(Executables.run(executable).comparable()).isEqualTo(Executables.runOnHotSpot(classes(), mainClass("FailedStart")).comparable());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_stack_that_overflows_is_an_error_that_a_program_can_survive(int optimisation) throws Exception {
        Path executable = Executables.compile(classes(), mainClass("Overflows"), optimisation, folder.resolve("Overflows"));
        Outcome theirs = Executables.runOnHotSpot(classes(), mainClass("Overflows"));
        Outcome ours = Executables.run(executable);
        assertThat(ours.output()).isEqualTo(theirs.output());
        assertThat(ours).isEqualTo(theirs);
    }

    /** As {@code javac -g:none} writes them. */
    @Test
    void messages_about_null_call_a_local_by_its_number_if_the_class_file_has_no_name() throws Exception {
        Path target = Files.createDirectories(folder.resolve("astryon/compiler/agreement/programs"));
        try (Stream<Path> files = Files.list(classes().resolve("astryon/compiler/agreement/programs"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("(Nulls|Show)\\b.*")).toList()) {
                ClassWriter writer = new ClassWriter(0);
                new ClassReader(Files.readAllBytes(file)).accept(writer, ClassReader.SKIP_DEBUG);
                Files.write(target.resolve(file.getFileName()), writer.toByteArray());
            }
        }
        Outcome theirs = Executables.runOnHotSpot(folder, mainClass("Nulls"));
        assertThat(theirs.output()).contains("\"<parameter1>\" is null").doesNotContain("longs");
        assertThat(Executables.run(Executables.compile(folder, mainClass("Nulls"), 2, folder.resolve("Nulls")))).isEqualTo(theirs);
    }
}
