package astryon.compiler.classfile;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Bytecode that puts primitive values into boxes and takes them out. */
final class Boxes {
    private Boxes() {
    }

    /** The class of boxes for {@code void} and primitive types. */
    static String box(Type primitive) {
        return "java/lang/" + switch (primitive.getSort()) {
            case Type.VOID -> "Void";
            case Type.BOOLEAN -> "Boolean";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.CHAR -> "Character";
            case Type.INT -> "Integer";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            default -> "Double";
        };
    }

    /** The operand of {@code NEWARRAY}. */
    static int arrayType(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> Opcodes.T_BOOLEAN;
            case Type.BYTE -> Opcodes.T_BYTE;
            case Type.SHORT -> Opcodes.T_SHORT;
            case Type.CHAR -> Opcodes.T_CHAR;
            case Type.INT -> Opcodes.T_INT;
            case Type.LONG -> Opcodes.T_LONG;
            case Type.FLOAT -> Opcodes.T_FLOAT;
            default -> Opcodes.T_DOUBLE;
        };
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY;
    }

    /** A value of {@code type} is on the stack: then an object; null in place of {@code void}. */
    static void wrap(MethodNode method, Type type) {
        if (type.getSort() == Type.VOID) {
            method.visitInsn(Opcodes.ACONST_NULL);
        } else if (isPrimitive(type)) {
            method.visitMethodInsn(Opcodes.INVOKESTATIC, box(type), "valueOf", "(" + type.getDescriptor() + ")L" + box(type) + ";", false);
        }
    }

    /** An object is on the stack: then a value of {@code type}. */
    static void unwrap(MethodNode method, Type type) {
        method.visitTypeInsn(Opcodes.CHECKCAST, isPrimitive(type) ? box(type) : type.getInternalName());
        if (isPrimitive(type)) {
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box(type), type.getClassName() + "Value", "()" + type.getDescriptor(), false);
        }
    }
}
