package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Value;
import java.util.ArrayList;

/** Changes to the graph that several passes make, each leaving edges and phis consistent. */
final class ControlFlow {

    private ControlFlow() {
    }

    /** Makes the block end in a GOTO to its {@code taken}-th successor. */
    static void goTo(Block block, int taken) {
        Block target = block.successor(taken);
        for (Block successor : new ArrayList<>(block.successors())) {
            if (successor != target) {
                block.disconnect(successor);
            }
        }
        block.setEnd(Block.End.GOTO);
        block.setKeys(new int[0][]);
    }

    /** Index of the successor that an IF or SWITCH takes for {@code control}. */
    static int taken(Block block, long control) {
        if (block.end() == Block.End.IF) {
            return control != 0 ? 0 : 1;
        }
        for (int row = 0; row < block.keys().length; row++) {
            for (int key : block.keys()[row]) {
                if (key == (int) control) {
                    return row;
                }
            }
        }
        return block.keys().length;
    }

    /** Replaces a check that cannot fail by its result; a TRY that ended in it falls through. */
    static void dropCheck(Value check, Value result) {
        Block block = check.block();
        if (block.end() == Block.End.TRY && block.control(0) == check) {
            goTo(block, 0);
        }
        check.becomeCopyOf(result);
    }

    /** Takes unreachable blocks out of the function. */
    static boolean removeUnreachable(Function function) {
        PostOrder order = new PostOrder(function);
        if (order.reverse().size() == function.blocks().size()) {
            return false;
        }
        for (Block block : function.blocks()) {
            if (!order.isReachable(block)) {
                for (Block successor : new ArrayList<>(block.successors())) {
                    block.disconnect(successor);
                }
            }
        }
        function.blocks().removeIf(block -> !order.isReachable(block));
        return true;
    }

    /** A new block in the middle of the edge; phis of {@code to} keep their arguments. It is as cold as the colder end. */
    static Block split(Block from, Block to) {
        Block middle = from.function().newBlock();
        int successor = from.successors().indexOf(to);
        int predecessor = to.predecessors().indexOf(from);
        from.successors().set(successor, middle);
        middle.predecessors().add(from);
        middle.successors().add(to);
        to.predecessors().set(predecessor, middle);
        middle.setEnd(Block.End.GOTO);
        middle.setCold(from.isCold() || to.isCold());
        middle.setEndPosition(from.endPosition());
        return middle;
    }

    static Value withoutCopies(Value value) {
        while (value.op() == Op.COPY) {
            value = value.argument(0);
        }
        return value;
    }
}
