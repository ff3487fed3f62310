package astryon.compiler.classfile;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code IntFunction} that makes the providers of a service: the first for 0, null behind the last. */
public final class ServicesClass {
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";

    private ServicesClass() {
    }

    public static String nameFor(String service) {
        return service + "$$Services";
    }

    /**
     * @param service   internal name
     * @param providers internal names; each has a constructor without parameters
     */
    public static ClassFile of(String service, List<String> providers) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = nameFor(service);
        node.superName = OBJECT;
        node.interfaces.add("java/util/function/IntFunction");
        MethodNode constructor = new MethodNode(0, CONSTRUCTOR, "()V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        node.methods.add(constructor);
        node.methods.add(apply(providers));
        return ClassFile.of(node, "the providers of " + service.replace('/', '.'));
    }

    private static MethodNode apply(List<String> providers) {
        MethodNode apply = new MethodNode(Opcodes.ACC_PUBLIC, "apply", "(I)Ljava/lang/Object;", null, null);
        for (int i = 0; i < providers.size(); i++) {
            Label next = new Label();
            apply.visitVarInsn(Opcodes.ILOAD, 1);
            apply.visitLdcInsn(i);
            apply.visitJumpInsn(Opcodes.IF_ICMPNE, next);
            make(apply, providers.get(i));
            apply.visitInsn(Opcodes.ARETURN);
            apply.visitLabel(next);
        }
        apply.visitInsn(Opcodes.ACONST_NULL);
        apply.visitInsn(Opcodes.ARETURN);
        apply.visitMaxs(2, 2);
        return apply;
    }

    private static void make(MethodNode apply, String provider) {
        apply.visitTypeInsn(Opcodes.NEW, provider);
        apply.visitInsn(Opcodes.DUP);
        apply.visitMethodInsn(Opcodes.INVOKESPECIAL, provider, CONSTRUCTOR, "()V", false);
    }
}
