package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import java.util.ArrayDeque;

/**
 * Marks blocks that are seldom reached: handlers, blocks that throw or cannot return, and whatever leads only to such blocks or is
 * reached only from them, as is a loop that is entered from them. The entry stays hot. What a cold block dominates is cold: layout relies
 * on it, which puts the cold blocks last and yet every block after its dominators.
 */
public final class ColdBlocks implements Pass {

    @Override
    public String name() {
        return "cold-blocks";
    }

    @Override
    public void run(Function function) {
        ArrayDeque<Block> work = new ArrayDeque<>();
        for (Block block : function.blocks()) {
            boolean cold = block.isCold() || block.end() == Block.End.THROW || block.end() == Block.End.UNREACHABLE
                    || CriticalEdges.caught(block) != null;
            block.setCold(cold && block != function.entry());
            if (block.isCold()) {
                work.add(block);
            }
        }
        while (!work.isEmpty()) {
            Block block = work.poll();
            for (Block predecessor : block.predecessors()) {
                consider(predecessor, predecessor.successors().stream().allMatch(Block::isCold), work);
            }
            for (Block successor : block.successors()) {
                consider(successor, successor.predecessors().stream().allMatch(Block::isCold), work);
            }
        }
        Dominators dominators = new Dominators(function);
        for (Block block : dominators.preorder()) {
            Block dominator = dominators.immediate(block);
            if (dominator != null && dominator.isCold()) {
                block.setCold(true);
            }
        }
    }

    private static void consider(Block block, boolean cold, ArrayDeque<Block> work) {
        if (cold && !block.isCold() && block != block.function().entry()) {
            block.setCold(true);
            work.add(block);
        }
    }
}
