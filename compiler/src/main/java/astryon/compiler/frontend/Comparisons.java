package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/** Tests of integers; one of a three-way comparison's result against zero is the comparison itself, signed or unsigned. */
final class Comparisons {
    private Comparisons() {
    }

    /** {@code value op 0}, where {@code op} is one of the six signed comparisons. */
    static Value withZero(Translation t, Op op, Value value) {
        if (value.op() != Op.COMPARE) {
            return t.pure(op, Type.I32, value, t.intConstant(0));
        }
        Value first = value.argument(0);
        Value second = value.argument(1);
        if (isFlipped(first) && isFlipped(second)) {
            return t.pure(unsigned(op), Type.I32, unflipped(t, first), unflipped(t, second));
        }
        return t.pure(op, Type.I32, first, second);
    }

    private static boolean isFlipped(Value value) {
        long sign = value.type() == Type.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        return value.isConstant() || value.op() == Op.XOR && value.argument(1).isConstant(sign);
    }

    private static Value unflipped(Translation t, Value value) {
        long sign = value.type() == Type.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        return value.isConstant() ? t.constant(value.type(), value.immediate() ^ sign) : value.argument(0);
    }

    private static Op unsigned(Op op) {
        return switch (op) {
            case LT -> Op.ULT;
            case LE -> Op.ULE;
            case GT -> Op.UGT;
            case GE -> Op.UGE;
            default -> op;
        };
    }
}
