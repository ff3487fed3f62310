package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;

/**
 * Splits every edge from a block with several successors to one with several predecessors, so that there is a place for what must
 * happen on that edge only. A block put into an exceptional edge takes over catching the exception; the handler then has a phi of
 * what was caught.
 */
public final class CriticalEdges implements Pass {

    @Override
    public String name() {
        return "critical-edges";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        for (Block block : new ArrayList<>(function.blocks())) {
            if (block.predecessors().size() < 2) {
                continue;
            }
            Value caught = caught(block);
            if (caught != null) {
                giveEachItsOwnCatch(block, caught);
                continue;
            }
            for (Block predecessor : new ArrayList<>(block.predecessors())) {
                if (predecessor.successors().size() > 1) {
                    ControlFlow.split(predecessor, block);
                }
            }
        }
    }

    static Value caught(Block block) {
        for (Value value : block.values()) {
            if (value.op() != Op.PHI) {
                return value.op() == Op.CAUGHT ? value : null;
            }
        }
        return null;
    }

    /** Puts a block with its own CAUGHT into every edge to the handler {@code block}. */
    static void giveEachItsOwnCatch(Block block, Value caught) {
        ArrayList<Value> exceptions = new ArrayList<>();
        for (Block predecessor : new ArrayList<>(block.predecessors())) {
            Block landing = ControlFlow.split(predecessor, block);
            landing.setCold(true);
            exceptions.add(landing.append(Op.CAUGHT, Type.REF, 0, null, caught.position()));
        }
        caught.become(Op.PHI, Type.REF, 0, null, exceptions.toArray(Value[]::new));
    }
}
