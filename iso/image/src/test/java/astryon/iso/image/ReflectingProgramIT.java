package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Refusal;
import astryon.iso.plugin.SystemBuild;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A program of the system reflects on what a file of its own names. */
class ReflectingProgramIT {
    private static final Path CLASSES = Path.of("../../compiler/target/test-classes");
    private static final String PROGRAMS = "astryon/compiler/agreement/programs/";

    @Test
    void a_program_that_reflects_has_a_file_that_says_on_what() {
        SystemBuild build = new SystemBuild(List.of(CLASSES, Path.of("../../kernel/target/classes")), 2, line -> {
        });
        SortedMap<String, String> mainClasses = new TreeMap<>(Map.of("hello", "astryon.compiler.agreement.programs.Hello",
                "reflected", "astryon.compiler.agreement.programs.Reflected"));

        build.compile(mainClasses, Map.of("reflected", CLASSES.resolve(PROGRAMS + "Reflected.reflect")));
        assertThatThrownBy(() -> build.compile(mainClasses, Map.of("hello", CLASSES.resolve(PROGRAMS + "Reflected.reflect"))))
                .isInstanceOf(Refusal.class).hasMessageStartingWith("reflected is refused:");
    }
}
