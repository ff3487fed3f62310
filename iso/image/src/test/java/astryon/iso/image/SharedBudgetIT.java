package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has no memory left because another one takes all that both may use, and one that has none to begin with. */
class SharedBudgetIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final String GOES_ON = "goes on 3900000 2000";
    private static final int SWITCHED_OFF = 1;

    @TempDir
    private Path folder;

    private static byte[] compiled(String name) {
        Compilation compilation = Compilation.run(Options.of(Target.ASTRYON, CLASSES, "astryon.iso.image.guest." + name));
        return compilation.image().orElseThrow(() -> new AssertionError(compilation.diagnostics().render()));
    }

    @Test
    void who_runs_out_of_memory_because_another_takes_it_all_gets_an_error_and_goes_on() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("init", compiled("StarvingSystem"));
        files.put("starving", compiled("Starving"));
        files.put("hungry", compiled("Hungry"));
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, files), "").start().within(Duration.ofSeconds(120)).never("panic")) {
            qemu.expect("starving: ended with 0\r?\n");
            qemu.exits(SWITCHED_OFF);
            String all = qemu.transcript().replace("\r", "");
            assertThat(all).contains("starving: " + GOES_ON);
            for (String way : List.of("small objects", "large objects", "one that is too large", "references", "threads", "the stack")) {
                List<String> ends = Pattern.compile("starving: " + way + ": (.*)").matcher(all).results().map(result -> result.group(1)).toList();
                assertThat(ends).as(way).hasSize(3).allMatch(end -> end.equals("OutOfMemoryError, " + GOES_ON)
                        || way.equals("the stack") && end.equals("StackOverflowError, " + GOES_ON));
            }
        }
    }

    @Test
    void a_program_that_may_have_no_memory_is_refused_or_ends_by_itself_with_a_sentence() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("init", compiled("PoorSystem"));
        files.put("poor", compiled("Poor"));
        try (Qemu qemu = Qemu.kernel(KERNEL, Archives.write(folder, files), "").start().within(Duration.ofSeconds(240)).never("panic")) {
            qemu.exits(SWITCHED_OFF);
            String all = qemu.transcript().replace("\r", "");
            List<String> ends = Pattern.compile("with \\d+ pages: (.*)").matcher(all).results().map(result -> result.group(1)).toList();
            assertThat(ends).allMatch(end -> end.equals("refused, the budget does not cover it") || end.equals("ended with 1") || end.equals("ended with 0"));
            assertThat(ends.get(0)).startsWith("refused");
            assertThat(ends.get(ends.size() - 1)).isEqualTo("ended with 0");
            assertThat(all).contains("poor: works\n");
        }
    }
}
