package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonValue;
import com.google.re2j.Pattern;
import com.jcraft.jzlib.Deflater;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jbox2d.dynamics.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;

/** Libraries that nobody here wrote do the same on HotSpot and in an executable, which has them all. */
class LibrariesTest {
    private static final String MAIN = "astryon.compiler.agreement.libraries.Libraries";
    private static final List<Class<?>> ASM = List.of(ClassReader.class, ClassNode.class, ClassRemapper.class, Analyzer.class);

    private static final List<Path> CLASS_PATH = new ArrayList<>();
    private static Path executable;
    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws Exception {
        CLASS_PATH.add(ProgramsTest.classes());
        for (Class<?> one : List.of(JsonValue.class, Pattern.class, Deflater.class, World.class, LuaValue.class)) {
            CLASS_PATH.add(containerOf(one));
        }
        for (Class<?> one : ASM) {
            CLASS_PATH.add(containerOf(one));
            unpack(containerOf(one), folder.resolve("asm"));
        }
        executable = Executables.compile(CLASS_PATH, MAIN, 2, folder.resolve("libraries"));
    }

    private static Path containerOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar); Stream<Path> files = Files.walk(inside.getPath("/org"))) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try {
                    Path copy = target.resolve(file.toString().substring(1));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal-json", "re2j", "jzlib", "asm", "jbox2d", "luaj"})
    void a_library_does_the_same_on_hotspot_and_in_an_executable(String library) throws Exception {
        String[] arguments = {library, folder.resolve("asm").toString()};
        Outcome theirs = Executables.runOnHotSpot(CLASS_PATH, MAIN, arguments);
        assertThat(theirs.errors()).isEmpty();
        assertThat(theirs.status()).isZero();
        assertThat(theirs.output()).hasSizeGreaterThan(500);
        assertThat(Executables.run(executable, arguments)).isEqualTo(theirs);
    }
}
