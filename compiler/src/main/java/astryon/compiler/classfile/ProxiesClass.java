package astryon.compiler.classfile;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code astryon.library.Proxies} of a program: makes an instance of the proxy class that has just the given interfaces. */
public final class ProxiesClass {
    public static final String NAME = "astryon/library/Proxies$$Made";
    private static final String PROXIES = "astryon/library/Proxies";
    private static final String CLASSES = "[Ljava/lang/Class;";
    private static final String HANDLER = "Ljava/lang/reflect/InvocationHandler;";

    /**
     * @param name       internal name of the proxy class
     * @param interfaces internal names
     */
    public record Proxy(String name, List<String> interfaces) {
        public Proxy {
            interfaces = List.copyOf(interfaces);
        }
    }

    private ProxiesClass() {
    }

    public static ClassFile of(List<Proxy> proxies) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = NAME;
        node.superName = PROXIES;
        MethodNode make = new MethodNode(Opcodes.ACC_PUBLIC, "make", "(" + CLASSES + HANDLER + ")Ljava/lang/Object;", null, null);
        for (Proxy proxy : proxies) {
            Label next = new Label();
            make.visitVarInsn(Opcodes.ALOAD, 1);
            make.visitLdcInsn(proxy.interfaces().size());
            make.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Class");
            for (int i = 0; i < proxy.interfaces().size(); i++) {
                make.visitInsn(Opcodes.DUP);
                make.visitLdcInsn(i);
                make.visitLdcInsn(Type.getObjectType(proxy.interfaces().get(i)));
                make.visitInsn(Opcodes.AASTORE);
            }
            make.visitMethodInsn(Opcodes.INVOKESTATIC, PROXIES, "areSame", "(" + CLASSES + CLASSES + ")Z", false);
            make.visitJumpInsn(Opcodes.IFEQ, next);
            make.visitTypeInsn(Opcodes.NEW, proxy.name());
            make.visitInsn(Opcodes.DUP);
            make.visitVarInsn(Opcodes.ALOAD, 2);
            make.visitMethodInsn(Opcodes.INVOKESPECIAL, proxy.name(), "<init>", "(" + HANDLER + ")V", false);
            make.visitInsn(Opcodes.ARETURN);
            make.visitLabel(next);
        }
        make.visitInsn(Opcodes.ACONST_NULL);
        make.visitInsn(Opcodes.ARETURN);
        make.visitMaxs(6, 3);
        node.methods.add(make);
        return ClassFile.of(node, "the proxies of the program");
    }
}
