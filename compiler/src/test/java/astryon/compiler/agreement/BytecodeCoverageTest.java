package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The programs of {@link ProgramsTest} contain every bytecode that javac emits. Forms that differ in their encoding only ({@code iload_0}, {@code ldc_w},
 * {@code goto_w}, {@code wide}) are one instruction to the reader of class files, and to this test.
 */
class BytecodeCoverageTest {

    /** What is not there, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "NOP", "javac emits none",
            "SWAP", "javac emits none: it orders operands as it pushes them",
            "JSR", "javac emits none since class files of version 50",
            "RET", "javac emits none since class files of version 50");

    private static final Map<Integer, String> NAMES = names();

    @Test
    void the_programs_contain_every_bytecode_that_javac_emits() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (Path file : classFiles()) {
            new ClassReader(Files.readAllBytes(file)).accept(new Collector(seen), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        Set<String> missing = new TreeSet<>(NAMES.values());
        missing.removeAll(seen);
        assertThat(missing).isEqualTo(new TreeSet<>(EXCEPTIONS.keySet()));
    }

    /** Opcodes by number, from the constants of ASM, whose other constants have telling prefixes. */
    private static Map<Integer, String> names() {
        Map<Integer, String> names = new TreeMap<>();
        for (Field field : Opcodes.class.getFields()) {
            if (field.getType() == int.class && !field.getName().matches("(ACC|T|F|H|SOURCE)_.*|(ASM|V)\\d.*|V_PREVIEW")) {
                try {
                    names.put(field.getInt(null), field.getName());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return names;
    }

    private static List<Path> classFiles() throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(ProgramsTest.classes().resolve("astryon/compiler/agreement/programs"))) {
            all.filter(file -> file.toString().endsWith(".class")).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    private static final class Collector extends ClassVisitor {
        private final Set<String> seen;

        Collector(Set<String> seen) {
            super(Opcodes.ASM9);
            this.seen = seen;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private void see(int opcode) {
                    seen.add(NAMES.get(opcode));
                }

                @Override
                public void visitInsn(int opcode) {
                    see(opcode);
                }

                @Override
                public void visitIntInsn(int opcode, int operand) {
                    see(opcode);
                }

                @Override
                public void visitVarInsn(int opcode, int variable) {
                    see(opcode);
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    see(opcode);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    see(opcode);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                    see(opcode);
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                    see(Opcodes.INVOKEDYNAMIC);
                }

                @Override
                public void visitJumpInsn(int opcode, Label label) {
                    see(opcode);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    see(Opcodes.LDC);
                }

                @Override
                public void visitIincInsn(int variable, int increment) {
                    see(Opcodes.IINC);
                }

                @Override
                public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
                    see(Opcodes.TABLESWITCH);
                }

                @Override
                public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
                    see(Opcodes.LOOKUPSWITCH);
                }

                @Override
                public void visitMultiANewArrayInsn(String type, int dimensions) {
                    see(Opcodes.MULTIANEWARRAY);
                }
            };
        }
    }
}
