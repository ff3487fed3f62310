package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a short counting loop into strips of a thousand rounds, with a block between strips for what is not worth doing in every round.
 *
 * <pre>
 *    entry                 entry
 *      |                     |
 *    body &lt;--+             strip: limit = min(n, i + 1024) &lt;------+
 *     ...    |               |                                    |
 *    test: i &lt; n           body &lt;-----------+                     |
 *      |                    ...             |                     |
 *    exit                  test: i &lt; limit -+                     |
 *                            |                                    |
 *                          again: i &lt; n --> between strips -------+
 *                            |
 *                          exit
 * </pre>
 */
final class LoopStrips {
    private static final int ROUNDS = 1024;
    private static final long LONGEST_STEP = 1 << 16;
    /** A longer loop spends its time on other things than a poll. */
    private static final int MOST_VALUES = 48;

    private LoopStrips() {
    }

    /** The block between strips; null, and nothing is changed, if this is no short counting loop. */
    static Block cut(Loops.Loop loop, Loops loops) {
        if (!loop.children().isEmpty() || loop.latches().size() != 1 || !isShort(loop)) {
            return null;
        }
        Block header = loop.header();
        Block latch = loop.latches().get(0);
        Value condition = latch.end() == Block.End.IF ? latch.control(0) : null;
        if (condition == null || loop.isAround(loops.of(latch.successor(0))) == loop.isAround(loops.of(latch.successor(1)))) {
            return null;
        }
        boolean staysIfTrue = latch.successor(0) == header;
        Value counter = counter(loop, loops, latch, condition, staysIfTrue);
        return counter == null ? null : cut(loop, loops, counter, condition, staysIfTrue);
    }

    private static boolean isShort(Loops.Loop loop) {
        int values = 0;
        for (Block block : loop.blocks()) {
            values += block.values().size();
            if (block.values().stream().anyMatch(value -> value.op().is(Op.Trait.SAFEPOINT) || value.op() == Op.CAUGHT)) {
                return false;
            }
        }
        return values <= MOST_VALUES;
    }

    /** The phi that counts, if the loop goes on while it, or its next value, is on one side of something that does not change. */
    private static Value counter(Loops.Loop loop, Loops loops, Block latch, Value condition, boolean staysIfTrue) {
        if (!condition.op().is(Op.Trait.COMPARISON) || condition.argument(0).type() != Type.I32 || loop.isAround(loops.of(condition.argument(1).block()))) {
            return null;
        }
        Value counted = ControlFlow.withoutCopies(condition.argument(0));
        Value phi = counted.op() == Op.ADD ? ControlFlow.withoutCopies(counted.argument(0)) : counted;
        if (phi.op() != Op.PHI || phi.block() != loop.header()) {
            return null;
        }
        Value next = ControlFlow.withoutCopies(phi.argument(loop.header().predecessors().indexOf(latch)));
        if (next.op() != Op.ADD || ControlFlow.withoutCopies(next.argument(0)) != phi || !next.argument(1).isConstant()
                || counted != phi && counted != next || Math.abs(next.argument(1).immediate()) > LONGEST_STEP) {
            return null;
        }
        long step = next.argument(1).immediate();
        return switch (staysIfTrue ? condition.op() : ComparisonRules.negated(condition.op())) {
            case LT, LE -> step > 0 ? phi : null;
            case GT, GE -> step < 0 ? phi : null;
            default -> null;
        };
    }

    private static Block cut(Loops.Loop loop, Loops loops, Value counter, Value condition, boolean staysIfTrue) {
        Block header = loop.header();
        Block latch = loop.latches().get(0);
        Block entry = LoopInversion.preheader(header, loop, loops);
        Position position = latch.endPosition();
        int way = header.predecessors().indexOf(entry);
        int back = header.predecessors().indexOf(latch);
        long step = ControlFlow.withoutCopies(counter.argument(back)).argument(1).immediate();

        Block strip = block(header, Block.End.GOTO, position);
        Block again = block(header, Block.End.IF, position);
        Block between = block(header, Block.End.GOTO, position);
        entry.successors().set(entry.successors().indexOf(header), strip);
        strip.predecessors().add(entry);
        strip.successors().add(header);
        header.predecessors().set(way, strip);
        List<Value> starts = new ArrayList<>();
        for (Value phi : header.phis()) {
            Value start = strip.append(Op.PHI, phi.type(), 0, null, phi.position(), phi.argument(way));
            phi.setArgument(way, start);
            starts.add(start);
        }
        between.connect(strip);
        for (int i = 0; i < starts.size(); i++) {
            starts.get(i).arguments().add(header.phis().get(i).argument(back));
        }
        Value limit = limit(strip, counter.argument(way), condition.argument(1), step, position);

        Block exit = latch.successor(staysIfTrue ? 1 : 0);
        latch.successors().set(staysIfTrue ? 1 : 0, again);
        again.predecessors().add(latch);
        exit.predecessors().set(exit.predecessors().indexOf(latch), again);
        again.setEnd(Block.End.IF, again.append(condition.op(), Type.I32, 0, null, position, condition.argument(0), condition.argument(1)));
        again.successors().add(staysIfTrue ? between : exit);
        again.successors().add(staysIfTrue ? exit : between);
        between.predecessors().add(again);
        latch.setEnd(Block.End.IF, latch.append(condition.op(), Type.I32, 0, null, position, condition.argument(0), limit));
        return between;
    }

    private static Block block(Block like, Block.End end, Position position) {
        Block block = like.function().newBlock();
        block.setEnd(end);
        block.setEndPosition(position);
        block.setCold(like.isCold());
        return block;
    }

    /** What comes first: the loop's end, or this many rounds. Computed in 64 bits, so that nothing wraps around. */
    private static Value limit(Block strip, Value start, Value bound, long step, Position position) {
        Value distance = strip.append(Op.CONST, Type.I64, step * ROUNDS, null, position);
        Value far = strip.append(Op.ADD, Type.I64, 0, null, position, strip.append(Op.SEXT32, Type.I64, 0, null, position, start), distance);
        Value end = strip.append(Op.SEXT32, Type.I64, 0, null, position, bound);
        Value first = strip.append(step > 0 ? Op.LT : Op.GT, Type.I32, 0, null, position, far, end);
        return strip.append(Op.SELECT, Type.I32, 0, null, position, first, strip.append(Op.TRUNCATE, Type.I32, 0, null, position, far), bound);
    }
}
