package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Positions. Each block has an even position of its own, its start; the instructions follow at the next even ones. An
 * instruction at p reads at p and writes at p + 1. The gap before it, where moves may be inserted, belongs to p too: a value
 * that changes its place "at p" is read by the move where it was at p - 1.
 *
 * <p>Loops are the linear extents from the target of a backward edge to the end of its last source, made to nest.
 */
final class Numbering {

    /** A loop as a stretch of positions, from its header's start to the end of its last block. */
    static final class Loop {
        final Loop parent;
        final int from;
        final int to;

        Loop(Loop parent, int from, int to) {
            this.parent = parent;
            this.from = from;
            this.to = to;
        }
    }

    final LirBlock[] blocks;
    final int[] from;
    final int[] to;
    final int[][] predecessors;
    final int[][] successors;
    /** The block of each position, by half the position. */
    private final int[] blockAt;
    private final Loop[] loops;
    private final int[] inputIndex;

    Numbering(LirFunction function) {
        blocks = function.blocks().toArray(LirBlock[]::new);
        from = new int[blocks.length];
        to = new int[blocks.length];
        int position = 0;
        IdentityHashMap<LirBlock, Integer> indices = new IdentityHashMap<>();
        for (int b = 0; b < blocks.length; b++) {
            indices.put(blocks[b], b);
            from[b] = position;
            position += 2 + 2 * blocks[b].instructions().size();
            to[b] = position;
        }
        blockAt = new int[position / 2];
        predecessors = new int[blocks.length][];
        successors = new int[blocks.length][];
        for (int b = 0; b < blocks.length; b++) {
            Arrays.fill(blockAt, from[b] / 2, to[b] / 2, b);
            predecessors[b] = blocks[b].predecessors().stream().mapToInt(indices::get).toArray();
            successors[b] = blocks[b].successors().stream().mapToInt(indices::get).toArray();
        }
        inputIndex = new int[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            for (int n = 0; n < predecessors[b].length && predecessors[b].length > 1; n++) {
                inputIndex[predecessors[b][n]] = n;
            }
        }
        loops = findLoops();
    }

    private Loop[] findLoops() {
        int[] last = new int[blocks.length];
        ArrayList<Integer> open = new ArrayList<>();
        for (int b = 0; b < blocks.length; b++) {
            last[b] = -1;
            for (int p : predecessors[b]) {
                if (p >= b && isLoopEdge(b, p)) {
                    last[b] = Math.max(last[b], p);
                }
            }
        }
        // An outer loop lasts at least as long as the loops that start in it.
        for (int b = 0; b < blocks.length; b++) {
            while (!open.isEmpty() && last[open.get(open.size() - 1)] < b) {
                closeInto(open, last);
            }
            if (last[b] >= 0) {
                open.add(b);
            }
        }
        while (!open.isEmpty()) {
            closeInto(open, last);
        }
        Loop[] innermost = new Loop[blocks.length];
        Loop current = null;
        for (int b = 0; b < blocks.length; b++) {
            while (current != null && current.to <= from[b]) {
                current = current.parent;
            }
            if (last[b] >= 0) {
                int end = to[last[b]];
                current = new Loop(current, from[b], current == null ? end : Math.min(end, current.to));
            }
            innermost[b] = current;
        }
        return innermost;
    }

    /** A cold block behind everything jumps backward without being part of a loop there. */
    private boolean isLoopEdge(int header, int latch) {
        return blocks[header].loopDepth() > 0 && (blocks[header].isCold() || !blocks[latch].isCold());
    }

    private static void closeInto(List<Integer> open, int[] last) {
        int closed = open.remove(open.size() - 1);
        if (!open.isEmpty()) {
            int outer = open.get(open.size() - 1);
            last[outer] = Math.max(last[outer], last[closed]);
        }
    }

    /** Which of the successor's predecessors the block is. Only a block with one successor is one of several. */
    int inputIndex(int block, int successor) {
        return predecessors[successor].length == 1 ? 0 : inputIndex[block];
    }

    int end() {
        return blockAt.length * 2;
    }

    int block(int position) {
        return blockAt[position >> 1];
    }

    boolean isBlockStart(int position) {
        return (position & 1) == 0 && from[block(position)] == position;
    }

    int depth(int position) {
        return blocks[block(position)].loopDepth();
    }

    boolean isCold(int position) {
        return blocks[block(position)].isCold();
    }

    /** The instruction whose read or write position this is; the position is not a block's start. */
    Instruction instruction(int position) {
        int b = block(position);
        return blocks[b].instructions().get((position - from[b]) / 2 - 1);
    }

    /** The innermost loop that a split at this position would be inside of: a loop's own first position is outside of it. */
    Loop loopAround(int position) {
        Loop loop = loops[block(position)];
        while (loop != null && (loop.from == position || loop.to <= position)) {
            loop = loop.parent;
        }
        return loop;
    }

    /** How often a position runs, roughly. */
    double frequency(int position) {
        int b = block(position);
        return blocks[b].isCold() ? 0.001 : Math.pow(8, Math.min(blocks[b].loopDepth(), 6));
    }
}
