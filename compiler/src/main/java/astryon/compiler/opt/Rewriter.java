package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a block and lets rules put new values right before the one they look at. The list is built anew, so that an insertion
 * costs nothing however long the block is.
 */
final class Rewriter {

    /** Looks at a value whose operands are no copies. */
    interface Rule {
        /**
         * A value that can stand for {@code value} wherever it is used, {@code value} itself if it became another operation in place
         * (and wants to be looked at again), or null if nothing is to be done. New values come from the rewriter's {@code make}.
         */
        Value apply(Value value, Rewriter rewriter);
    }

    private static final int MOST_STEPS = 16;

    private Block block;
    private Value current;

    /** Whether some rule applied. */
    boolean run(Block block, Rule rule) {
        this.block = block;
        boolean changed = false;
        List<Value> old = new ArrayList<>(block.values());
        block.values().clear();
        for (Value value : old) {
            current = value;
            bypassCopies(value.arguments());
            if (value.op() != Op.COPY && value.op() != Op.PHI) {
                changed |= rewrite(value, rule);
            }
            block.values().add(value);
        }
        bypassCopies(block.controls());
        return changed;
    }

    private boolean rewrite(Value value, Rule rule) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Value result = rule.apply(value, this);
            if (result == null) {
                return step > 0;
            }
            if (result != value) {
                ControlFlow.dropCheck(value, result);
                return true;
            }
            bypassCopies(value.arguments());
        }
        return true;
    }

    static void bypassCopies(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).op() == Op.COPY) {
                values.set(i, ControlFlow.withoutCopies(values.get(i)));
            }
        }
    }

    /** A new value before the current one, at its source position. */
    Value make(Op op, Type type, Value... operands) {
        return make(op, type, 0, null, operands);
    }

    Value make(Op op, Type type, long immediate, Symbol aux, Value... operands) {
        return block.append(op, type, immediate, aux, current.position(), operands);
    }

    Value constant(Type type, long bits) {
        return make(Op.CONST, type, Evaluation.canonical(type, bits), null);
    }

    /** Turns {@code value} into another operation of the same type in place. */
    static Value become(Value value, Op op, Value... operands) {
        value.become(op, value.type(), 0, null, operands);
        return value;
    }
}
