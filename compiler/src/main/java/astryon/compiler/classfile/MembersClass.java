package astryon.compiler.classfile;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code astryon.library.Members} of a class that is named for reflection: calls its methods and constructors by number. */
public final class MembersClass {
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";
    private static final String UNSAFE = "jdk/internal/misc/Unsafe";

    private MembersClass() {
    }

    /** @param number what the program knows the method by */
    public record Callable(int number, String name, String descriptor, boolean isStatic) {
    }

    public static String nameFor(String owner) {
        return owner + "$$Members";
    }

    /**
     * @param owner       internal name
     * @param isInterface whether it is one
     * @param callables   its methods, and the constructors that can make objects, by rising numbers
     */
    public static ClassFile of(String owner, boolean isInterface, List<Callable> callables) {
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = nameFor(owner);
        node.superName = "astryon/library/Members";
        node.methods.add(initialise(owner));
        node.methods.add(call(owner, isInterface, callables));
        return ClassFile.of(node, "the members of " + owner.replace('/', '.'));
    }

    private static MethodNode initialise(String owner) {
        MethodNode initialise = new MethodNode(Opcodes.ACC_PUBLIC, "initialise", "()V", null, null);
        initialise.visitMethodInsn(Opcodes.INVOKESTATIC, UNSAFE, "getUnsafe", "()L" + UNSAFE + ";", false);
        initialise.visitLdcInsn(Type.getObjectType(owner));
        initialise.visitMethodInsn(Opcodes.INVOKEVIRTUAL, UNSAFE, "ensureClassInitialized", "(Ljava/lang/Class;)V", false);
        initialise.visitInsn(Opcodes.RETURN);
        initialise.visitMaxs(2, 1);
        return initialise;
    }

    private static MethodNode call(String owner, boolean isInterface, List<Callable> callables) {
        MethodNode call = new MethodNode(Opcodes.ACC_PUBLIC, "call", "(ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", null, null);
        Label none = new Label();
        int stack = 3;
        if (!callables.isEmpty()) {
            int first = callables.get(0).number();
            Label[] labels = new Label[callables.get(callables.size() - 1).number() - first + 1];
            Arrays.fill(labels, none);
            callables.forEach(callable -> labels[callable.number() - first] = new Label());
            call.visitVarInsn(Opcodes.ILOAD, 1);
            call.visitTableSwitchInsn(first, first + labels.length - 1, none, labels);
            for (Callable callable : callables) {
                call.visitLabel(labels[callable.number() - first]);
                call(call, owner, isInterface, callable);
                stack = Math.max(stack, 4 + 2 * Type.getArgumentTypes(callable.descriptor()).length);
            }
        }
        call.visitLabel(none);
        call.visitInsn(Opcodes.ACONST_NULL);
        call.visitInsn(Opcodes.ARETURN);
        call.visitMaxs(stack, 4);
        return call;
    }

    private static void call(MethodNode call, String owner, boolean isInterface, Callable callable) {
        boolean constructs = callable.name().equals(CONSTRUCTOR);
        if (constructs) {
            call.visitTypeInsn(Opcodes.NEW, owner);
            call.visitInsn(Opcodes.DUP);
        } else if (!callable.isStatic()) {
            call.visitVarInsn(Opcodes.ALOAD, 2);
            call.visitTypeInsn(Opcodes.CHECKCAST, owner);
        }
        Type[] parameters = Type.getArgumentTypes(callable.descriptor());
        for (int i = 0; i < parameters.length; i++) {
            call.visitVarInsn(Opcodes.ALOAD, 3);
            call.visitLdcInsn(i);
            call.visitInsn(Opcodes.AALOAD);
            Boxes.unwrap(call, parameters[i]);
        }
        int opcode = constructs ? Opcodes.INVOKESPECIAL : callable.isStatic() ? Opcodes.INVOKESTATIC
                : isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        call.visitMethodInsn(opcode, owner, callable.name(), callable.descriptor(), isInterface);
        if (!constructs) {
            Boxes.wrap(call, Type.getReturnType(callable.descriptor()));
        }
        call.visitInsn(Opcodes.ARETURN);
    }
}
