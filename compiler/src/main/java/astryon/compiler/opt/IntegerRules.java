package astryon.compiler.opt;

import static astryon.compiler.opt.Rewriter.become;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/** Laws of integer arithmetic modulo a power of two. Constants stand on the right. */
final class IntegerRules {

    private IntegerRules() {
    }

    static Value apply(Value v, Rewriter r) {
        if (!v.type().isInteger() || v.argumentCount() != 2 && v.op() != Op.NEG) {
            return v.op() == Op.SELECT ? select(v) : null;
        }
        Value x = v.argument(0);
        Value y = v.argumentCount() == 2 ? v.argument(1) : null;
        boolean constant = y != null && y.isConstant();
        long c = constant ? y.immediate() : 0;
        return switch (v.op()) {
            case ADD -> add(v, x, y, constant, c, r);
            case SUB -> subtract(v, x, y, constant, c, r);
            case MUL -> constant ? multiply(v, x, c, r) : null;
            case NEG -> x.op() == Op.NEG ? x.argument(0) : x.op() == Op.SUB ? become(v, Op.SUB, x.argument(1), x.argument(0)) : null;
            case AND -> and(v, x, y, constant, c, r);
            case OR -> or(v, x, y, constant, c, r);
            case XOR -> xor(v, x, y, constant, c, r);
            case SHL, SHR, USHR -> constant ? shift(v, x, (int) c & width(v) - 1, (int) c, r) : null;
            case ROTATE_LEFT, ROTATE_RIGHT -> constant && (c & width(v) - 1) == 0 ? x : null;
            case DIV -> constant && c == 1 ? x : constant && c == -1 ? become(v, Op.NEG, x) : null;
            case UDIV -> constant && c == 1 ? x : null;
            case REM -> constant && (c == 1 || c == -1) ? r.constant(v.type(), 0) : null;
            case UREM -> constant && c == 1 ? r.constant(v.type(), 0) : null;
            default -> null;
        };
    }

    private static int width(Value v) {
        return v.type() == Type.I32 ? 32 : 64;
    }

    private static boolean hasConstant(Value v, Op op) {
        return v.op() == op && v.argument(1).isConstant();
    }

    private static Value add(Value v, Value x, Value y, boolean constant, long c, Rewriter r) {
        if (constant && c == 0) {
            return x;
        }
        if (constant && hasConstant(x, Op.ADD)) {
            return become(v, Op.ADD, x.argument(0), r.constant(v.type(), x.argument(1).immediate() + c));
        }
        if (constant && x.op() == Op.SUB && x.argument(0).isConstant()) {
            return become(v, Op.SUB, r.constant(v.type(), x.argument(0).immediate() + c), x.argument(1));
        }
        if (y.op() == Op.NEG) {
            return become(v, Op.SUB, x, y.argument(0));
        }
        if (x.op() == Op.NEG) {
            return become(v, Op.SUB, y, x.argument(0));
        }
        if (x.op() == Op.SUB && x.argument(1) == y) {
            return x.argument(0);
        }
        if (y.op() == Op.SUB && y.argument(1) == x) {
            return y.argument(0);
        }
        return rotate(v, x, y, r);
    }

    private static Value subtract(Value v, Value x, Value y, boolean constant, long c, Rewriter r) {
        if (constant) {
            return become(v, Op.ADD, x, r.constant(v.type(), -c));
        }
        if (x == y) {
            return r.constant(v.type(), 0);
        }
        if (x.isConstant(0)) {
            return become(v, Op.NEG, y);
        }
        if (y.op() == Op.NEG) {
            return become(v, Op.ADD, x, y.argument(0));
        }
        if (x.op() == Op.ADD && (x.argument(0) == y || x.argument(1) == y)) {
            return x.argument(x.argument(0) == y ? 1 : 0);
        }
        if (x.isConstant() && hasConstant(y, Op.ADD)) {
            return become(v, Op.SUB, r.constant(v.type(), x.immediate() - y.argument(1).immediate()), y.argument(0));
        }
        return null;
    }

    private static Value multiply(Value v, Value x, long c, Rewriter r) {
        if (c == 0) {
            return r.constant(v.type(), 0);
        }
        if (c == 1) {
            return x;
        }
        if (c == -1) {
            return become(v, Op.NEG, x);
        }
        long unsigned = v.type() == Type.I32 ? c & 0xFFFF_FFFFL : c;
        if (Long.bitCount(unsigned) == 1) {
            return become(v, Op.SHL, x, r.constant(Type.I32, Long.numberOfTrailingZeros(unsigned)));
        }
        if (hasConstant(x, Op.MUL)) {
            return become(v, Op.MUL, x.argument(0), r.constant(v.type(), x.argument(1).immediate() * c));
        }
        if (hasConstant(x, Op.SHL)) {
            return become(v, Op.MUL, x.argument(0), r.constant(v.type(), c << x.argument(1).immediate()));
        }
        return null;
    }

