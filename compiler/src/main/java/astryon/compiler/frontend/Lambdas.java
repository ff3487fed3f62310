package astryon.compiler.frontend;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class of each lambda expression and method reference, as {@code LambdaMetafactory} would spin it at run time: it implements the
 * functional interface, holds what is captured in fields, and its method calls the one that has the lambda's body. One
 * that captures nothing has a single instance, made at build time.
 */
final class Lambdas {
    static final String INSTANCE = "INSTANCE";
    /** Flags of {@code altMetafactory}. */
    private static final int FLAG_SERIALIZABLE = 1;
    private static final int FLAG_MARKERS = 2;
    private static final int FLAG_BRIDGES = 4;

    private final World world;

    Lambdas(World world) {
        this.world = world;
    }

    /** The class of the call site at instruction {@code index} of {@code host}; the same one however often it is asked for. */
    JavaClass of(JavaMethod host, int index, InvokeDynamicInsnNode site) {
        int ordinal = host.owner().methods().indexOf(host);
        String name = host.owner().name() + "$$Lambda$" + ordinal + "$" + index;
        return world.find(name).orElseGet(() -> world.define(ClassFile.of(spin(name, host, site), host.owner().symbol())));
    }

    private static ClassNode spin(String name, JavaMethod host, InvokeDynamicInsnNode site) {
        Type[] captured = Type.getArgumentTypes(site.desc);
        ClassNode node = new ClassNode();
        node.version = Opcodes.V17;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.sourceFile = host.owner().sourceFile();
        node.interfaces.add(Type.getReturnType(site.desc).getInternalName());
        Set<String> descriptors = new LinkedHashSet<>();
        descriptors.add(((Type) site.bsmArgs[0]).getDescriptor());
        if (site.bsm.getName().equals("altMetafactory")) {
            readAlternatives(site.bsmArgs, node, descriptors);
        }
        for (int i = 0; i < captured.length; i++) {
            node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "captured" + i, captured[i].getDescriptor(), null, null));
        }
        for (String descriptor : descriptors) {
            node.methods.add(method(node, site, Type.getMethodType(descriptor)));
        }
        if (captured.length == 0) {
            addInstance(node);
        }
        return node;
    }

    /** @param arguments the three of every lambda, flags, then what the flags announce: counts and as many types */
    private static void readAlternatives(Object[] arguments, ClassNode node, Set<String> descriptors) {
        int flags = (Integer) arguments[3];
        int at = 4;
        if ((flags & FLAG_SERIALIZABLE) != 0) {
            node.interfaces.add("java/io/Serializable");
        }
        if ((flags & FLAG_MARKERS) != 0) {
            int count = (Integer) arguments[at++];
            for (int i = 0; i < count; i++) {
                String marker = ((Type) arguments[at++]).getInternalName();
                if (!node.interfaces.contains(marker)) {
                    node.interfaces.add(marker);
                }
            }
        }
        if ((flags & FLAG_BRIDGES) != 0) {
            int count = (Integer) arguments[at++];
            for (int i = 0; i < count; i++) {
                descriptors.add(((Type) arguments[at++]).getDescriptor());
            }
        }
    }

    private static void addInstance(ClassNode node) {
        String self = "L" + node.name + ";";
        node.fields.add(new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, self, null, null));
        MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        initialiser.visitTypeInsn(Opcodes.NEW, node.name);
        initialiser.visitFieldInsn(Opcodes.PUTSTATIC, node.name, INSTANCE, self);
        initialiser.visitInsn(Opcodes.RETURN);
        initialiser.visitMaxs(1, 0);
        node.methods.add(initialiser);
    }

    /** The interface's method, of the erased type {@code type}: calls the implementation with what is captured and its own arguments. */
    private static MethodNode method(ClassNode node, InvokeDynamicInsnNode site, Type type) {
        Handle target = (Handle) site.bsmArgs[1];
        Type specific = (Type) site.bsmArgs[2];
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, site.name, type.getDescriptor(), null, null);
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        Type[] wanted = parameters(target);
        int at = 0;
        int stack = 2;
        if (constructs) {
            method.visitTypeInsn(Opcodes.NEW, target.getOwner());
            method.visitInsn(Opcodes.DUP);
            stack += 2;
        }
        Type[] captured = Type.getArgumentTypes(site.desc);
        for (int i = 0; i < captured.length; i++) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, node.name, "captured" + i, captured[i].getDescriptor());
            stack += captured[i].getSize();
            at++;
        }
        int slot = 1;
        Type[] erased = type.getArgumentTypes();
        for (int i = 0; i < erased.length; i++) {
            method.visitVarInsn(erased[i].getOpcode(Opcodes.ILOAD), slot);
            slot += erased[i].getSize();
            LambdaConversions.convert(method, erased[i], specific.getArgumentTypes()[i], wanted[at++]);
            stack += 2;
        }
        call(method, target);
        Type result = constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
        Type returned = type.getReturnType();
        if (returned.getSort() == Type.VOID) {
            if (result.getSize() > 0) {
                method.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        } else {
            LambdaConversions.convert(method, result, result, returned);
        }
        method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(stack, slot);
        return method;
    }

    /** What {@code target} takes: for an instance method the receiver first. */
    static Type[] parameters(Handle target) {
        Type[] declared = Type.getArgumentTypes(target.getDesc());
        boolean received = target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL;
        if (!received) {
            return declared;
        }
        Type[] all = new Type[declared.length + 1];
        all[0] = Type.getObjectType(target.getOwner());
        System.arraycopy(declared, 0, all, 1, declared.length);
        return all;
    }

    static void call(MethodNode method, Handle target) {
        int opcode = switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            default -> Opcodes.INVOKESPECIAL;
        };
        method.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    }
}
