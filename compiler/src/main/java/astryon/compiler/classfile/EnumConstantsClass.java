package astryon.compiler.classfile;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code Supplier} of an enum class's constants, for those who know the class only when the program runs: calls its {@code values()}. */
public final class EnumConstantsClass {
    private EnumConstantsClass() {
    }

    public static String nameFor(String enumClass) {
        return enumClass + "$$Constants";
    }

    /** @param enumClass internal name */
    public static ClassFile of(String enumClass) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = nameFor(enumClass);
        node.superName = "java/lang/Object";
        node.interfaces.add("java/util/function/Supplier");
        MethodNode get = new MethodNode(Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
        get.visitMethodInsn(Opcodes.INVOKESTATIC, enumClass, "values", "()[L" + enumClass + ";", false);
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(1, 1);
        node.methods.add(get);
        return ClassFile.of(node, "the constants of " + enumClass.replace('/', '.'));
    }
}
