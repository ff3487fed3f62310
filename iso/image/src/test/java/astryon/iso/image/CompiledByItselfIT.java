package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiler compiled by itself makes the same of every program as on a JVM, byte for byte. {@code -Dself.again=true} has it compile itself once more: that
 * takes half a minute.
 */
class CompiledByItselfIT {
    private static final Path COMPILER = Path.of("../../compiler/target/classes");
    private static final Path RUNTIME = Path.of("../../runtime/target/classes");
    private static final Path KERNEL = Path.of("../../kernel/target/classes");
    private static final Path SERVICES = Path.of("../../services/target/classes");
    private static final Path PROGRAMS = Path.of("../../compiler/target/test-classes");
    private static final Path SYSTEM = Path.of("target/system");
    private static final List<Path> REFLECT = List.of(Path.of("../../compiler/src/main/reflect/astryonc.reflect"),
            Path.of("../../kernel/src/main/reflect/makers.reflect"));
    private static final String MAIN = "astryon.compiler.cli.Astryonc";
    private static final long MOST_MILLIS = 10;

    @TempDir
    private static Path folder;
    private static Path astryonc;
    private static byte[] itself;

    private record Run(int status, String out, String err) {
    }

    /** With the classes that make the kernel's assembled routines. */
    private static List<Path> ownClassPath() throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(COMPILER, KERNEL));
        Stream.of(Files.readString(Path.of("../../compiler/target/classpath")).strip().split(File.pathSeparator)).map(Path::of).forEach(classPath::add);
        return classPath;
    }

    @BeforeAll
    static void compile() throws IOException {
        Compilation compilation = Compilation.run(Options.of(Target.LINUX, ownClassPath(), MAIN).reflectingOn(REFLECT));
        itself = compilation.image().orElseThrow(() -> new AssertionError("the compiler is refused:\n" + compilation.diagnostics().render()));
        astryonc = Files.write(folder.resolve("astryonc"), itself);
        assertThat(astryonc.toFile().setExecutable(true)).isTrue();
    }

    private static Run run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(astryonc.toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = builder.start().waitFor();
        return new Run(status, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    /** What the executable makes of a program. */
    private static byte[] compile(Object... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Object[] all = Stream.concat(Stream.of("-o", output, "--runtime", RUNTIME), Stream.of(arguments)).toArray();
        assertThat(run(all)).isEqualTo(new Run(0, "", ""));
        return Files.readAllBytes(output);
    }

    @Test
    void it_says_its_version_in_less_than_ten_milliseconds() throws Exception {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(astryonc.toString(), "--version").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            best = Math.min(best, System.nanoTime() - start);
            assertThat(text).startsWith("astryonc ");
        }
        assertThat(best / 1_000_000).isLessThan(MOST_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "Exceptions", "Concurrent"})
    void a_program_is_the_same_as_on_a_jvm(String program) throws Exception {
        String main = "astryon.compiler.agreement.programs." + program;
        byte[] expected = Compilation.run(Options.of(Target.LINUX, List.of(PROGRAMS), main)).image().orElseThrow();
        assertThat(compile("--target", "linux", "--main", main, PROGRAMS)).isEqualTo(expected);
    }

    @Test
    void the_kernel_is_the_same_as_on_a_jvm() throws Exception {
        assertThat(compile("--target", "kernel", "-g", SERVICES, KERNEL)).isEqualTo(Files.readAllBytes(SYSTEM.resolve("kernel.elf")));
    }

    @Test
    void a_service_is_the_same_as_on_a_jvm() throws Exception {
        assertThat(compile("--target", "astryon", "-g", "--main", "astryon.services.init.Init", SERVICES, KERNEL))
                .isEqualTo(Files.readAllBytes(SYSTEM.resolve("init.elf")));
    }

    @Test
    void what_it_refuses_it_refuses_in_words() throws Exception {
        Path output = folder.resolve("refused");
        Path source = Files.writeString(folder.resolve("T.java"), "class T {}");
        assertThat(run("--target", "linux", "--main", "T", "-o", output, "--runtime", RUNTIME, source))
                .isEqualTo(new Run(1, "", "astryonc: " + source + ": compiling it needs a JDK, this is a run-time environment only\n"));
        assertThat(run("--target", "linux", "--main", "T", "-o", output, PROGRAMS))
                .isEqualTo(new Run(1, "", "astryonc: this compiler is an executable and has no runtime with it: give --runtime PATH\n"));
        assertThat(run("--target", "linux", "--main", "T", "-o", output, "--runtime", RUNTIME, "--jdk", folder, PROGRAMS))
                .isEqualTo(new Run(1, "", "astryonc: " + folder.resolve("lib/modules") + ": cannot be read; is " + folder + " the home of a JDK?\n"));
        assertThat(run("--targte", "linux")).extracting(Run::status, Run::out).containsExactly(2, "");
        assertThat(output).doesNotExist();
    }

    @Test
    @EnabledIfSystemProperty(named = "self.again", matches = "true")
    void it_compiles_itself_to_the_same_bytes() throws Exception {
        List<Object> arguments = new ArrayList<>(List.of("--target", "linux", "--main", MAIN));
        REFLECT.forEach(file -> arguments.addAll(List.of("--reflect", file)));
        arguments.addAll(ownClassPath());
        assertThat(compile(arguments.toArray())).isEqualTo(itself);
    }
}
