package astryon.compiler.analysis;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The natural loops of a function and how they nest. A back edge leads to a block that dominates its source; that block is the
 * header of a loop, and the loop is everything from which the back edge's source is reached without going through the header. Loops
 * with one header are one loop. A cycle with two entries (irreducible) has no header and is no loop here: passes leave it alone.
 *
 * <p>Headers are taken innermost first; the backward walk from a back edge steps over a loop already found as if it were one
 * block, so that every block is walked once a nesting level at most.
 */
public final class Loops {

    /** A loop; {@link #blocks} are all in it, those of inner loops too, in reverse post order. */
    public static final class Loop {
        private final Block header;
        private final List<Block> latches = new ArrayList<>(1);
        private final List<Loop> children = new ArrayList<>(1);
        private final List<Block> blocks = new ArrayList<>();
        private Loop parent;
        private int depth;

        private Loop(Block header) {
            this.header = header;
        }

        public Block header() {
            return header;
        }

        /** Sources of the back edges. */
        public List<Block> latches() {
            return latches;
        }

        /** The loop around it, or null. */
        public Loop parent() {
            return parent;
        }

        public List<Loop> children() {
            return children;
        }

        /** 1 for an outermost loop. */
        public int depth() {
            return depth;
        }

        public List<Block> blocks() {
            return blocks;
        }

        /** Whether this loop is {@code inner} or around it; {@code inner} may be null. */
        public boolean isAround(Loop inner) {
            while (inner != null && inner.depth > depth) {
                inner = inner.parent;
            }
            return inner == this;
        }

        @Override
        public String toString() {
            return "loop of " + header;
        }
    }

    private final Loop[] innermost;
    private final List<Loop> loops = new ArrayList<>();

    public Loops(Function function) {
        this(function, new Dominators(function));
    }

    public Loops(Function function, Dominators dominators) {
        innermost = new Loop[function.blockCount()];
        List<Block> order = dominators.postOrder().reverse();
        for (int i = order.size() - 1; i >= 0; i--) {
            Block header = order.get(i);
            Loop loop = null;
            for (Block predecessor : header.predecessors()) {
                if (dominators.postOrder().isReachable(predecessor) && dominators.dominates(header, predecessor)) {
                    loop = loop == null ? new Loop(header) : loop;
                    loop.latches.add(predecessor);
                }
            }
            if (loop != null) {
                loops.add(loop);
                collect(loop, dominators);
            }
        }
        Collections.reverse(loops);
        for (Loop loop : loops) {
            loop.depth = loop.parent == null ? 1 : loop.parent.depth + 1;
            if (loop.parent != null) {
                loop.parent.children.add(loop);
            }
        }
        for (Block block : order) {
            for (Loop loop = innermost[block.id()]; loop != null; loop = loop.parent) {
                loop.blocks.add(block);
            }
        }
    }

    private void collect(Loop loop, Dominators dominators) {
        ArrayDeque<Block> work = new ArrayDeque<>(loop.latches);
        innermost[loop.header.id()] = innermost[loop.header.id()] == null ? loop : innermost[loop.header.id()];
        while (!work.isEmpty()) {
            Block block = work.poll();
            Loop outermost = innermost[block.id()];
            while (outermost != null && outermost != loop && outermost.parent != null && outermost.parent != loop) {
                outermost = outermost.parent;
            }
            if (outermost == loop || outermost != null && outermost.parent == loop) {
                continue;
            }
            Block from = block;
            if (outermost == null) {
                innermost[block.id()] = loop;
            } else {
                outermost.parent = loop;
                from = outermost.header;
            }
            for (Block predecessor : from.predecessors()) {
                if (dominators.postOrder().isReachable(predecessor)) {
                    work.add(predecessor);
                }
            }
        }
    }

    /** Every loop before those inside it. */
    public List<Loop> all() {
        return loops;
    }

    /** The innermost loop around {@code block}, or null. */
    public Loop of(Block block) {
        return innermost[block.id()];
    }

    /** How many loops are around {@code block}. */
    public int depth(Block block) {
        Loop loop = innermost[block.id()];
        return loop == null ? 0 : loop.depth;
    }

    public boolean isHeader(Block block) {
        Loop loop = innermost[block.id()];
        return loop != null && loop.header == block;
    }
}
