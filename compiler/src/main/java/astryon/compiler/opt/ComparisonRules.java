package astryon.compiler.opt;

import static astryon.compiler.opt.Rewriter.become;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/**
 * Comparisons. Java's bytecode compares longs and floats in two steps: a three-way comparison, then one of its result with zero.
 * Here the two become one. A comparison of floats is false on NaN; its opposite is therefore not another comparison but
 * {@code == 0}, which a branch absorbs by exchanging its successors.
 */
final class ComparisonRules {

    private ComparisonRules() {
    }

    /** The comparison that holds between b and a when this one holds between a and b. */
    static Op mirrored(Op op) {
        return switch (op) {
            case LT -> Op.GT;
            case LE -> Op.GE;
            case GT -> Op.LT;
            case GE -> Op.LE;
            case ULT -> Op.UGT;
            case ULE -> Op.UGE;
            case UGT -> Op.ULT;
            case UGE -> Op.ULE;
            default -> op;
        };
    }

    /** The comparison that holds where this one does not: of integers and references; of floats only for EQ and NE. */
    static Op negated(Op op) {
        return switch (op) {
            case EQ -> Op.NE;
            case NE -> Op.EQ;
            case LT -> Op.GE;
            case LE -> Op.GT;
            case GT -> Op.LE;
            case GE -> Op.LT;
            case ULT -> Op.UGE;
            case ULE -> Op.UGT;
            case UGT -> Op.ULE;
            case UGE -> Op.ULT;
            default -> throw new IllegalArgumentException(op.word());
        };
    }

    static boolean isNegatable(Value comparison) {
        return comparison.op().is(Op.Trait.COMPARISON)
                && (!comparison.argument(0).type().isFloating() || comparison.op() == Op.EQ || comparison.op() == Op.NE);
    }

    /** Whether {@code value} is an i32 that is 0 or 1. */
    static boolean isTruth(Value value) {
        return value.type() == Type.I32 && (value.op().is(Op.Trait.COMPARISON) || value.op() == Op.INSTANCE_OF || value.op() == Op.COMPARE_AND_SWAP
                || value.op() == Op.CONST && (value.immediate() == 0 || value.immediate() == 1)
                || value.op() == Op.AND && (value.argument(1).isConstant(1)
                        || value.argument(0).op().is(Op.Trait.COMPARISON) && value.argument(1).op().is(Op.Trait.COMPARISON)));
    }

    static Value apply(Value v, Rewriter r) {
        if (!v.op().is(Op.Trait.COMPARISON)) {
            return null;
        }
        Value x = v.argument(0);
        Value y = v.argument(1);
        if (x == y && !x.type().isFloating()) {
            boolean holds = switch (v.op()) {
                case EQ, LE, GE, ULE, UGE -> true;
                default -> false;
            };
            return r.constant(Type.I32, holds ? 1 : 0);
        }
        if (!y.isConstant() || y.type().isFloating()) {
            return null;
        }
        if (x.type() == Type.REF) {
            return NonNull.is(x) && y.isConstant(0) ? r.constant(Type.I32, v.op() == Op.NE ? 1 : 0) : null;
        }
        long c = y.immediate();
        if (c == 0 && (x.op() == Op.COMPARE || x.op() == Op.COMPARE_LESS || x.op() == Op.COMPARE_GREATER)) {
            return fuse(v, x, r);
        }
        if (isTruth(x)) {
            return ofTruth(v, x, c, r);
        }
        boolean equality = v.op() == Op.EQ || v.op() == Op.NE;
        if (equality && x.op() == Op.ADD && x.argument(1).isConstant()) {
            return become(v, v.op(), x.argument(0), r.constant(x.type(), c - x.argument(1).immediate()));
        }
        if (equality && c == 0 && (x.op() == Op.SUB || x.op() == Op.XOR)) {
            return become(v, v.op(), x.argument(0), x.argument(1));
        }
        if (equality && c == 0 && x.op() == Op.NEG) {
            return become(v, v.op(), x.argument(0), y);
        }
        return bounds(v, x, c, r);
    }

    /** {@code compare(a, b) REL 0}: the signs a three-way comparison can have decide. */
    private static Value fuse(Value v, Value compare, Rewriter r) {
        Value a = compare.argument(0);
        Value b = compare.argument(1);
        boolean onNan = switch (v.op()) {
            case LT, LE -> compare.op() == Op.COMPARE_LESS;
            case GT, GE -> compare.op() == Op.COMPARE_GREATER;
            default -> false;
        };
        switch (v.op()) {
            case EQ, NE -> {
                return become(v, v.op(), a, b);
            }
            case LT, LE, GT, GE -> {
                if (!onNan) {
                    return become(v, v.op(), a, b);
                }
                Value opposite = r.make(negated(v.op()), Type.I32, a, b);
                return become(v, Op.EQ, opposite, r.constant(Type.I32, 0));
            }
            default -> {
                return null;
            }
        }
    }

    private static Value ofTruth(Value v, Value x, long c, Rewriter r) {
        boolean one = v.op() == Op.NE && c == 0 || v.op() == Op.EQ && c == 1 || v.op() == Op.GT && c == 0 || v.op() == Op.GE && c == 1;
        boolean zero = v.op() == Op.EQ && c == 0 || v.op() == Op.NE && c == 1 || v.op() == Op.LE && c == 0 || v.op() == Op.LT && c == 1;
        if (one) {
            return x;
        }
        if (zero && isNegatable(x)) {
            return become(v, negated(x.op()), x.argument(0), x.argument(1));
        }
        if (zero && !(v.op() == Op.EQ && c == 0)) {
            return become(v, Op.EQ, x, r.constant(Type.I32, 0));
        }
        return null;
    }

    /** Comparisons with the ends of the type's range. */
    private static Value bounds(Value v, Value x, long c, Rewriter r) {
        long least = x.type() == Type.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long most = x.type() == Type.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return switch (v.op()) {
            case LT -> c == least ? r.constant(Type.I32, 0) : null;
            case GE -> c == least ? r.constant(Type.I32, 1) : null;
            case GT -> c == most ? r.constant(Type.I32, 0) : null;
            case LE -> c == most ? r.constant(Type.I32, 1) : null;
            case ULT -> c == 0 ? r.constant(Type.I32, 0) : c == 1 ? become(v, Op.EQ, x, r.constant(x.type(), 0)) : null;
            case UGE -> c == 0 ? r.constant(Type.I32, 1) : c == 1 ? become(v, Op.NE, x, r.constant(x.type(), 0)) : null;
            case UGT -> c == -1 ? r.constant(Type.I32, 0) : c == 0 ? become(v, Op.NE, x, r.constant(x.type(), 0)) : null;
            case ULE -> c == -1 ? r.constant(Type.I32, 1) : c == 0 ? become(v, Op.EQ, x, r.constant(x.type(), 0)) : null;
            default -> null;
        };
    }
}
