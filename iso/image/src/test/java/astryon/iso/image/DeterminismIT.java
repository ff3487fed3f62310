package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same sources give the same image, byte for byte. */
class DeterminismIT {

    @Test
    void a_second_build_with_another_number_of_threads_gives_the_same_image() throws IOException {
        SystemBuild again = new SystemBuild(List.of(Path.of("../../services/target/classes"), Path.of("../../kernel/target/classes")), 3, line -> {
        });
        again.compile(new TreeMap<>(Map.of("counter", "astryon.services.counter.Counter", "init", "astryon.services.init.Init", "selftest",
                "astryon.services.selftest.SelfTest")), Map.of());
        assertThat(again.archive()).isEqualTo(Files.readAllBytes(Path.of("target/system/archive.img")));
        assertThat(again.image("")).isEqualTo(Files.readAllBytes(Path.of("../../target/astryon.iso")));
    }
}
