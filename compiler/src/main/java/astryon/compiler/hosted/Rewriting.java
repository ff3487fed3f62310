package astryon.compiler.hosted;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.World;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One class file at a time. No jumps are added and no types of variables change, so the stack map frames stay as javac wrote them.
 */
final class Rewriting {
    private final World world;
    private final StructAccess access;
    /** Class and method that is replaced, to the internal name of the stand-in. */
    private final Map<String, String> standIns = new HashMap<>();

    Rewriting(World world, List<Class<?>> standIns) {
        this.world = world;
        this.access = new StructAccess(world);
        for (Class<?> standIn : standIns) {
            String replaced = Type.getInternalName(standIn.getAnnotation(StandsFor.class).value());
            for (Method method : standIn.getDeclaredMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers())) {
                    this.standIns.put(replaced + "." + method.getName() + Type.getMethodDescriptor(method), Type.getInternalName(standIn));
                }
            }
        }
    }

    byte[] rewrite(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        JavaClass linked = world.classNamed(type.name);
        if (type.methods.stream().noneMatch(method -> method.name.equals("<clinit>"))) {
            MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
            initialiser.instructions.add(new InsnNode(Opcodes.RETURN));
            type.methods.add(initialiser);
        }
        for (MethodNode method : type.methods) {
            String standIn = standIns.get(type.name + "." + method.name + method.desc);
            if (standIn != null) {
                replace(method, standIn);
            } else if (method.instructions.size() > 0) {
                rewrite(type, method);
            }
        }
        if (standIns.containsValue(type.name)) {
            // Those it stands for may be in another package.
            type.access |= Opcodes.ACC_PUBLIC;
            type.methods.forEach(method -> method.access |= (method.access & Opcodes.ACC_PRIVATE) == 0 ? Opcodes.ACC_PUBLIC : 0);
        }
        if (linked.kind() == JavaClass.Kind.STRUCT) {
            StructReference.make(type);
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private void rewrite(ClassNode type, MethodNode method) {
        PartFlow.rewriteElements(type.name, method, access);
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FieldInsnNode field) {
                access.rewrite(method.instructions, field);
            } else if (instruction.getOpcode() == Opcodes.ANEWARRAY) {
                zeroElements(method.instructions, (TypeInsnNode) instruction);
            }
        }
        if (!access.isStruct(type.name) && !access.isWord(type.name)) {
            zeroFields(type, method);
        }
    }

    /** A word is never null: fields are zero words before anything else happens to them. */
    private void zeroFields(ClassNode type, MethodNode method) {
        boolean forStatics = method.name.equals("<clinit>");
        if (!forStatics && !method.name.equals("<init>")) {
            return;
        }
        InsnList start = new InsnList();
        for (FieldNode field : type.fields) {
            // A constructor may assign its class's fields before it calls another one (JVMS 4.10.1.9, putfield).
            if (((field.access & Opcodes.ACC_STATIC) != 0) == forStatics && field.desc.startsWith("L") && access.isWord(Type.getType(field.desc).getInternalName())) {
                if (!forStatics) {
                    start.add(new VarInsnNode(Opcodes.ALOAD, 0));
                }
                zero(start, Type.getType(field.desc).getInternalName());
                start.add(new FieldInsnNode(forStatics ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD, type.name, field.name, field.desc));
            }
        }
        method.instructions.insert(start);
    }

    private void zeroElements(InsnList code, TypeInsnNode instruction) {
        if (access.isWord(instruction.desc)) {
            InsnList fill = new InsnList();
            fill.add(new InsnNode(Opcodes.DUP));
            zero(fill, instruction.desc);
            fill.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/util/Arrays", "fill", "([Ljava/lang/Object;Ljava/lang/Object;)V"));
            code.insert(instruction, fill);
        }
    }

    private static void zero(InsnList code, String word) {
        code.add(new TypeInsnNode(Opcodes.NEW, word));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new InsnNode(Opcodes.LCONST_0));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, word, "<init>", "(J)V"));
    }

    private static void replace(MethodNode method, String standIn) {
        method.access &= ~(Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED);
        method.tryCatchBlocks.clear();
        method.localVariables = null;
        method.instructions.clear();
        int local = 0;
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            method.instructions.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), local));
            local += argument.getSize();
        }
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, standIn, method.name, method.desc));
        method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN)));
    }
}
