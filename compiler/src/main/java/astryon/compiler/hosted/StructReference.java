package astryon.compiler.hosted;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a struct class into that of references to it: its fields go, an address comes, two references to one place are equal. Static
 * fields and all methods stay.
 */
final class StructReference {
    static final String INTERFACE = "astryon/magic/SimulatedStructs$Reference";
    static final String ADDRESS = "address$";
    private static final String STRUCTS = "astryon/magic/SimulatedStructs";

    private StructReference() {
    }

    static void make(ClassNode type) {
        type.fields.removeIf(field -> (field.access & Opcodes.ACC_STATIC) == 0);
        // The constructor that javac wrote sets fields that are gone, for an object that nobody makes.
        type.methods.removeIf(method -> method.name.equals("<init>"));
        type.interfaces.add(INTERFACE);
        type.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, ADDRESS, "J", null, null));

        MethodNode constructor = method("<init>", "(J)V");
        constructor.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        constructor.instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V"));
        constructor.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        constructor.instructions.add(new VarInsnNode(Opcodes.LLOAD, 1));
        constructor.instructions.add(new FieldInsnNode(Opcodes.PUTFIELD, type.name, ADDRESS, "J"));
        constructor.instructions.add(new InsnNode(Opcodes.RETURN));
        type.methods.add(constructor);

        MethodNode address = method(ADDRESS, "()J");
        address.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        address.instructions.add(new FieldInsnNode(Opcodes.GETFIELD, type.name, ADDRESS, "J"));
        address.instructions.add(new InsnNode(Opcodes.LRETURN));
        type.methods.add(address);

        delegate(type, "equals", "(Ljava/lang/Object;)Z", Opcodes.IRETURN);
        delegate(type, "hashCode", "()I", Opcodes.IRETURN);
        delegate(type, "toString", "()Ljava/lang/String;", Opcodes.ARETURN);
    }

    /** A method of {@code Object} whose meaning is a static method of {@link astryon.magic.SimulatedStructs}. */
    private static void delegate(ClassNode type, String name, String descriptor, int end) {
        type.methods.removeIf(method -> method.name.equals(name) && method.desc.equals(descriptor));
        MethodNode method = method(name, descriptor);
        method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        if (descriptor.startsWith("(L")) {
            method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 1));
        }
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, STRUCTS, name, "(L" + INTERFACE + ";" + descriptor.substring(1)));
        method.instructions.add(new InsnNode(end));
        type.methods.add(method);
    }

    private static MethodNode method(String name, String descriptor) {
        return new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
    }
}
