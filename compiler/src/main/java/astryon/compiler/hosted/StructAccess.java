package astryon.compiler.hosted;

import astryon.compiler.diag.Refusal;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.Names;
import astryon.compiler.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Bytecode for fields of structs: the counterpart of what the SSA builder makes of them. */
final class StructAccess {
    private static final String MEMORY = "astryon/magic/SimulatedMemory";
    static final String STRUCTS = "astryon/magic/SimulatedStructs";

    private final World world;

    StructAccess(World world) {
        this.world = world;
    }

    boolean isStruct(String name) {
        return kind(name) == JavaClass.Kind.STRUCT;
    }

    boolean isWord(String name) {
        return kind(name) == JavaClass.Kind.WORD;
    }

    private JavaClass.Kind kind(String name) {
        return world.find(name).map(JavaClass::kind).orElse(JavaClass.Kind.OBJECT);
    }

    /** The struct field an instruction accesses, or null if it is another one. */
    JavaField structField(FieldInsnNode instruction) {
        boolean instance = instruction.getOpcode() == Opcodes.GETFIELD || instruction.getOpcode() == Opcodes.PUTFIELD;
        return instance && isStruct(instruction.owner) ? world.resolveField(world.classNamed(instruction.owner), instruction.name) : null;
    }

    /** Replaces an access of a struct's field; leaves every other one. */
    void rewrite(InsnList code, FieldInsnNode instruction) {
        JavaField field = structField(instruction);
        if (field == null) {
            return;
        }
        InsnList replacement = new InsnList();
        if (instruction.getOpcode() == Opcodes.GETFIELD) {
            load(replacement, field);
        } else {
            store(replacement, field);
        }
        code.insert(instruction, replacement);
        code.remove(instruction);
    }

    /** From a reference to the value of its field. */
    private void load(InsnList code, JavaField field) {
        address(code, field);
        Type type = Type.getType(field.descriptor());
        if (field.length() >= 0) {
            part(code, field);
        } else if (type.getSort() == Type.OBJECT && isStruct(type.getInternalName())) {
            make(code, type.getInternalName());
        } else {
            loadNumber(code, field);
        }
    }

    /** From a reference and a value below it on the stack to nothing. */
    private void store(InsnList code, JavaField field) {
        Type type = Type.getType(field.descriptor());
        if (field.length() >= 0 || type.getSort() == Type.OBJECT && isStruct(type.getInternalName())) {
            throw new Refusal(field.symbol() + ": a struct or array inside a struct is a place, not a variable");
        }
        if (type.getSort() == Type.OBJECT) {
            value(code, type.getInternalName());
        }
        boolean wide = number(type).getSize() == 2;
        if (wide) {
            code.add(new InsnNode(Opcodes.DUP2_X1));
            code.add(new InsnNode(Opcodes.POP2));
        } else {
            code.add(new InsnNode(Opcodes.SWAP));
        }
        address(code, field);
        code.add(new InsnNode(wide ? Opcodes.DUP2_X2 : Opcodes.DUP2_X1));
        code.add(new InsnNode(Opcodes.POP2));
        String kind = isPacked(field) ? "Packed" : "";
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, MEMORY, "store" + kind + nameOf(number(type)), "(J" + number(type).getDescriptor() + ")V"));
    }

    private void address(InsnList code, JavaField field) {
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, field.owner().name(), StructReference.ADDRESS, "()J"));
        code.add(new LdcInsnNode((long) field.offset()));
        code.add(new InsnNode(Opcodes.LADD));
    }

    private void loadNumber(InsnList code, JavaField field) {
        Type type = Type.getType(field.descriptor());
        String kind = isPacked(field) ? "Packed" : "";
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, MEMORY, "load" + kind + nameOf(number(type)), "(J)" + number(type).getDescriptor()));
        if (type.getSort() == Type.OBJECT) {
            make(code, type.getInternalName());
        }
    }

    private void part(InsnList code, JavaField field) {
        Type component = Type.getType(field.descriptor().substring(1));
        code.add(new LdcInsnNode(Math.min(field.owner().alignment(), alignment(component))));
        if (component.getSort() == Type.OBJECT) {
            code.add(new LdcInsnNode(component));
        } else {
            code.add(new FieldInsnNode(Opcodes.GETSTATIC, box(component), "TYPE", "Ljava/lang/Class;"));
        }
        code.add(new LdcInsnNode(field.length()));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, STRUCTS, "part", "(JILjava/lang/Class;I)Ljava/lang/Object;"));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, field.descriptor()));
    }

    private int alignment(Type type) {
        JavaClass linked = world.type(type.getDescriptor());
        return linked.kind() == JavaClass.Kind.STRUCT ? linked.alignment() : Names.accessKind(linked).bytes;
    }

    /** From an address or a number to a struct reference or word. */
    void make(InsnList code, String type) {
        code.add(new TypeInsnNode(Opcodes.NEW, type));
        code.add(new InsnNode(Opcodes.DUP_X2));
        code.add(new InsnNode(Opcodes.DUP_X2));
        code.add(new InsnNode(Opcodes.POP));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, type, "<init>", "(J)V"));
    }

    /** From a word to its number. */
    void value(InsnList code, String word) {
        JavaField component = world.classNamed(word).fields().stream().filter(field -> !field.isStatic()).findFirst().orElseThrow();
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, word, component.name(), "()J"));
    }

    /** Whether the field may lie at any address. */
    private static boolean isPacked(JavaField field) {
        return field.owner().alignment() < field.kind().bytes;
    }

    /** What lies in memory for a variable of this type. */
    static Type number(Type type) {
        return type.getSort() == Type.OBJECT ? Type.LONG_TYPE : type.getSort() == Type.BOOLEAN ? Type.BYTE_TYPE : type;
    }

    static String nameOf(Type number) {
        String name = number.getClassName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String box(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.INT -> "java/lang/Integer";
            case Type.CHAR -> "java/lang/Character";
            default -> "java/lang/" + nameOf(primitive);
        };
    }
}
