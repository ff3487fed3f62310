package astryon.compiler.frontend;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Between the types of a functional interface's method and those of the method behind it: casts, boxing, unboxing, widening. JLS 15.13.3. */
final class LambdaConversions {
    private static final String[] WRAPPERS = {null, "java/lang/Boolean", "java/lang/Character", "java/lang/Byte", "java/lang/Short",
        "java/lang/Integer", "java/lang/Float", "java/lang/Long", "java/lang/Double"};

    private LambdaConversions() {
    }

    /**
     * Converts the value on top of the stack.
     *
     * @param erased   its type in the bytecode
     * @param specific what it is known to be: a subtype of {@code erased}, or the same
     * @param wanted   what it must become
     */
    static void convert(MethodNode method, Type erased, Type specific, Type wanted) {
        if (isPrimitive(erased)) {
            if (isPrimitive(wanted)) {
                widen(method, erased, wanted);
            } else {
                String wrapper = WRAPPERS[erased.getSort()];
                method.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", "(" + erased.getDescriptor() + ")L" + wrapper + ";", false);
            }
        } else if (isPrimitive(wanted)) {
            Type unboxed = unboxed(specific) == null ? wanted : unboxed(specific);
            String wrapper = WRAPPERS[unboxed.getSort()];
            method.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper, unboxed.getClassName() + "Value", "()" + unboxed.getDescriptor(), false);
            widen(method, unboxed, wanted);
        } else if (!specific.equals(erased)) {
            method.visitTypeInsn(Opcodes.CHECKCAST, specific.getInternalName());
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() <= Type.DOUBLE;
    }

    /** The class that holds values of a primitive type. */
    static Type wrapper(Type primitive) {
        return Type.getObjectType(WRAPPERS[primitive.getSort()]);
    }

    /** The primitive type a wrapper class holds, or null. */
    static Type unboxed(Type wrapper) {
        return switch (wrapper.getSort() == Type.OBJECT ? wrapper.getInternalName() : "") {
            case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
            case "java/lang/Character" -> Type.CHAR_TYPE;
            case "java/lang/Byte" -> Type.BYTE_TYPE;
            case "java/lang/Short" -> Type.SHORT_TYPE;
            case "java/lang/Integer" -> Type.INT_TYPE;
            case "java/lang/Float" -> Type.FLOAT_TYPE;
            case "java/lang/Long" -> Type.LONG_TYPE;
            case "java/lang/Double" -> Type.DOUBLE_TYPE;
            default -> null;
        };
    }

    private static void widen(MethodNode method, Type from, Type to) {
        int opcode = switch (to.getSort()) {
            case Type.LONG -> from.getSort() < Type.FLOAT ? Opcodes.I2L : Opcodes.NOP;
            case Type.FLOAT -> from.getSort() == Type.LONG ? Opcodes.L2F : from.getSort() < Type.FLOAT ? Opcodes.I2F : Opcodes.NOP;
            case Type.DOUBLE -> from.getSort() == Type.LONG ? Opcodes.L2D : from.getSort() == Type.FLOAT ? Opcodes.F2D
                    : from.getSort() < Type.FLOAT ? Opcodes.I2D : Opcodes.NOP;
            default -> Opcodes.NOP;
        };
        method.visitInsn(opcode);
    }

    /** Pushes the class object of any type. */
    static void classLiteral(MethodNode method, Type type) {
        if (isPrimitive(type)) {
            method.visitFieldInsn(Opcodes.GETSTATIC, WRAPPERS[type.getSort()], "TYPE", "Ljava/lang/Class;");
        } else {
            method.visitLdcInsn(type);
        }
    }
}
