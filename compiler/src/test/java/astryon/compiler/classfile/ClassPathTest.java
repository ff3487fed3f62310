package astryon.compiler.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;

class ClassPathTest {
    private static final String OWN_NAME = ClassPathTest.class.getName().replace('.', '/');

    @TempDir
    Path folder;
    private final Diagnostics diagnostics = new Diagnostics();

    private static byte[] ownBytes() throws IOException {
        return ClassPathTest.class.getResourceAsStream("ClassPathTest.class").readAllBytes();
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = folder.resolve(OWN_NAME + ".class");
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    @Test
    void a_class_is_found_in_a_folder_and_the_jdk_behind_it() throws IOException {
        write(ownBytes());
        try (ClassPath path = ClassPath.open(List.of(folder), diagnostics)) {
            assertThat(path.find(OWN_NAME)).get().satisfies(file -> {
                assertThat(file.superclass()).isEqualTo("java/lang/Object");
                assertThat(file.sourceFile()).isEqualTo("ClassPathTest.java");
                assertThat(file.library()).isFalse();
            });
            assertThat(path.find("java/lang/String")).get().satisfies(file -> assertThat(file.library()).isTrue());
            assertThat(path.find("no/such/Thing")).isEmpty();
            assertThat(path.programClasses()).containsExactly(OWN_NAME);
        }
    }

    @Test
    void a_class_is_found_in_a_jar() throws IOException {
        Path jar = folder.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(OWN_NAME + ".class"));
            out.write(ownBytes());
            out.putNextEntry(new JarEntry("notes.txt"));
            out.write('x');
        }
        try (ClassPath path = ClassPath.open(List.of(jar), diagnostics)) {
            assertThat(path.find(OWN_NAME)).isPresent();
            assertThat(path.resource("notes.txt")).get().isEqualTo(new byte[] {'x'});
            assertThat(path.programClasses()).containsExactly(OWN_NAME);
        }
    }

    @Test
    void a_source_file_is_compiled_and_its_errors_have_a_place() throws IOException {
        Path good = Files.writeString(folder.resolve("Good.java"), "class Good { static class In {} }");
        try (ClassPath path = ClassPath.open(List.of(good), diagnostics)) {
            assertThat(path.programClasses()).containsExactly("Good", "Good$In");
        }
        assertThat(diagnostics.isEmpty()).isTrue();

        Path bad = Files.writeString(folder.resolve("Bad.java"), "class Bad {\n  int f() { return \"\"; }\n}\n");
        ClassPath.open(List.of(bad), diagnostics).close();
        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.render()).isEqualTo(bad + ":2: incompatible types: java.lang.String cannot be converted to int\n");
    }

    @Test
    void entries_that_are_nothing_are_refused_in_one_line() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "x");
        Path jar = Files.writeString(folder.resolve("no.jar"), "not a jar");
        Path missing = folder.resolve("missing");

        assertRefused(() -> ClassPath.open(List.of(text), diagnostics), text + ": neither a folder of classes, nor a .jar, nor a .java file");
        assertRefused(() -> ClassPath.open(List.of(jar), diagnostics), jar + ": not a jar file, or a damaged one");
        assertRefused(() -> ClassPath.open(List.of(missing), diagnostics), missing + ": no such file or folder");
    }

    @Test
    void a_file_that_is_no_class_file_is_refused_in_one_line() throws IOException {
        Path file = write("hello, I am no class".getBytes());
        ClassPath path = ClassPath.open(List.of(folder), diagnostics);
        assertRefused(() -> path.find(OWN_NAME), file + ": not a class file");
    }

    @Test
    void a_class_file_from_the_future_is_refused_in_one_line() throws IOException {
        byte[] bytes = ownBytes();
        bytes[6] = 1;
        Path file = write(bytes);
        ClassPath path = ClassPath.open(List.of(folder), diagnostics);
        assertRefused(() -> path.find(OWN_NAME), file + ": class file version " + (256 + bytes[7]) + " is newer than this compiler reads");
    }

    @Test
    void a_class_under_a_wrong_name_is_refused_in_one_line() throws IOException {
        Path file = Files.write(folder.resolve("Other.class"), ownBytes());
        ClassPath path = ClassPath.open(List.of(folder), diagnostics);
        assertRefused(() -> path.find("Other"), file + ": holds the class astryon.compiler.classfile.ClassPathTest, not Other");
    }

    @Test
    void a_truncated_class_file_is_refused_wherever_it_ends() throws IOException {
        byte[] whole = ownBytes();
        for (int length = 0; length < whole.length; length += 1 + length / 8) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ClassBytes.read(part, OWN_NAME, "x.class")).isInstanceOf(Refusal.class).hasMessageStartingWith("x.class: ");
        }
    }

    @Test
    void flipped_bits_are_linked_or_refused_in_one_line_and_nothing_else() throws IOException {
        byte[] whole = ownBytes();
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bytes = whole.clone();
            bytes[8 + random.nextInt(bytes.length - 8)] ^= (byte) (1 << random.nextInt(8));
            write(bytes);
            try (ClassPath path = ClassPath.open(List.of(folder), diagnostics)) {
                JavaClass linked = new World(path, Profile.HOSTED, List.of(), diagnostics).classNamed(OWN_NAME);
                for (JavaMethod method : linked.methods()) {
                    if (method.code() != null) {
                        method.code().check(OWN_NAME);
                    }
                }
            } catch (Refusal e) {
                refused++;
                assertThat(e.getMessage().lines()).hasSize(1);
            }
        }
        assertThat(refused).isBetween(50, 490);
    }

    @Test
    void damaged_code_is_refused_and_sound_code_is_not() throws IOException {
        ClassFile file = ClassBytes.model(ClassBytes.read(ownBytes(), OWN_NAME, "x.class"), "x.class", false);
        file.methods().forEach(method -> method.code().check(OWN_NAME));

        ClassFile.Method method = file.methods().get(0);
        method.code().node().instructions.insert(new InsnNode(Opcodes.POP2));
        assertRefused(() -> method.code().check(OWN_NAME), "damaged code in " + ClassPathTest.class.getName() + ".<init>()V");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessage(message);
    }
}
