package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * Puts the blocks in the order they are emitted in: every block after one that leads to it, the blocks of a loop together, blocks
 * seldom reached at the end. Reverse post order already follows the flow; a loop's blocks are pulled up to its header, which is legal
 * because they are reached from it.
 */
public final class BlockLayout implements Pass {

    @Override
    public String name() {
        return "block-layout";
    }

    /** Register allocation goes through blocks in their order, and expects definitions before uses. */
    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        new ColdBlocks().run(function);
        Dominators dominators = new Dominators(function);
        Loops loops = new Loops(function, dominators);
        List<Block> order = new ArrayList<>();
        BitSet placed = new BitSet();
        ArrayDeque<Iterator<Block>> nest = new ArrayDeque<>();
        ArrayDeque<Loops.Loop> around = new ArrayDeque<>();
        nest.push(dominators.postOrder().reverse().iterator());
        while (!nest.isEmpty()) {
            if (!nest.peek().hasNext()) {
                nest.pop();
                around.poll();
                continue;
            }
            Block block = nest.peek().next();
            if (placed.get(block.id())) {
                continue;
            }
            Loops.Loop inner = childAround(loops.of(block), around.peek());
            placed.set(block.id());
            order.add(block);
            if (inner != null) {
                // The first block of a loop to come is its header; the rest follow at once, inner loops by the same rule.
                nest.push(inner.blocks().iterator());
                around.push(inner);
            }
        }
        function.blocks().clear();
        order.stream().filter(block -> !block.isCold()).forEach(function.blocks()::add);
        order.stream().filter(Block::isCold).forEach(function.blocks()::add);
    }

    /** The loop around {@code loop} (or itself) that is directly inside {@code outer}; null if there is none. */
    private static Loops.Loop childAround(Loops.Loop loop, Loops.Loop outer) {
        if (loop == outer) {
            return null;
        }
        while (loop.parent() != outer) {
            loop = loop.parent();
        }
        return loop;
    }
}
