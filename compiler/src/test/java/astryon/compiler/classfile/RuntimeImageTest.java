package astryon.compiler.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader of run-time images finds what the JDK's own finds. */
class RuntimeImageTest {
    @TempDir
    private Path folder;

    /** The JDK that runs the tests, and those that are installed beside it. */
    static List<Path> homes() throws IOException {
        try (Stream<Path> neighbours = Files.list(JdkHome.usual().toRealPath().getParent())) {
            return neighbours.filter(home -> Files.isRegularFile(home.resolve("lib/modules")) && Files.isRegularFile(home.resolve("lib/jrt-fs.jar"))
                    && !Files.isSymbolicLink(home)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("homes")
    void classes_of_every_module_are_what_the_jdk_reads(Path home) throws IOException {
        int compared = 0;
        try (RuntimeImage image = new RuntimeImage(home); FileSystem files = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
                Stream<Path> modules = Files.list(files.getPath("/modules"))) {
            for (Path module : modules.toList()) {
                for (Path file : classes(module)) {
                    String path = module.relativize(file).toString();
                    assertThat(image.read(path)).as(path).hasValueSatisfying(content -> assertThat(content).isEqualTo(read(file)));
                    compared++;
                }
            }
            for (String missing : List.of("java/lang/Nothing.class", "java/lang", "java/nothing/Object.class", "Object.class", "no/such/Type.class", "java/lang/",
                    "/java/lang/Object.class", "")) {
                assertThat(image.read(missing)).as(missing).isEmpty();
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    /** A quarter of the classes. */
    private static List<Path> classes(Path module) throws IOException {
        try (Stream<Path> all = Files.walk(module)) {
            return all.filter(file -> file.toString().endsWith(".class") && file.getNameCount() > 4 && file.toString().hashCode() % 4 == 0).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_no_jdk_is_refused() throws IOException {
        assertThatThrownBy(() -> new RuntimeImage(folder)).isInstanceOf(Refusal.class).hasMessageContaining("cannot be read").hasMessageContaining("home of a JDK");
        Files.createDirectory(folder.resolve("lib"));
        Files.write(folder.resolve("lib/modules"), new byte[100]);
        assertThatThrownBy(() -> new RuntimeImage(folder)).isInstanceOf(Refusal.class).hasMessageContaining("not the run-time image of a JDK");
    }
}
