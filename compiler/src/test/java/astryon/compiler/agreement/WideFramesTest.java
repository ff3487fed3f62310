package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Methods with the widest stack frames that there are: when such a one does not fit, that is a {@code StackOverflowError}, too. */
class WideFramesTest {
    /** Numbers on the operand stack: each is a word of the stack frame. */
    private static final int NUMBERS = 6_800;
    private static final int TOO_MANY = 9_000;
    private static final Map<String, String> SOURCES = Map.of("Deep", """
            public class Deep {
                static int depth;

                static int towardsTheEnd(int n) {
                    depth++;
                    return Wide.leaf() + towardsTheEnd(n + 1);
                }

                static int recursing(int n) {
                    depth++;
                    return Wide.calling(n);
                }

                public static void main(String[] arguments) throws InterruptedException {
                    Wide.number = 1;
                    System.out.println(Wide.leaf());
                    for (int i = 0; i < 3; i++) {
                        attempt(() -> towardsTheEnd(0), 1000);
                        attempt(() -> recursing(0), 3);
                    }
                    Thread thread = new Thread(() -> attempt(() -> towardsTheEnd(0), 1000));
                    thread.start();
                    thread.join();
                    System.out.println(Wide.leaf());
                }

                static void attempt(Runnable action, int least) {
                    depth = 0;
                    try {
                        action.run();
                    } catch (StackOverflowError e) {
                        System.out.println(e + " " + (depth > least));
                    }
                }
            }
            """);

    @TempDir
    private Path folder;

    /** Reads a volatile variable many times and then adds all that it read. */
    private static void method(ClassWriter type, String name, String descriptor, int numbers, boolean calls) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
        code.visitCode();
        for (int i = 0; i < numbers; i++) {
            code.visitFieldInsn(Opcodes.GETSTATIC, "Wide", "number", "I");
        }
        if (calls) {
            code.visitVarInsn(Opcodes.ILOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "Deep", "recursing", "(I)I", false);
            code.visitInsn(Opcodes.IADD);
        }
        for (int i = 1; i < numbers; i++) {
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void compileAll(int numbers) throws Exception {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Wide", null, "java/lang/Object", null);
        type.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, "number", "I", null, null);
        method(type, "leaf", "()I", numbers, false);
        method(type, "calling", "(I)I", numbers, true);
        Files.write(folder.resolve("Wide.class"), type.toByteArray());
        JavaSources.compile(SOURCES, folder, folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_wide_stack_frame_that_does_not_fit_is_an_error(int optimisation) throws Exception {
        compileAll(NUMBERS);

        assertThat(Executables.run(Executables.compile(folder, "Deep", optimisation, folder.resolve("deep")))).isEqualTo(Executables.runOnHotSpot(folder, "Deep"));
    }

    @Test
    void wider_ones_are_refused() throws Exception {
        compileAll(TOO_MANY);

        Compilation compilation = Compilation.run(Options.of(Target.LINUX, List.of(folder), "Deep"));
        assertThat(compilation.image()).isEmpty();
        assertThat(compilation.diagnostics().render()).contains("Wide.leaf()I is too large: it has 18000 instructions and up to 9000 operands and variables; split it into several methods")
                .contains("Wide.calling(I)I is too large");
    }
}
