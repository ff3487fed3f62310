package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same sources give the same image, byte for byte. */
class DeterminismIT {

    @Test
    void a_second_build_with_another_number_of_threads_gives_the_same_image() throws IOException {
        SystemBuild again = new SystemBuild(List.of(Path.of("../../services/target/classes"), Path.of("../../kernel/target/classes")), 3, line -> {
        });
        again.compileKernel();
        again.compileProgram("counter", "astryon.services.counter.Counter");
        again.compileProgram("init", "astryon.services.init.Init");
        again.compileProgram("selftest", "astryon.services.selftest.SelfTest");
        assertThat(again.archive()).isEqualTo(Files.readAllBytes(Path.of("target/system/archive.img")));
        assertThat(again.image("")).isEqualTo(Files.readAllBytes(Path.of("../../target/astryon.iso")));
    }
}
