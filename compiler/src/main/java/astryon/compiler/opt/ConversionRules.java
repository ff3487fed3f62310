package astryon.compiler.opt;

import static astryon.compiler.opt.Rewriter.become;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/** Conversions of what already has the wanted form, and conversions there and back. */
final class ConversionRules {

    private ConversionRules() {
    }

    static Value apply(Value v, Rewriter r) {
        if (v.argumentCount() != 1) {
            return null;
        }
        Value x = v.argument(0);
        return switch (v.op()) {
            case SEXT8 -> x.op() == Op.SEXT8 || loads(x, Access.Kind.I8) || ComparisonRules.isTruth(x) ? x : narrower(v, x, 8);
            case SEXT16 -> x.op() == Op.SEXT8 || x.op() == Op.SEXT16 || x.op() == Op.ZEXT8 || loads(x, Access.Kind.I8) || loads(x, Access.Kind.U8)
                    || loads(x, Access.Kind.I16) || ComparisonRules.isTruth(x) ? x : narrower(v, x, 16);
            case ZEXT8 -> x.op() == Op.ZEXT8 || loads(x, Access.Kind.U8) || ComparisonRules.isTruth(x) ? x : narrower(v, x, 8);
            case ZEXT16 -> x.op() == Op.ZEXT8 || x.op() == Op.ZEXT16 || loads(x, Access.Kind.U8) || loads(x, Access.Kind.U16)
                    || ComparisonRules.isTruth(x) ? x : narrower(v, x, 16);
            case TRUNCATE -> x.op() == Op.SEXT32 || x.op() == Op.ZEXT32 ? x.argument(0) : truncate(v, x, r);
            case BITS -> x.op() == Op.BITS ? x.argument(0) : null;
            case FLOAT_TO_FLOAT -> v.type() == x.type() || x.op() == Op.FLOAT_TO_FLOAT && x.type() == Type.F64 && x.argument(0).type() == v.type()
                    ? v.type() == x.type() ? x : x.argument(0) : null;
            // A double holds every int.
            case FLOAT_TO_INT -> x.op() == Op.INT_TO_FLOAT && x.type() == Type.F64 && x.argument(0).type() == Type.I32 && v.type() == Type.I32
                    ? x.argument(0) : null;
            default -> null;
        };
    }

    private static boolean loads(Value x, Access.Kind kind) {
        return (x.op() == Op.LOAD || x.op() == Op.GET_ELEMENT) && ((Access) x.aux()).kind() == kind;
    }

    /** An operand of an extension that differs from a simpler value only in bits the extension ignores. */
    private static Value narrower(Value v, Value x, int bits) {
        return switch (x.op()) {
            case SEXT8, ZEXT8 -> bits == 8 ? become(v, v.op(), x.argument(0)) : null;
            case SEXT16, ZEXT16 -> become(v, v.op(), x.argument(0));
            case AND -> {
                long mask = bits == 8 ? 0xFF : 0xFFFF;
                yield x.argument(1).isConstant() && (x.argument(1).immediate() & mask) == mask ? become(v, v.op(), x.argument(0)) : null;
            }
            default -> null;
        };
    }

    /** Arithmetic on extended ints of which only the lower half is wanted is arithmetic on ints. */
    private static Value truncate(Value v, Value x, Rewriter r) {
        switch (x.op()) {
            case ADD, SUB, MUL, AND, OR, XOR -> {
                Value a = lower(x.argument(0), r);
                Value b = a == null ? null : lower(x.argument(1), r);
                return b == null ? null : become(v, x.op(), a, b);
            }
            default -> {
                return null;
            }
        }
    }

    private static Value lower(Value x, Rewriter r) {
        return switch (x.op()) {
            case SEXT32, ZEXT32 -> x.argument(0);
            case CONST -> r.constant(Type.I32, x.immediate());
            default -> null;
        };
    }
}
