package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Straightens the graph: a block with one way in, whose predecessor has one way out, is joined to it; an empty block is stepped
 * over; a branch whose two ways are one is none. Splits no edge and copies no value.
 */
public final class BlockSimplification implements Pass {

    @Override
    public String name() {
        return "block-simplification";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : new ArrayList<>(function.blocks())) {
                changed |= stepOver(block);
            }
            // Blocks that were stepped over have no way in any more, but still count as predecessors.
            ControlFlow.removeUnreachable(function);
        }
        join(function);
        new CopyPropagation().run(function);
    }

    private static void join(Function function) {
        Set<Block> gone = new HashSet<>();
        ArrayDeque<Block> work = new ArrayDeque<>(function.blocks());
        while (!work.isEmpty()) {
            Block block = work.poll();
            while (!gone.contains(block) && block.end() == Block.End.GOTO && block.successor(0).predecessors().size() == 1
                    && block.successor(0) != block && block.successor(0) != function.entry()) {
                Block next = block.successor(0);
                gone.add(next);
                for (Value value : next.values()) {
                    if (value.op() == Op.PHI) {
                        value.become(Op.COPY, value.type(), 0, null, value.argument(0));
                    }
                    block.adopt(value);
                }
                next.values().clear();
                takeEnd(block, next);
            }
        }
        function.blocks().removeIf(gone::contains);
    }

    private static void takeEnd(Block block, Block next) {
        block.successors().clear();
        for (Block successor : next.successors()) {
            block.successors().add(successor);
            successor.predecessors().set(successor.predecessors().indexOf(next), block);
        }
        block.setEnd(next.end(), next.controls().toArray(Value[]::new));
        block.setKeys(next.keys());
        block.setEndPosition(next.endPosition());
        block.setCold(block.isCold() || next.isCold());
        next.successors().clear();
        next.predecessors().clear();
    }

    /** Leads the ways into an empty block straight to where it goes. */
    private static boolean stepOver(Block block) {
        if (!block.values().isEmpty() || block.end() != Block.End.GOTO || block == block.function().entry() || block.successor(0) == block
                || block.predecessors().isEmpty()) {
            return false;
        }
        Block target = block.successor(0);
        List<Value> phis = target.phis();
        int own = target.predecessors().indexOf(block);
        boolean changed = false;
        for (Block predecessor : new ArrayList<>(block.predecessors())) {
            int other = target.predecessors().indexOf(predecessor);
            if (other < 0) {
                predecessor.redirect(block, target);
                for (Value phi : phis) {
                    phi.arguments().add(phi.argument(own));
                }
                changed = true;
            } else if (predecessor.end() == Block.End.IF && agree(phis, own, other)) {
                ControlFlow.goTo(predecessor, predecessor.successors().indexOf(target));
                changed = true;
            } else if (predecessor.end() == Block.End.SWITCH && agree(phis, own, other)) {
                changed |= joinRows(predecessor, block, target);
            }
        }
        return changed;
    }

    private static boolean agree(List<Value> phis, int a, int b) {
        return phis.stream().allMatch(phi -> ControlFlow.withoutCopies(phi.argument(a)) == ControlFlow.withoutCopies(phi.argument(b)));
    }

    /** Gives the keys that lead to {@code through} to the row that already leads to {@code target}. */
    private static boolean joinRows(Block block, Block through, Block target) {
        int from = block.successors().indexOf(through);
        int to = block.successors().indexOf(target);
        int last = block.keys().length;
        List<int[]> rows = new ArrayList<>(List.of(block.keys()));
        if (from == last) {
            return false;
        }
        if (to != last) {
            int[] joined = new int[rows.get(to).length + rows.get(from).length];
            System.arraycopy(rows.get(to), 0, joined, 0, rows.get(to).length);
            System.arraycopy(rows.get(from), 0, joined, rows.get(to).length, rows.get(from).length);
            rows.set(to, joined);
        }
        if (rows.size() == 1) {
            ControlFlow.goTo(block, last);
            return true;
        }
        rows.remove(from);
        block.disconnect(through);
        block.setKeys(rows.toArray(int[][]::new));
        return true;
    }
}
