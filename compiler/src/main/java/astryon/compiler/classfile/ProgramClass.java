package astryon.compiler.classfile;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The class {@code astryon.start.Program} of one program: its {@code main} calls the {@code main} of the class the user chose. */
public final class ProgramClass {
    private static final String MAIN = "([Ljava/lang/String;)V";

    private ProgramClass() {
    }

    /** @param mainClass internal name of the class whose {@code main(String[])} is to be called */
    public static ClassFile calling(String mainClass) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL;
        node.name = "astryon/start/Program";
        node.superName = "java/lang/Object";
        MethodNode main = new MethodNode(Opcodes.ACC_STATIC, "main", MAIN, null, null);
        // The launcher catches what leaves main; inside main nothing should have to lead there.
        main.invisibleAnnotations = List.of(new AnnotationNode("Lastryon/magic/NoInline;"));
        main.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        main.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, mainClass, "main", MAIN, false));
        main.instructions.add(new InsnNode(Opcodes.RETURN));
        main.maxLocals = 1;
        main.maxStack = 1;
        node.methods.add(main);
        return ClassFile.of(node, "the program's start");
    }
}
