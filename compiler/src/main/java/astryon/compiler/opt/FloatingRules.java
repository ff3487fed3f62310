package astryon.compiler.opt;

import static astryon.compiler.opt.Rewriter.become;

import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/**
 * The few laws of IEEE 754 arithmetic that hold for every operand, infinities, NaNs and both zeros included. {@code x + 0.0} is not
 * {@code x} (for {@code -0.0}), {@code x - x} is not zero (for infinity), {@code x * 0} is not zero.
 */
final class FloatingRules {

    private FloatingRules() {
    }

    static Value apply(Value v, Rewriter r) {
        if (!v.type().isFloating()) {
            return null;
        }
        if (v.op() == Op.NEG && v.argument(0).op() == Op.NEG) {
            return v.argument(0).argument(0);
        }
        if (v.op() == Op.ABS && (v.argument(0).op() == Op.NEG || v.argument(0).op() == Op.ABS)) {
            return become(v, Op.ABS, v.argument(0).argument(0));
        }
        if (v.argumentCount() != 2) {
            return null;
        }
        Value x = v.argument(0);
        Value y = v.argument(1);
        if (v.op() == Op.ADD && y.op() == Op.NEG) {
            return become(v, Op.SUB, x, y.argument(0));
        }
        if (v.op() == Op.SUB && y.op() == Op.NEG) {
            return become(v, Op.ADD, x, y.argument(0));
        }
        if (!y.isConstant()) {
            return null;
        }
        double c = v.type() == Type.F32 ? Float.intBitsToFloat((int) y.immediate()) : Double.longBitsToDouble(y.immediate());
        boolean negativeZero = c == 0 && Double.doubleToRawLongBits(c) != 0;
        return switch (v.op()) {
            case ADD -> negativeZero ? x : null;
            case SUB -> c == 0 && !negativeZero ? x : null;
            case MUL -> c == 1 ? x : c == 2 ? become(v, Op.ADD, x, x) : null;
            case DIV -> c == 1 ? x : hasExactReciprocal(c, v.type()) ? become(v, Op.MUL, x, reciprocal(c, v.type(), r)) : null;
            default -> null;
        };
    }

    /** Powers of two whose reciprocal is a normal number: multiplying by it rounds exactly as dividing does. */
    private static boolean hasExactReciprocal(double c, Type type) {
        int limit = type == Type.F32 ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
        return c != 0 && !Double.isInfinite(c) && !Double.isNaN(c) && Math.abs(Math.getExponent(c)) < limit - 1
                && (Double.doubleToRawLongBits(c) & 0x000F_FFFF_FFFF_FFFFL) == 0;
    }

    private static Value reciprocal(double c, Type type, Rewriter r) {
        return r.constant(type, type == Type.F32 ? Evaluation.bits((float) (1 / c)) : Evaluation.bits(1 / c));
    }
}
