package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valgrind, which lies where the middle of a heap would be, runs executables, and its profiler names Java's methods and lines. */
class ProfilersTest {
    private static final String PROGRAMS = "astryon.compiler.agreement.programs.";

    @TempDir
    private Path folder;

    private Path compile(String program) throws Exception {
        return Executables.compile(ProgramsTest.classes(), PROGRAMS + program, 2, folder.resolve(program));
    }

    @Test
    void valgrind_runs_programs_that_collect_throw_and_start_threads() throws Exception {
        for (String program : List.of("Collected", "Exceptions", "Threads")) {
            Outcome theirs = Executables.runOnHotSpot(ProgramsTest.classes(), PROGRAMS + program);
            assertThat(Outcome.of(List.of("valgrind", "-q", "--tool=none", compile(program).toString())).comparable()).as(program).isEqualTo(theirs.comparable());
        }
    }

    @Test
    void callgrind_tells_which_methods_and_lines_instructions_are_of() throws Exception {
        Path profile = folder.resolve("profile");
        Outcome run = Outcome.of(List.of("valgrind", "-q", "--tool=callgrind", "--callgrind-out-file=" + profile, compile("Collected").toString()));
        assertThat(run.status()).as(run.errors()).isZero();
        String table = Outcome.of(List.of("callgrind_annotate", "--auto=no", profile.toString())).output();
        assertThat(table).contains("astryon/compiler/agreement/programs/Collected.java:", "astryon/heap/MinorCollection.java:", "java/lang/Integer.java:java.lang.Integer.toString(", "astryon.heap.MinorCollection.run(");
    }
}
