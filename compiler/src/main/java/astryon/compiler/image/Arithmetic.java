package astryon.compiler.image;

import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.StaticValue.LinkAddress;

/**
 * Pure operations at build time: {@link Evaluation} on bits, identity on references, and on addresses that only the linker knows
 * what can be said of them all the same: a distance added, the distance of two in one thing, that none is zero.
 */
final class Arithmetic {

    void evaluate(Activation top, Value value) {
        if (value.op() == Op.COPY) {
            top.set(value, top.datum(value.argument(0)));
            return;
        }
        if (value.op() == Op.SELECT) {
            requireKnown(top, value.argument(0));
            top.set(value, top.datum(value.argument(top.bits(value.argument(0)) != 0 ? 1 : 2)));
            return;
        }
        Value first = value.argument(0);
        Value second = value.argumentCount() > 1 ? value.argument(1) : null;
        if (first.type() == Type.REF) {
            boolean same = top.reference(first) == top.reference(second);
            top.set(value, Datum.of(value.op() == Op.EQ ? same : !same));
            return;
        }
        if (top.reference(first) != null || second != null && top.reference(second) != null) {
            top.set(value, ofAddresses(value.op(), top.datum(first), second == null ? Datum.ZERO : top.datum(second)));
            return;
        }
        long bits = second == null ? Evaluation.evaluate(value.op(), value.type(), first.type(), top.bits(first))
                : Evaluation.evaluate(value.op(), value.type(), first.type(), top.bits(first), top.bits(second));
        top.set(value, bits, null);
    }

    /** Refuses a value that only the linker knows. */
    void requireKnown(Activation top, Value value) {
        if (top.reference(value) instanceof LinkAddress address) {
            throw unknown(address);
        }
    }

    private static Datum ofAddresses(Op op, Datum a, Datum b) {
        LinkAddress left = a.reference() instanceof LinkAddress address ? address : null;
        LinkAddress right = b.reference() instanceof LinkAddress address ? address : null;
        if (left != null && right == null) {
            switch (op) {
                case ADD:
                    return Datum.of((Object) left.plus(b.bits()));
                case SUB:
                    return Datum.of((Object) left.plus(-b.bits()));
                case EQ, NE:
                    if (b.bits() == 0) {
                        return Datum.of(op == Op.NE);
                    }
                    throw unknown(left);
                default:
                    throw unknown(left);
            }
        }
        if (left == null) {
            switch (op) {
                case ADD, EQ, NE:
                    return ofAddresses(op, b, a);
                default:
                    throw unknown(right);
            }
        }
        if (left.target().symbol().equals(right.target().symbol())) {
            switch (op) {
                case SUB:
                    return Datum.of(left.addend() - right.addend());
                case EQ:
                    return Datum.of(left.addend() == right.addend());
                case NE:
                    return Datum.of(left.addend() != right.addend());
                default:
                    throw unknown(left);
            }
        }
        throw unknown(left);
    }

    private static Unevaluable unknown(LinkAddress address) {
        return new Unevaluable("it needs the address " + address + ", which is not known before the program is linked");
    }
}
