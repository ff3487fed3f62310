package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same image, byte for byte. */
class DeterminismIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final Pattern PROGRAM = Pattern.compile("<(\\w+)>(astryon\\.services\\.[\\w.]+)</\\1>");

    @TempDir
    private Path folder;

    @Test
    void a_second_build_with_another_number_of_threads_gives_the_same_system() throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))).map(Path::of).filter(Files::exists).toList();
        TreeMap<String, String> programs = new TreeMap<>();
        for (Matcher program = PROGRAM.matcher(Files.readString(Path.of("pom.xml"))); program.find();) {
            programs.put(program.group(1), program.group(2));
        }
        SystemBuild again = new SystemBuild(classPath, 3, line -> { });
        again.compile(programs, Map.of());
        again.addPages(Path.of("../../services/system"));
        again.write(folder);
        assertThat(programs).containsKeys("init", "tools");
        for (String name : programs.keySet()) {
            assertThat(Files.mismatch(folder.resolve(name + ".elf"), SYSTEM.resolve(name + ".elf"))).as(name + " differs from this byte on").isEqualTo(-1);
        }
        assertThat(Files.mismatch(folder.resolve("kernel.elf"), SYSTEM.resolve("kernel.elf"))).isEqualTo(-1);
        assertThat(Files.mismatch(folder.resolve("archive.img"), SYSTEM.resolve("archive.img"))).isEqualTo(-1);
        assertThat(Arrays.mismatch(again.image(""), Files.readAllBytes(Path.of("../../target/astryon.iso")))).isEqualTo(-1);
    }
}
