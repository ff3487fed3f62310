package astryon.compiler.frontend;

import astryon.compiler.frontend.OperandOrigins.Origin;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/** The values of frames that know which instruction has pushed an operand, and of a local whether it has been written. */
final class OperandOrigins extends Interpreter<Origin> {

    /** @param instruction its index, or one of the constants here */
    record Origin(int instruction, int size) implements Value {
        /** Several instructions, or one that does not count. */
        static final int UNKNOWN = -1;
        /** Of a local: the caller. */
        static final int CALLER = -2;

        @Override
        public int getSize() {
            return size;
        }
    }

    private final InsnList instructions;

    OperandOrigins(InsnList instructions) {
        super(Opcodes.ASM9);
        this.instructions = instructions;
    }

    /** A local before anything is written to it. */
    @Override
    public Origin newValue(Type type) {
        return new Origin(Origin.CALLER, 1);
    }

    private Origin from(AbstractInsnNode instruction, int size) {
        return new Origin(instructions.indexOf(instruction), size);
    }

    private Origin from(AbstractInsnNode instruction, Type type) {
        return from(instruction, type.getSize());
    }

    @Override
    public Origin newOperation(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> from(instruction, 2);
            case Opcodes.LDC -> from(instruction, isWide(((LdcInsnNode) instruction).cst) ? 2 : 1);
            case Opcodes.GETSTATIC -> from(instruction, Type.getType(((FieldInsnNode) instruction).desc));
            default -> from(instruction, 1);
        };
    }

    private static boolean isWide(Object constant) {
        return constant instanceof Long || constant instanceof Double
                || constant instanceof org.objectweb.asm.ConstantDynamic dynamic && dynamic.getSize() == 2;
    }

    /** A load pushes; what duplicates or stores has an operand that comes from where it came from. */
    @Override
    public Origin copyOperation(AbstractInsnNode instruction, Origin value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LLOAD, Opcodes.DLOAD -> from(instruction, 2);
            case Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD -> from(instruction, 1);
            default -> value;
        };
    }

    @Override
    public Origin unaryOperation(AbstractInsnNode instruction, Origin value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> value;
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> from(instruction, 2);
            case Opcodes.GETFIELD -> from(instruction, Type.getType(((FieldInsnNode) instruction).desc));
            default -> from(instruction, 1);
        };
    }

    @Override
    public Origin binaryOperation(AbstractInsnNode instruction, Origin first, Origin second) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LALOAD, Opcodes.DALOAD -> from(instruction, 2);
            case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG, Opcodes.IALOAD, Opcodes.FALOAD, Opcodes.AALOAD, Opcodes.BALOAD, Opcodes.CALOAD,
                    Opcodes.SALOAD -> from(instruction, 1);
            default -> from(instruction, first.size);
        };
    }

    @Override
    public Origin ternaryOperation(AbstractInsnNode instruction, Origin first, Origin second, Origin third) {
        return null;
    }

    @Override
    public Origin naryOperation(AbstractInsnNode instruction, List<? extends Origin> values) {
        return switch (instruction.getOpcode()) {
            case Opcodes.MULTIANEWARRAY -> from(instruction, 1);
            case Opcodes.INVOKEDYNAMIC -> from(instruction, Type.getReturnType(((InvokeDynamicInsnNode) instruction).desc));
            default -> from(instruction, Type.getReturnType(((MethodInsnNode) instruction).desc));
        };
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Origin value, Origin expected) {
        // Nothing is left.
    }

    @Override
    public Origin merge(Origin one, Origin other) {
        return one.equals(other) ? one : new Origin(Origin.UNKNOWN, Math.min(one.size, other.size));
    }
}
