package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;

/**
 * What the way a loop's counter moves says about it. A counter is a phi {@code i} of the header with two arguments: what it starts
 * with, and {@code i + c} from the back edge.
 *
 * <ol>
 * <li>A bound that holds for the start where the loop is entered, and for {@code i + c} wherever the back edge is taken, holds for
 *     {@code i} in the whole loop. (The loop was inverted: both edges come from copies of one test.)
 * <li>If {@code i} is below something where {@code i + 1} is computed, that does not wrap around; then {@code i} only grows, and is
 *     never below its start. Likewise downward.
 * </ol>
 */
final class Induction {

    private Induction() {
    }

    static void learn(Value phi, Facts facts, Dominators dominators) {
        Block header = phi.block();
        if (phi.type() != Type.I32 || phi.argumentCount() != 2) {
            return;
        }
        int back = dominators.dominates(header, header.predecessors().get(1)) ? 1 : 0;
        Block latch = header.predecessors().get(back);
        Block entry = header.predecessors().get(1 - back);
        if (!dominators.dominates(header, latch) || dominators.dominates(header, entry)) {
            return;
        }
        Value start = phi.argument(1 - back);
        Value next = Facts.plain(phi.argument(back));
        if (next.op() != Op.ADD || !next.argument(1).isConstant() || Facts.plain(next.argument(0)) != phi) {
            return;
        }
        long step = next.argument(1).immediate();
        int mark = facts.mark();
        CheckElimination.learnEdge(facts, entry, header);
        Range startRange = facts.range(start);
        Bound bound = inductiveBound(phi, next, start, latch, step, facts, dominators);
        facts.forgetSince(mark);
        if (bound != null) {
            if (step > 0) {
                facts.learnSmaller(phi, bound.value, bound.strict);
            } else {
                facts.learnSmaller(bound.value, phi, bound.strict);
            }
        } else {
            bound = boundInside(phi, next, latch, step, facts, dominators);
        }
        if (bound == null) {
            return;
        }
        long limit = step > 0 ? facts.range(bound.value).high() - (bound.strict ? 1 : 0) + step
                : facts.range(bound.value).low() + (bound.strict ? 1 : 0) + step;
        if (limit != (int) limit) {
            return;
        }
        if (step > 0) {
            facts.learnRange(phi, new Range(startRange.low(), Integer.MAX_VALUE));
        } else {
            facts.learnRange(phi, new Range(Integer.MIN_VALUE, startRange.high()));
            facts.learnSmaller(phi, start, false);
        }
    }

    /** For a growing counter something it is below, for a shrinking one something it is above. */
    private record Bound(Value value, boolean strict) {
    }

    /** A bound of {@code next} on the back edge which also bounds the start. */
    private static Bound inductiveBound(Value phi, Value next, Value start, Block latch, long step, Facts facts, Dominators dominators) {
        Block to = phi.block();
        Block at = latch;
        while (true) {
            Bound bound = at.end() == Block.End.IF ? boundOf(next, at.control(0), at.successor(0) == to, step) : null;
            if (bound != null && (bound.value.isConstant() || dominators.strictlyDominates(bound.value.block(), phi.block()))) {
                boolean holds = step > 0 ? bound.strict ? facts.isLess(start, bound.value) : facts.isLessOrEqual(start, bound.value)
                        : bound.strict ? facts.isLess(bound.value, start) : facts.isLessOrEqual(bound.value, start);
                if (holds) {
                    return bound;
                }
            }
            if (at == phi.block() || at == next.block() || at.predecessors().size() != 1) {
                return null;
            }
            to = at;
            at = at.predecessors().get(0);
        }
    }

    /** A bound of the counter that led to where it is stepped. */
    private static Bound boundInside(Value phi, Value next, Block latch, long step, Facts facts, Dominators dominators) {
        for (Block at = next.block(); at != phi.block(); at = dominators.immediate(at)) {
            if (at.predecessors().size() == 1) {
                Block from = at.predecessors().get(0);
                Bound bound = from.end() == Block.End.IF ? boundOf(phi, from.control(0), from.successor(0) == at, step) : null;
                if (bound != null) {
                    return bound;
                }
            }
        }
        return null;
    }

    private static Bound boundOf(Value value, Value condition, boolean holds, long step) {
        if (!condition.op().is(Op.Trait.COMPARISON) || condition.argument(0).type() != Type.I32) {
            return null;
        }
        Op op = holds ? condition.op() : ComparisonRules.negated(condition.op());
        Value a = Facts.plain(condition.argument(0));
        Value b = Facts.plain(condition.argument(1));
        if (b == value) {
            Value swap = a;
            a = b;
            b = swap;
            op = ComparisonRules.mirrored(op);
        }
        if (a != value) {
            return null;
        }
        return switch (op) {
            case LT -> step > 0 ? new Bound(b, true) : null;
            case LE -> step > 0 ? new Bound(b, false) : null;
            case GT -> step < 0 ? new Bound(b, true) : null;
            case GE -> step < 0 ? new Bound(b, false) : null;
            default -> null;
        };
    }
}
