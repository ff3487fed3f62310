package astryon.compiler.agreement.libraries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.BasicVerifier;
import org.objectweb.asm.tree.analysis.Frame;

/** ASM: every class file below a folder is read, written, made a tree of, renamed, and verified. */
final class Bytecode {
    private Bytecode() {
    }

    static void main(Path folder) throws IOException, AnalyzerException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        Map<String, Integer> opcodes = new TreeMap<>();
        for (Path file : files) {
            byte[] original = read(file);
            ClassReader reader = new ClassReader(original);
            ClassWriter plain = new Writer(null, 0);
            reader.accept(plain, 0);
            ClassWriter shared = new Writer(reader, 0);
            reader.accept(shared, 0);
            ClassNode tree = new ClassNode();
            reader.accept(new Counting(tree, opcodes), ClassReader.EXPAND_FRAMES);
            ClassWriter computed = new Writer(null, ClassWriter.COMPUTE_FRAMES);
            tree.accept(computed);
            ClassWriter renamed = new Writer(null, 0);
            reader.accept(new ClassRemapper(renamed, new SimpleRemapper(Opcodes.ASM9, reader.getClassName(), "renamed/It")), 0);
            System.out.println(reader.getClassName() + " " + Samples.digest(plain.toByteArray()) + " " + Samples.digest(shared.toByteArray()) + " "
                    + Samples.digest(computed.toByteArray()) + " " + Samples.digest(renamed.toByteArray()) + " deepest " + deepest(tree));
        }
        System.out.println(files.size() + " classes " + opcodes);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The deepest operand stack that the verifier finds. */
    private static int deepest(ClassNode type) throws AnalyzerException {
        int deepest = 0;
        for (MethodNode method : type.methods) {
            for (Frame<BasicValue> frame : new Analyzer<>(new BasicVerifier()).analyze(type.name, method)) {
                deepest = frame == null ? deepest : Math.max(deepest, frame.getStackSize());
            }
        }
        return deepest;
    }

    /** Asks for no classes, which nothing can load: everything has Object for its common superclass. */
    private static final class Writer extends ClassWriter {
        Writer(ClassReader copied, int flags) {
            super(copied, flags);
        }

        @Override
        protected String getCommonSuperClass(String a, String b) {
            return "java/lang/Object";
        }
    }

    private static final class Counting extends ClassVisitor {
        private final Map<String, Integer> counts;

        Counting(ClassVisitor next, Map<String, Integer> counts) {
            super(Opcodes.ASM9, next);
            this.counts = counts;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInsn(int opcode) {
                    counts.merge("insn " + opcode, 1, Integer::sum);
                    super.visitInsn(opcode);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                    counts.merge("call " + opcode, 1, Integer::sum);
                    super.visitMethodInsn(opcode, owner, method, type, isInterface);
                }
            };
        }
    }
}