    private static Value and(Value v, Value x, Value y, boolean constant, long c, Rewriter r) {
        if (x == y || constant && c == -1) {
            return x;
        }
        if (constant && c == 0) {
            return y;
        }
        if (constant && hasConstant(x, Op.AND)) {
            return become(v, Op.AND, x.argument(0), r.constant(v.type(), x.argument(1).immediate() & c));
        }
        if (constant && (x.op() == Op.ZEXT8 || x.op() == Op.SEXT8) && c >= 0 && c <= 0xFF
                || constant && (x.op() == Op.ZEXT16 || x.op() == Op.SEXT16) && c >= 0 && c <= 0xFFFF) {
            return become(v, Op.AND, x.argument(0), y);
        }
        // How an int is read as an unsigned number.
        if (constant && (x.op() == Op.SEXT32 || x.op() == Op.ZEXT32) && c == 0xFFFF_FFFFL) {
            return become(v, Op.ZEXT32, x.argument(0));
        }
        if (constant && ComparisonRules.isTruth(x) && (c & 1) != 0) {
            return x;
        }
        return null;
    }

    private static Value or(Value v, Value x, Value y, boolean constant, long c, Rewriter r) {
        if (x == y || constant && c == 0) {
            return x;
        }
        if (constant && c == -1) {
            return y;
        }
        if (constant && hasConstant(x, Op.OR)) {
            return become(v, Op.OR, x.argument(0), r.constant(v.type(), x.argument(1).immediate() | c));
        }
        return rotate(v, x, y, r);
    }

    private static Value xor(Value v, Value x, Value y, boolean constant, long c, Rewriter r) {
        if (x == y) {
            return r.constant(v.type(), 0);
        }
        if (constant && c == 0) {
            return x;
        }
        if (constant && hasConstant(x, Op.XOR)) {
            return become(v, Op.XOR, x.argument(0), r.constant(v.type(), x.argument(1).immediate() ^ c));
        }
        if (constant && c == 1 && ComparisonRules.isTruth(x)) {
            return become(v, Op.EQ, x, r.constant(Type.I32, 0));
        }
        return rotate(v, x, y, r);
    }

    /** Two shifts of one value whose counts add up to the width hold disjoint bits: joined, they rotate it. */
    private static Value rotate(Value v, Value x, Value y, Rewriter r) {
        Value left = x.op() == Op.SHL ? x : y;
        Value right = x.op() == Op.SHL ? y : x;
        if (left.op() != Op.SHL || right.op() != Op.USHR || left.argument(0) != right.argument(0)) {
            return null;
        }
        Value n = left.argument(1);
        Value m = right.argument(1);
        if (n.isConstant() && m.isConstant()) {
            long a = n.immediate() & width(v) - 1;
            long b = m.immediate() & width(v) - 1;
            return a != 0 && a + b == width(v) ? become(v, Op.ROTATE_LEFT, left.argument(0), n) : null;
        }
        // With a variable count both shifts may be by zero; only OR then still gives the value itself.
        if (v.op() == Op.OR && isNegative(m, n, width(v))) {
            return become(v, Op.ROTATE_LEFT, left.argument(0), n);
        }
        if (v.op() == Op.OR && isNegative(n, m, width(v))) {
            return become(v, Op.ROTATE_RIGHT, left.argument(0), m);
        }
        return null;
    }

    /** Whether {@code a} is {@code -b} modulo the width. */
    private static boolean isNegative(Value a, Value b, int width) {
        return a.op() == Op.NEG && a.argument(0) == b
                || a.op() == Op.SUB && a.argument(0).isConstant() && (a.argument(0).immediate() & width - 1) == 0 && a.argument(1) == b;
    }

    private static Value shift(Value v, Value x, int count, int written, Rewriter r) {
        if (count == 0) {
            return x;
        }
        if (count != written) {
            return become(v, v.op(), x, r.constant(Type.I32, count));
        }
        if (hasConstant(x, v.op())) {
            int sum = (int) (x.argument(1).immediate() & width(v) - 1) + count;
            if (sum < width(v)) {
                return become(v, v.op(), x.argument(0), r.constant(Type.I32, sum));
            }
            return v.op() == Op.SHR ? become(v, Op.SHR, x.argument(0), r.constant(Type.I32, width(v) - 1)) : r.constant(v.type(), 0);
        }
        if (hasConstant(x, Op.SHL) && x.argument(1).isConstant(count) && v.op() != Op.SHL) {
            boolean signed = v.op() == Op.SHR;
            int kept = width(v) - count;
            if (kept == 8 || kept == 16) {
                return become(v, kept == 8 ? signed ? Op.SEXT8 : Op.ZEXT8 : signed ? Op.SEXT16 : Op.ZEXT16, x.argument(0));
            }
            if (!signed) {
                return become(v, Op.AND, x.argument(0), r.constant(v.type(), -1L >>> 64 - kept));
            }
        }
        if (v.op() == Op.SHL && (hasConstant(x, Op.SHR) || hasConstant(x, Op.USHR)) && x.argument(1).isConstant(count)) {
            return become(v, Op.AND, x.argument(0), r.constant(v.type(), -1L << count));
        }
        return null;
    }

    private static Value select(Value v) {
        Value condition = v.argument(0);
        Value yes = v.argument(1);
        Value no = v.argument(2);
        if (condition.isConstant()) {
            return condition.immediate() != 0 ? yes : no;
        }
        if (yes == no) {
            return yes;
        }
        if (condition.op() == Op.EQ && condition.argument(1).isConstant(0) && ComparisonRules.isTruth(condition.argument(0))) {
            return become(v, Op.SELECT, condition.argument(0), no, yes);
        }
        return v.type() == Type.I32 && yes.isConstant(1) && no.isConstant(0) && ComparisonRules.isTruth(condition) ? condition : null;
    }
}
