package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaMethod;
import java.util.List;

/**
 * Puts a poll on the way back of every loop, so that a thread never runs long without one: it can be brought to rest for the collector. Left
 * out are loops that certainly end soon, and code that must not be interrupted, wherever it was inlined. A short counting loop polls
 * after every thousand rounds only: {@link LoopStrips}.
 *
 * <p>Late, because a poll is in the way of what reshapes loops; after it nothing may move an object's address past an operation
 * with memory.
 */
public final class Polls implements Pass {
    /** Rounds that a loop without a poll may take: some microseconds. */
    private static final int MOST_ROUNDS = 1024;

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        if (isUninterruptible(function.method())) {
            return;
        }
        boolean added = false;
        Loops loops = new Loops(function);
        for (Loops.Loop loop : loops.all()) {
            if (endsSoon(loop) || loop.latches().stream().allMatch(Polls::isUninterruptible)) {
                continue;
            }
            Block between = LoopStrips.cut(loop, loops);
            for (Block latch : between == null ? loop.latches() : List.of(between)) {
                added |= poll(latch);
            }
        }
        if (added) {
            MemorySsa.rebuild(function);
        }
    }

    private static boolean poll(Block latch) {
        if (isUninterruptible(latch)) {
            return false;
        }
        Position position = position(latch);
        // What ends the block has to be its last value.
        int end = latch.values().size() - (latch.end() == Block.End.TRY ? 1 : 0);
        latch.insert(end, Op.SAFEPOINT, Type.VOID, 0, null, position, anyMemory(latch.function()));
        return true;
    }

    private static Position position(Block latch) {
        Position position = latch.endPosition();
        for (int i = latch.values().size() - 1; position == null && i >= 0; i--) {
            position = latch.values().get(i).position();
        }
        return position;
    }

    private static boolean isUninterruptible(Block latch) {
        for (Position at = position(latch); at != null; at = at.caller()) {
            if (isUninterruptible(at.method())) {
                return true;
            }
        }
        return false;
    }

    /** Which state does not matter: memory is threaded anew. */
    private static Value anyMemory(Function function) {
        for (Value value : function.entry().values()) {
            if (value.op() == Op.START) {
                return value;
            }
        }
        throw new IllegalArgumentException(function + " has no START");
    }

    private static boolean isUninterruptible(Symbol method) {
        return method instanceof JavaMethod java && java.traits().uninterruptible().isPresent();
    }

    /** Whether each round of {@code loop} passes a test of a counter that lets few rounds go on. */
    private static boolean endsSoon(Loops.Loop loop) {
        if (loop.latches().size() != 1) {
            return false;
        }
        Block latch = loop.latches().get(0);
        return List.of(latch, loop.header()).stream().anyMatch(test -> test.end() == Block.End.IF && endsSoon(loop, latch, test));
    }

    private static boolean endsSoon(Loops.Loop loop, Block latch, Block test) {
        boolean staysIfTrue = loop.blocks().contains(test.successor(0));
        Value condition = test.control(0);
        if (staysIfTrue == loop.blocks().contains(test.successor(1)) || !condition.op().is(Op.Trait.COMPARISON)) {
            return false;
        }
        Value bound = ControlFlow.withoutCopies(condition.argument(1));
        Value counted = ControlFlow.withoutCopies(condition.argument(0));
        Value phi = counted.op() == Op.ADD ? ControlFlow.withoutCopies(counted.argument(0)) : counted;
        if (!bound.isConstant() || phi.op() != Op.PHI || phi.block() != loop.header() || phi.type() != Type.I32 || phi.argumentCount() != 2) {
            return false;
        }
        int back = loop.header().predecessors().indexOf(latch);
        Value start = ControlFlow.withoutCopies(phi.argument(1 - back));
        Value next = ControlFlow.withoutCopies(phi.argument(back));
        if (next.op() != Op.ADD || ControlFlow.withoutCopies(next.argument(0)) != phi || !next.argument(1).isConstant() || !start.isConstant()
                || counted != phi && counted != next) {
            return false;
        }
        Op stays = staysIfTrue ? condition.op() : ComparisonRules.negated(condition.op());
        return isShort(stays, start.immediate(), bound.immediate(), next.argument(1).immediate());
    }

    private static boolean isShort(Op stays, long start, long bound, long step) {
        long way = bound - start;
        boolean reached = switch (stays) {
            case LT, LE -> step > 0 && bound + step <= Integer.MAX_VALUE;
            case GT, GE -> step < 0 && bound + step >= Integer.MIN_VALUE;
            case NE -> step != 0 && way % step == 0 && way / step > 0;
            default -> false;
        };
        return reached && way / step < MOST_ROUNDS;
    }
}
