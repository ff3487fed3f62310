package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel with its own checks of what is so by design: it finds nothing, and would. */
class CheckedKernelIT {
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final Path CHECKS = Path.of("src/test/checked/astryon/kernel/arch/Checks.java");
    private static final Path CLASSES = Path.of("../../kernel/target/classes");
    private static final int SWITCHED_OFF = 1;
    private static final int PANICKED = 255;

    @TempDir
    private static Path folder;
    private static Path kernel;

    @BeforeAll
    static void compile() throws IOException {
        Compilation compilation = Compilation.run(Options.of(Target.KERNEL, List.of(CHECKS, CLASSES), ""));
        assertThat(compilation.diagnostics().render()).isEmpty();
        kernel = Files.write(folder.resolve("kernel.elf"), compilation.image().orElseThrow());
    }

    @Test
    void processors_keep_to_the_order_of_locks() {
        try (Qemu qemu = Qemu.kernel(kernel, ARCHIVE, "selftest memory processors killed-spinners kills").with("-smp", "3").start().within(Duration.ofMinutes(4)).never("panic").never("not ok")) {
            qemu.expect("# all self-tests passed");
            qemu.exits(SWITCHED_OFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"lock-taken,'a processor takes the kernel''s lock that has it'", "lock-released,'a processor gives the kernel''s lock back that does not have it'",
        "asked,'a processor asks another one, and does not have the kernel''s lock'"})
    void a_violation_ends_in_a_panic_that_names_it(String drill, String sentence) {
        try (Qemu qemu = Qemu.kernel(kernel, ARCHIVE, "panic=" + drill).start().within(Duration.ofSeconds(60))) {
            qemu.expect("kernel: panic: uncaught exception");
            qemu.expect("IllegalStateException: " + sentence);
            qemu.exits(PANICKED);
        }
    }
}
