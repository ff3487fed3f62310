package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonValue;
import com.google.re2j.Pattern;
import com.jcraft.jzlib.Deflater;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.testutil.TestResources;
import org.jbox2d.dynamics.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.tukaani.xz.XZ;
import picocli.CommandLine;

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
        for (Class<?> one : List.of(JsonValue.class, Pattern.class, Deflater.class, World.class, LuaValue.class, Parser.class, XZ.class, CommandLine.class)) {
            CLASS_PATH.add(containerOf(one));
        }
        for (Class<?> one : ASM) {
            CLASS_PATH.add(containerOf(one));
            unpack(containerOf(one), folder.resolve("read"));
        }
        try (InputStream specification = TestResources.class.getResourceAsStream("/spec.txt")) {
            Files.copy(specification, folder.resolve("read").resolve("spec.txt"));
        }
        Path reflect = ProgramsTest.classes().resolve("astryon/compiler/agreement/libraries/picocli.reflect");
        executable = Executables.compile(CLASS_PATH, MAIN, List.of(reflect), 2, folder.resolve("libraries"));
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
    @ValueSource(strings = {"minimal-json", "re2j", "jzlib", "asm", "jbox2d", "luaj", "commonmark", "xz", "picocli"})
    void a_library_does_the_same_on_hotspot_and_in_an_executable(String library) throws Exception {
        Outcome theirs = Executables.runOnHotSpot(CLASS_PATH, MAIN, arguments(library, "theirs"));
        assertThat(theirs.errors()).isEmpty();
        assertThat(theirs.status()).isZero();
        assertThat(theirs.output()).hasSizeGreaterThan(500);
        assertThat(Executables.run(executable, arguments(library, "ours"))).isEqualTo(theirs);
    }

    private static String[] arguments(String library, String written) {
        return new String[] {library, folder.resolve("read").toString(), folder.resolve(written).toString()};
    }

    @Test
    void what_xz_packs_in_an_executable_another_tool_unpacks() throws Exception {
        assertThat(Executables.run(executable, arguments("xz", "packed")).status()).isZero();
        List<Path> packed = filesIn(folder.resolve("packed"), ".xz");
        assertThat(packed).hasSizeGreaterThan(20);
        for (Path file : packed) {
            String name = file.toString().replace(".xz", "");
            assertThat(Outcome.of(List.of("xz", "--decompress", file.toString()))).isEqualTo(new Outcome("", "", 0));
            assertThat(Path.of(name)).hasSameBinaryContentAs(Path.of(name + ".sample"));
        }
    }

    private static List<Path> filesIn(Path of, String ending) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
