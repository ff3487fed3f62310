package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import astryon.compiler.object.Stripped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program becomes the same bytes, whoever compiles it, with however many threads, beside whatever else. */
class DeterminismTest {
    private static final String PROGRAM = "astryon.compiler.agreement.programs.Exceptions";

    @TempDir
    private Path folder;

    private static byte[] compile(int workers, List<Path> classPath) {
        return Compilation.run(Options.of(Target.LINUX, classPath, PROGRAM).withSymbols().withWorkers(workers)).image().orElseThrow();
    }

    @Test
    void compiling_twice_gives_the_same_bytes() throws Exception {
        Path classes = ProgramsTest.classes();
        assertThat(compile(2, List.of(classes))).isEqualTo(compile(2, List.of(classes)));
    }

    @Test
    void the_number_of_workers_does_not_show() throws Exception {
        Path classes = ProgramsTest.classes();
        byte[] alone = compile(1, List.of(classes));
        for (int workers : new int[] {2, 3, 8}) {
            assertThat(compile(workers, List.of(classes))).as(workers + " workers").isEqualTo(alone);
        }
    }

    @Test
    void what_debuggers_are_told_changes_no_byte_of_the_program() throws Exception {
        for (String program : List.of(PROGRAM, "astryon.compiler.agreement.programs.Maps", "astryon.compiler.agreement.programs.Threads")) {
            Options options = Options.of(Target.LINUX, List.of(ProgramsTest.classes()), program);
            byte[] with = Compilation.run(options.withSymbols().verifying()).image().orElseThrow();
            assertThat(Stripped.of(with)).as(program).isEqualTo(Stripped.of(Compilation.run(options).image().orElseThrow()));
        }
    }

    @Test
    void the_order_of_unrelated_entries_of_the_class_path_does_not_show() throws Exception {
        Path classes = ProgramsTest.classes();
        Path other = Files.createDirectory(folder.resolve("other"));
        JavaSources.compile(java.util.Map.of("Unrelated", "class Unrelated { int x; }"), other);
        byte[] expected = compile(2, List.of(classes));
        assertThat(compile(2, List.of(classes, other))).isEqualTo(expected);
        assertThat(compile(2, List.of(other, classes))).isEqualTo(expected);
    }

    @Test
    void a_copy_of_the_classes_elsewhere_gives_the_same_bytes() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy/astryon/compiler/agreement/programs"));
        try (var files = Files.list(ProgramsTest.classes().resolve("astryon/compiler/agreement/programs"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertThat(compile(2, List.of(folder.resolve("copy")))).isEqualTo(compile(2, List.of(ProgramsTest.classes())));
    }
}
