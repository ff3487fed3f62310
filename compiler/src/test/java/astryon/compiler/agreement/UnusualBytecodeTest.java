package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Code that is valid and that javac never writes: other compilers, optimisers and old javacs do. Each method is {@code static int of(int)}. */
class UnusualBytecodeTest {
    private static final String MAIN = "Unusual";

    @TempDir
    private Path folder;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final StringBuilder names = new StringBuilder();

    @BeforeEach
    void begin() {
        writer.visit(V1_5, ACC_PUBLIC | ACC_SUPER, MAIN, null, "java/lang/Object", null);
        writer.visitSource("Unusual.j", null);
    }

    private void method(String name, Consumer<MethodVisitor> body) {
        names.append(name).append(' ');
        MethodVisitor code = writer.visitMethod(ACC_STATIC, name, "(I)I", null, null);
        code.visitCode();
        body.accept(code);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Runs all methods with some numbers in both worlds. */
    private void agree() throws Exception {
        MethodVisitor main = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        main.visitCode();
        for (String name : names.toString().split(" ")) {
            for (int argument : new int[] {0, 1, 2, 5, 10, -3, 100}) {
                main.visitFieldInsn(GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
                main.visitLdcInsn(argument);
                main.visitMethodInsn(INVOKESTATIC, MAIN, name, "(I)I", false);
                main.visitMethodInsn(INVOKEVIRTUAL, "java/io/PrintStream", "println", "(I)V", false);
            }
        }
        main.visitInsn(RETURN);
        main.visitMaxs(0, 0);
        main.visitEnd();
        Files.write(folder.resolve(MAIN + ".class"), writer.toByteArray());
        Outcome theirs = Executables.runOnHotSpot(folder, MAIN);
        assertThat(theirs.status()).as(theirs.errors()).isZero();
        for (int optimisation = 0; optimisation <= 2; optimisation++) {
            assertThat(Executables.run(Executables.compile(folder, MAIN, optimisation, folder.resolve("program")))).as("-O" + optimisation).isEqualTo(theirs);
        }
    }

    @Test
    void every_form_of_the_stack_instructions() throws Exception {
        method("swap", code -> {
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(NOP);
            code.visitInsn(ICONST_3);
            code.visitInsn(SWAP);
            code.visitInsn(ISUB);
            code.visitInsn(IRETURN);
        });
        method("dup_x2_over_long", code -> {
            code.visitLdcInsn(1L << 33);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(DUP_X2);
            code.visitInsn(I2L);
            code.visitInsn(LADD);
            code.visitInsn(L2I);
            code.visitInsn(ISUB);
            code.visitInsn(IRETURN);
        });
        method("dup_x2_over_ints", code -> {
            code.visitInsn(ICONST_2);
            code.visitInsn(ICONST_5);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(DUP_X2);
            code.visitInsn(IMUL);
            code.visitInsn(ISUB);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });
        method("dup2_x1_of_ints", code -> {
            code.visitIntInsn(BIPUSH, 9);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_4);
            code.visitInsn(DUP2_X1);
            code.visitInsn(ISUB);
            code.visitInsn(IMUL);
            code.visitInsn(IADD);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });
        method("dup2_x2_long_over_long", code -> {
            code.visitLdcInsn(7L);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(I2L);
            code.visitInsn(DUP2_X2);
            code.visitInsn(LSUB);
            code.visitInsn(LMUL);
            code.visitInsn(L2I);
            code.visitInsn(IRETURN);
        });
        method("dup2_x2_ints_over_ints", code -> {
            code.visitInsn(ICONST_1);
            code.visitInsn(ICONST_2);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_3);
            code.visitInsn(DUP2_X2);
            for (int i = 0; i < 5; i++) {
                code.visitInsn(i % 2 == 0 ? ISUB : IMUL);
            }
            code.visitInsn(IRETURN);
        });
        method("dup2_x2_ints_over_long", code -> {
            code.visitLdcInsn(100L);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_3);
            code.visitInsn(DUP2_X2);
            code.visitInsn(ISUB);
            code.visitInsn(I2L);
            code.visitInsn(LMUL);
            code.visitInsn(L2I);
            code.visitInsn(IADD);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });
        method("pop2_of_ints", code -> {
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_1);
            code.visitInsn(ICONST_2);
            code.visitInsn(POP2);
            code.visitInsn(IRETURN);
        });
        agree();
    }

    @Test
    void loops_with_two_entries() throws Exception {
        method("two_entries", code -> {
            Label first = new Label();
            Label second = new Label();
            Label out = new Label();
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, 1);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_1);
            code.visitInsn(IAND);
            code.visitJumpInsn(IFNE, second);
            code.visitLabel(first);
            code.visitIincInsn(1, 3);
            code.visitIincInsn(0, -1);
            code.visitLabel(second);
            code.visitIincInsn(1, 10);
            code.visitIincInsn(0, -2);
            code.visitVarInsn(ILOAD, 0);
            code.visitJumpInsn(IFLE, out);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_3);
            code.visitInsn(IREM);
            code.visitJumpInsn(IFEQ, second);
            code.visitJumpInsn(GOTO, first);
            code.visitLabel(out);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(IRETURN);
        });
        method("into_the_middle_with_operands", code -> {
            Label middle = new Label();
            Label top = new Label();
            Label out = new Label();
            code.visitInsn(ICONST_5);
            code.visitVarInsn(ILOAD, 0);
            code.visitJumpInsn(IFGT, middle);
            code.visitLabel(top);
            code.visitInsn(ICONST_3);
            code.visitInsn(IMUL);
            code.visitLabel(middle);
            code.visitInsn(ICONST_1);
            code.visitInsn(IADD);
            code.visitInsn(DUP);
            code.visitIntInsn(SIPUSH, 1000);
            code.visitJumpInsn(IF_ICMPGE, out);
            code.visitJumpInsn(GOTO, top);
            code.visitLabel(out);
            code.visitInsn(IRETURN);
        });
        agree();
    }

    @Test
    void handlers_that_cover_themselves_are_jumped_to_and_overlap() throws Exception {
        method("covers_itself", code -> {
            Label start = new Label();
            Label handler = new Label();
            Label end = new Label();
            code.visitTryCatchBlock(start, end, handler, "java/lang/ArithmeticException");
            code.visitInsn(ICONST_M1);
            code.visitVarInsn(ISTORE, 1);
            code.visitLabel(start);
            code.visitIntInsn(BIPUSH, 100);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IDIV);
            code.visitInsn(IRETURN);
            code.visitLabel(handler);
            code.visitInsn(POP);
            code.visitIincInsn(1, 1);
            code.visitIntInsn(BIPUSH, 50);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(ICONST_2);
            code.visitInsn(IDIV);
            code.visitInsn(IDIV);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(IADD);
            code.visitLabel(end);
            code.visitInsn(IRETURN);
        });
        method("jumped_to", code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.visitVarInsn(ILOAD, 0);
            code.visitVarInsn(ISTORE, 1);
            code.visitLabel(start);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_5);
            code.visitInsn(SWAP);
            code.visitInsn(IDIV);
            code.visitVarInsn(ISTORE, 1);
            code.visitInsn(ACONST_NULL);
            code.visitLabel(end);
            code.visitJumpInsn(GOTO, handler);
            code.visitLabel(handler);
            code.visitInsn(POP);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(ICONST_2);
            code.visitInsn(IMUL);
            code.visitInsn(IRETURN);
        });
        method("overlapping", code -> {
            Label a = new Label();
            Label b = new Label();
            Label c = new Label();
            Label d = new Label();
            Label first = new Label();
            Label second = new Label();
            code.visitTryCatchBlock(a, c, first, "java/lang/ArithmeticException");
            code.visitTryCatchBlock(b, d, second, "java/lang/RuntimeException");
            code.visitLabel(a);
            code.visitIntInsn(BIPUSH, 60);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IDIV);
            code.visitLabel(b);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_1);
            code.visitInsn(ISUB);
            code.visitInsn(IDIV);
            code.visitLabel(c);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(ICONST_2);
            code.visitInsn(ISUB);
            code.visitInsn(IDIV);
            code.visitLabel(d);
            code.visitInsn(IRETURN);
            code.visitLabel(first);
            code.visitInsn(POP);
            code.visitIntInsn(BIPUSH, 111);
            code.visitInsn(IRETURN);
            code.visitLabel(second);
            code.visitInsn(POP);
            code.visitIntInsn(BIPUSH, 122);
            code.visitInsn(IRETURN);
        });
        agree();
    }

    @Test
    void slots_that_change_their_type_and_objects_made_in_pieces() throws Exception {
        method("slots", code -> {
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(I2D);
            code.visitVarInsn(DSTORE, 0);
            code.visitVarInsn(DLOAD, 0);
            code.visitLdcInsn(2.5);
            code.visitInsn(DMUL);
            code.visitInsn(D2F);
            code.visitVarInsn(FSTORE, 1);
            code.visitLdcInsn("four");
            code.visitVarInsn(ASTORE, 0);
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
            code.visitVarInsn(FLOAD, 1);
            code.visitInsn(F2I);
            code.visitVarInsn(ISTORE, 1);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });
        method("made_in_pieces", code -> {
            Label other = new Label();
            Label together = new Label();
            code.visitTypeInsn(NEW, "java/lang/StringBuilder");
            code.visitVarInsn(ASTORE, 1);
            code.visitVarInsn(ALOAD, 1);
            code.visitVarInsn(ILOAD, 0);
            code.visitJumpInsn(IFGT, other);
            code.visitLdcInsn("negative");
            code.visitJumpInsn(GOTO, together);
            code.visitLabel(other);
            code.visitLdcInsn("positive number");
            code.visitLabel(together);
            code.visitMethodInsn(INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
            code.visitVarInsn(ALOAD, 1);
            code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/StringBuilder", "length", "()I", false);
            code.visitInsn(IRETURN);
        });
        method("never_finished", code -> {
            code.visitTypeInsn(NEW, "java/lang/StringBuilder");
            code.visitInsn(POP);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IRETURN);
        });
        method("dead_code", code -> {
            Label out = new Label();
            code.visitJumpInsn(GOTO, out);
            code.visitInsn(ICONST_1);
            code.visitInsn(ICONST_0);
            code.visitInsn(IDIV);
            code.visitInsn(IRETURN);
            code.visitLabel(out);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IRETURN);
        });
        agree();
    }

    @Test
    void subroutines_of_old_javacs() throws Exception {
        method("subroutine", code -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            Label subroutine = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.visitInsn(ICONST_0);
            code.visitVarInsn(ISTORE, 1);
            code.visitLabel(start);
            code.visitIntInsn(BIPUSH, 100);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IDIV);
            code.visitVarInsn(ISTORE, 2);
            code.visitJumpInsn(JSR, subroutine);
            code.visitLabel(end);
            code.visitVarInsn(ILOAD, 2);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
            code.visitLabel(handler);
            code.visitInsn(POP);
            code.visitJumpInsn(JSR, subroutine);
            code.visitVarInsn(ILOAD, 1);
            code.visitInsn(IRETURN);
            code.visitLabel(subroutine);
            code.visitVarInsn(ASTORE, 3);
            code.visitIincInsn(1, 7);
            code.visitVarInsn(RET, 3);
        });
        agree();
    }
}
