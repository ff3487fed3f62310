package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whatever goes in, what comes out is one clear message, exit status 1 or 2, and no file. */
class BadInputsTest {
    private static final String PROGRAM = """
            public class Main {
                private int[] numbers = {3, 1, 2};

                int sum(String text) {
                    int sum = text.length();
                    try {
                        for (int number : numbers) {
                            sum += number / (sum - 4);
                        }
                    } catch (ArithmeticException e) {
                        sum = -1;
                    }
                    return sum;
                }

                public static void main(String[] arguments) {
                    System.out.println("sum " + new Main().sum(arguments.length > 0 ? arguments[0] : "text"));
                }
            }
            """;

    @TempDir
    private Path folder;
    private Path classes;
    private Path outputs;
    private Path output;

    @BeforeEach
    void prepare() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        outputs = Files.createDirectory(folder.resolve("outputs"));
        output = outputs.resolve("program");
    }

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        try (Stream<Path> left = Files.list(outputs)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("kept"));
        }
    }

    private Path source(String name, String text) throws IOException {
        return Files.writeString(classes.resolve(name + ".java"), text);
    }

    private byte[] program() throws IOException {
        CommandRun.javac(source("Main", PROGRAM));
        return Files.readAllBytes(classes.resolve("Main.class"));
    }

    private CommandRun compile(Object... paths) {
        Object[] arguments = {"--target", "linux", "--main", "Main", "-o", output};
        Object[] all = Arrays.copyOf(arguments, arguments.length + paths.length);
        System.arraycopy(paths, 0, all, arguments.length, paths.length);
        return CommandRun.of(all);
    }

    @Test
    void a_truncated_class_file_is_refused_by_name() throws IOException {
        byte[] whole = program();
        for (int length : new int[] {0, 3, 4, 9, 10, whole.length / 4, whole.length / 2, whole.length * 3 / 4, whole.length - 1}) {
            Files.write(classes.resolve("Main.class"), Arrays.copyOf(whole, length));
            compile(classes).isRefused(1, "Main.class");
        }
    }

    @Test
    void a_file_that_is_no_class_file_is_refused_by_name() throws IOException {
        Files.writeString(classes.resolve("Main.class"), "not a class file at all, but text that is long enough to be mistaken for one");
        compile(classes).isRefused(1, "Main.class");
    }

    @Test
    void a_class_file_of_the_future_is_refused_by_name() throws IOException {
        byte[] bytes = program();
        bytes[6] = 3;
        bytes[7] = 99;
        Files.write(classes.resolve("Main.class"), bytes);
        compile(classes).isRefused(1, "Main.class");
    }

    @Test
    void a_class_file_in_the_wrong_place_is_refused_by_name() throws IOException {
        Files.write(classes.resolve("Other.class"), program());
        Files.delete(classes.resolve("Main.class"));
        CommandRun.of("--target", "linux", "--main", "Other", "-o", output, classes).isRefused(1, "Other");
    }

    @Test
    void a_damaged_class_file_is_compiled_or_refused_but_never_a_fault_of_the_compiler() throws IOException {
        byte[] whole = program();
        long seed = Long.getLong("badinputs.seed", 1);
        int rounds = Integer.getInteger("badinputs.rounds", 120);
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(seed + round);
            byte[] damaged = whole.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            Files.write(classes.resolve("Main.class"), damaged);
            CommandRun run = compile(classes);
            assertThat(run.status()).as("-Dbadinputs.seed=%d -Dbadinputs.rounds=1: %s", seed + round, run.err()).isIn(0, 1);
            if (run.status() == 0) {
                Files.delete(output);
            } else {
                assertThat(run.err()).as("-Dbadinputs.seed=%d", seed + round).isNotBlank().doesNotContain("\tat ");
            }
        }
    }

    @Test
    void a_jar_that_is_none_is_refused_by_name() throws IOException {
        Path jar = folder.resolve("app.jar");
        Files.writeString(jar, "this is no jar");
        compile(jar).isRefused(1, "app.jar");
        Files.write(jar, new byte[0]);
        compile(jar).isRefused(1, "app.jar");
        Files.write(jar, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        compile(jar).isRefused(1, "app.jar");
    }

    @Test
    void a_path_that_is_not_there_is_refused_by_name() {
        compile(folder.resolve("nowhere")).isRefused(1, "nowhere");
    }

    @Test
    void a_missing_main_class_is_refused_by_name() throws IOException {
        program();
        CommandRun.of("--target", "linux", "--main", "com.acme.Absent", "-o", output, classes).isRefused(1, "com.acme.Absent");
    }

    @Test
    void a_class_without_main_is_refused_by_name() throws IOException {
        CommandRun.javac(source("Main", "class Main { void main(String[] arguments) {} static void main(int x) {} }"));
        compile(classes).isRefused(1, "Main", "main(String[])");
    }

    @Test
    void an_error_in_a_source_file_is_told_with_its_line() throws IOException {
        compile(source("Main", "class Main {\n    public static void main(String[] arguments) {\n        int x = \"text\";\n    }\n}\n"))
                .isRefused(3, "Main.java:3");
    }

    @Test
    void a_missing_superclass_is_refused_by_name() throws IOException {
        CommandRun.javac(source("Parent", "class Parent { int x = 5; }"),
                source("Main", "class Main extends Parent { public static void main(String[] a) { System.out.println(new Main().x); } }"));
        Files.delete(classes.resolve("Parent.class"));
        CommandRun run = compile(classes);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.saysNoMoreThanItShould().err()).contains("Parent");
    }

    @Test
    void an_output_that_cannot_be_written_is_told_before_anything_is_compiled() throws IOException {
        program();
        Path file = Files.writeString(folder.resolve("file"), "text");
        for (Path bad : List.of(folder.resolve("missing/program"), file.resolve("program"), outputs)) {
            CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", bad, classes);
            assertThat(run.status()).isIn(1, 2);
            assertThat(run.saysNoMoreThanItShould().err()).contains(bad.toString());
        }
        assertThat(file).hasContent("text");
    }

    @Test
    void a_folder_that_takes_no_file_is_told_without_a_stack_trace() throws IOException {
        program();
        Path unwritable = Path.of("/proc/program");
        CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", unwritable, classes);
        assertThat(run.status()).isIn(1, 2);
        assertThat(run.saysNoMoreThanItShould().err()).contains("-o /proc/program cannot be written");
    }

    @Test
    void a_device_is_written_to_and_not_replaced() throws IOException {
        program();
        Path device = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));
        assertThat(CommandRun.of("--target", "linux", "--main", "Main", "-o", device, classes).status()).isZero();
        assertThat(device).isSymbolicLink();
        Files.delete(device);
    }

    @Test
    void how_a_method_was_reached_is_told_by_name_with_or_without_its_descriptor() throws IOException {
        program();
        output = outputs.resolve("kept");
        for (String name : List.of("Main.sum", "Main.sum(Ljava/lang/String;)I")) {
            CommandRun run = compile("--why", name, classes);
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("Main.main (Main.java:");
        }
        assertThat(compile("--why", "Main.absent", classes).err()).contains("Main.absent", "nothing of this name was reached");
    }

    /** javac writes none; other compilers do. */
    @Test
    void call_sites_with_bootstrap_methods_of_the_program_are_refused_all_in_one_run() throws IOException {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Main", null, "java/lang/Object", null);
        type.visitSource("Main.java", null);
        MethodVisitor main = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "Main", "link",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;", false);
        for (int line = 3; line <= 4; line++) {
            Label start = new Label();
            main.visitLabel(start);
            main.visitLineNumber(line, start);
            main.visitLdcInsn(1L);
            main.visitInvokeDynamicInsn("count", "(J)I", bootstrap);
            main.visitInsn(Opcodes.POP);
        }
        main.visitInsn(Opcodes.RETURN);
        main.visitMaxs(0, 0);
        type.visitEnd();
        Files.write(classes.resolve("Main.class"), type.toByteArray());
        CommandRun run = compile(classes);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.saysNoMoreThanItShould().err()).contains("Main.java:3: a call site with an unknown bootstrap method: Main.link",
                "Main.java:4: a call site with an unknown bootstrap method: Main.link", "reached from Program.main", "compile the source with javac");
    }

    @Test
    void wrong_usage_is_told_with_what_is_right() throws IOException {
        program();
        CommandRun.of().isWrongUsage("--target");
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--fast", classes).isWrongUsage("--fast");
        CommandRun.of("--target", "windows", "--main", "Main", "-o", output, classes).isWrongUsage("windows", "linux");
        CommandRun.of("--target", "linux", "-o", output, classes).isWrongUsage("--main");
        CommandRun.of("--target", "linux", "--main", "Main", classes).isWrongUsage("-o");
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output).isWrongUsage("PATH");
        CommandRun.of("--target", "linux", "--main", "Main", "-O7", "-o", output, classes).isWrongUsage("7");
    }

    @Test
    void everything_that_is_not_supported_is_told_in_one_run_with_place_rule_way_out_and_chain() throws IOException {
        Path main = source("Main", """
                public class Main {
                    public static void main(String[] arguments) throws Throwable {
                        Handles.go(null);
                        Natives.go(3);
                    }
                }
                """);
        Path handles = source("Handles", """
                class Handles {
                    static void go(java.lang.invoke.MethodHandle handle) throws Throwable {
                        handle.invokeExact();
                    }
                }
                """);
        Path natives = source("Natives", """
                class Natives {
                    static native int outside(int x);

                    static int go(int x) {
                        return outside(x) + 1;
                    }
                }
                """);
        CommandRun.javac(main, handles, natives);
        Files.writeString(outputs.resolve("kept"), "what was there before");
        output = outputs.resolve("kept");
        CommandRun run = compile(classes);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.saysNoMoreThanItShould().err()).contains("Handles.java:3: ", "method handles", "call the method, or use a lambda",
                "reached from Main.main (Main.java:3)", "Natives.java:5: native method Natives.outside", "reached from Main.main (Main.java:4)");
        assertThat(outputs.resolve("kept")).hasContent("what was there before");
    }
}
