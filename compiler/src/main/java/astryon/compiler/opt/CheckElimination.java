package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;

/**
 * Drops checks and decides comparisons that follow from what is known where they stand: from conditions that led there, from checks
 * passed before, from how operands were computed, and from the way counters of loops move ({@link Induction}). Facts about a
 * block hold in all blocks it dominates: one walk down the dominator tree.
 */
public final class CheckElimination implements Pass {

    @Override
    public String name() {
        return "check-elimination";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        new Walk(new Dominators(function)).run();
        ControlFlow.removeUnreachable(function);
        new CopyPropagation().run(function);
    }

    private static final class Walk {
        private final Dominators dominators;
        private final Facts facts = new Facts();
        private final Rewriter rewriter = new Rewriter();

        Walk(Dominators dominators) {
            this.dominators = dominators;
        }

        void run() {
            ArrayDeque<Integer> marks = new ArrayDeque<>();
            for (Block block : dominators.preorder()) {
                while (marks.size() > dominators.depth(block)) {
                    facts.forgetSince(marks.pop());
                }
                marks.push(facts.mark());
                if (block.predecessors().size() == 1) {
                    learnEdge(facts, block.predecessors().get(0), block);
                }
                for (Value phi : block.phis()) {
                    Induction.learn(phi, facts, dominators);
                }
                rewriter.run(block, this::visit);
                if (block.end() == Block.End.IF) {
                    Value condition = block.control(0);
                    Boolean holds = condition.isConstant() ? Boolean.valueOf(condition.immediate() != 0) : facts.decide(condition);
                    if (holds != null) {
                        ControlFlow.goTo(block, holds ? 0 : 1);
                    }
                }
            }
        }

        private Value visit(Value value, Rewriter rewriter) {
            if (value.op().is(Op.Trait.CHECK)) {
                if (cannotFail(value)) {
                    return value.argument(0);
                }
                // Of a protected check the handler must not believe that it passed.
                if (value.block().end() != Block.End.TRY || value.block().control(0) != value) {
                    learnPassed(facts, value);
                }
                return null;
            }
            if (value.op().is(Op.Trait.COMPARISON)) {
                Boolean holds = facts.decide(value);
                return holds == null ? null : rewriter.constant(Type.I32, holds ? 1 : 0);
            }
            return ofPowerOfTwo(value, rewriter);
        }

        private boolean cannotFail(Value check) {
            return switch (check.op()) {
                case NULL_CHECK -> facts.isNotNull(check.argument(0));
                case BOUNDS_CHECK -> facts.isInBounds(check.argument(0), check.argument(1));
                case DIVISOR_CHECK -> facts.isNotZero(check.argument(0));
                case SIZE_CHECK -> facts.range(check.argument(0)).low() >= 0;
                case CAST_CHECK -> facts.isInstance(check.argument(0), check.aux());
                default -> false;
            };
        }

        /** Dividing what is not negative by a power of two needs no correction. */
        private Value ofPowerOfTwo(Value value, Rewriter rewriter) {
            if (value.op() != Op.DIV && value.op() != Op.REM || value.type() != Type.I32 || !value.argument(1).isConstant()) {
                return null;
            }
            long c = value.argument(1).immediate();
            if (c <= 1 || Long.bitCount(c) != 1 || facts.range(value.argument(0)).low() < 0) {
                return null;
            }
            return value.op() == Op.DIV
                    ? Rewriter.become(value, Op.USHR, value.argument(0), rewriter.constant(Type.I32, Long.numberOfTrailingZeros(c)))
                    : Rewriter.become(value, Op.AND, value.argument(0), rewriter.constant(Type.I32, c - 1));
        }
    }

    static void learnPassed(Facts facts, Value check) {
        switch (check.op()) {
            case NULL_CHECK -> facts.learnNotNull(check.argument(0));
            case BOUNDS_CHECK -> {
                facts.learnRange(check.argument(0), Range.NOT_NEGATIVE);
                facts.learnSmaller(check.argument(0), check.argument(1), true);
            }
            case DIVISOR_CHECK -> facts.learnNotZero(check.argument(0));
            case SIZE_CHECK -> facts.learnRange(check.argument(0), Range.NOT_NEGATIVE);
            case CAST_CHECK -> facts.learnInstance(check.argument(0), check.aux());
            default -> {
            }
        }
    }

    /** What taking the edge says. */
    static void learnEdge(Facts facts, Block from, Block to) {
        switch (from.end()) {
            case IF -> facts.learnCondition(from.control(0), from.successor(0) == to);
            case SWITCH -> {
                int row = from.successors().indexOf(to);
                if (row < from.keys().length) {
                    long low = Integer.MAX_VALUE;
                    long high = Integer.MIN_VALUE;
                    for (int key : from.keys()[row]) {
                        low = Math.min(low, key);
                        high = Math.max(high, key);
                    }
                    facts.learnRange(from.control(0), new Range(low, high));
                }
            }
            case TRY -> {
                if (from.successor(0) == to && from.control(0).op().is(Op.Trait.CHECK)) {
                    learnPassed(facts, from.control(0));
                }
            }
            default -> {
            }
        }
    }
}
