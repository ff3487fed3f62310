package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Block a dominates block b if every path from the entry to b goes through a. The immediate dominators form a tree, in which
 * "dominates" is "is an ancestor of": two comparisons of the numbers a walk of the tree gives.
 *
 * <p>The idea (Lengauer and Tarjan 1979, the simple variant, O(m log n)): number blocks by a depth-first walk. The
 * <i>semidominator</i> of b is the smallest-numbered block from which b is reached through larger-numbered ones only. It is found
 * from b's predecessors by looking, in a forest of blocks already done, for the smallest semidominator on the path upward; path
 * compression keeps those paths short. The immediate dominator is the semidominator unless a block between has a smaller one.
 */
public final class Dominators {
    private final PostOrder order;
    /** By block id. */
    private final Block[] immediate;
    private final int[] enter;
    private final int[] leave;
    private final int[] depth;
    private final List<List<Block>> children;
    private final List<Block> preorder = new ArrayList<>();

    public Dominators(Function function) {
        this(function, new PostOrder(function));
    }

    public Dominators(Function function, PostOrder order) {
        this.order = order;
        int count = function.blockCount();
        immediate = new Block[count];
        enter = new int[count];
        leave = new int[count];
        depth = new int[count];
        children = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            children.add(List.of());
        }
        new LengauerTarjan(function).run();
        for (Block block : order.reverse()) {
            Block parent = immediate[block.id()];
            if (parent != null) {
                if (children.get(parent.id()).isEmpty()) {
                    children.set(parent.id(), new ArrayList<>(2));
                }
                children.get(parent.id()).add(block);
            }
        }
        numberTree(function.entry());
    }

    /** Null for the entry and for unreachable blocks. */
    public Block immediate(Block block) {
        return immediate[block.id()];
    }

    /** Whether {@code a} is {@code b} or on every path to it. Unreachable blocks dominate and are dominated by themselves only. */
    public boolean dominates(Block a, Block b) {
        if (a == b) {
            return true;
        }
        return order.isReachable(a) && order.isReachable(b) && enter[a.id()] <= enter[b.id()] && leave[b.id()] <= leave[a.id()];
    }

    public boolean strictlyDominates(Block a, Block b) {
        return a != b && dominates(a, b);
    }

    /** Whether every path to {@code block} goes along the edge from {@code from} to {@code to}. */
    public boolean edgeDominates(Block from, Block to, Block block) {
        if (!dominates(to, block)) {
            return false;
        }
        for (Block predecessor : to.predecessors()) {
            if (predecessor != from && order.isReachable(predecessor) && !dominates(to, predecessor)) {
                return false;
            }
        }
        return true;
    }

    /** In reverse post order. */
    public List<Block> children(Block block) {
        return children.get(block.id());
    }

    /** Steps from the entry down the tree. */
    public int depth(Block block) {
        return depth[block.id()];
    }

    /** All reachable blocks, each before those it dominates, subtrees contiguous. */
    public List<Block> preorder() {
        return preorder;
    }

    /** The deepest block that dominates both. */
    public Block common(Block a, Block b) {
        while (a != b) {
            if (depth[a.id()] >= depth[b.id()]) {
                a = immediate[a.id()];
            } else {
                b = immediate[b.id()];
            }
        }
        return a;
    }

    public PostOrder postOrder() {
        return order;
    }

    private void numberTree(Block entry) {
        int clock = 0;
        Block[] stack = new Block[order.reverse().size()];
        int[] next = new int[stack.length];
        int top = 0;
        stack[top++] = entry;
        enter[entry.id()] = clock++;
        preorder.add(entry);
        while (top > 0) {
            Block block = stack[top - 1];
            List<Block> below = children(block);
            if (next[top - 1] == below.size()) {
                leave[block.id()] = clock++;
                top--;
                continue;
            }
            Block child = below.get(next[top - 1]++);
            depth[child.id()] = depth[block.id()] + 1;
            enter[child.id()] = clock++;
            preorder.add(child);
            next[top] = 0;
            stack[top++] = child;
        }
    }

    /** The computation; blocks are their depth-first numbers in here. */
    private final class LengauerTarjan {
        private final Block[] vertex;
        private final int[] number;
        private final int[] parent;
        private final int[] semi;
        private final int[] ancestor;
        private final int[] label;
        private final int[] path;
        private int reached;

        LengauerTarjan(Function function) {
            int reachable = order.reverse().size();
            vertex = new Block[reachable];
            number = new int[function.blockCount()];
            Arrays.fill(number, -1);
            parent = new int[reachable];
            semi = new int[reachable];
            ancestor = new int[reachable];
            label = new int[reachable];
            path = new int[reachable];
            walk(function.entry());
        }

        private void walk(Block entry) {
            int[] next = new int[vertex.length];
            int at = visit(entry, -1);
            while (at >= 0) {
                Block block = vertex[at];
                if (next[at] == block.successors().size()) {
                    at = parent[at];
                    continue;
                }
                Block successor = block.successor(next[at]++);
                if (number[successor.id()] < 0) {
                    at = visit(successor, at);
                }
            }
        }

        private int visit(Block block, int from) {
            int n = reached++;
            number[block.id()] = n;
            vertex[n] = block;
            parent[n] = from;
            semi[n] = n;
            label[n] = n;
            ancestor[n] = -1;
            return n;
        }

        void run() {
            int count = vertex.length;
            int[] idom = new int[count];
            int[] bucketHead = new int[count];
            int[] bucketNext = new int[count];
            Arrays.fill(bucketHead, -1);
            for (int w = count - 1; w > 0; w--) {
                for (Block predecessor : vertex[w].predecessors()) {
                    int v = number[predecessor.id()];
                    if (v >= 0) {
                        semi[w] = Math.min(semi[w], semi[lowest(v)]);
                    }
                }
                bucketNext[w] = bucketHead[semi[w]];
                bucketHead[semi[w]] = w;
                int p = parent[w];
                ancestor[w] = p;
                for (int v = bucketHead[p]; v >= 0; v = bucketNext[v]) {
                    int u = lowest(v);
                    idom[v] = semi[u] < semi[v] ? u : p;
                }
                bucketHead[p] = -1;
            }
            for (int w = 1; w < count; w++) {
                if (idom[w] != semi[w]) {
                    idom[w] = idom[idom[w]];
                }
                immediate[vertex[w].id()] = vertex[idom[w]];
            }
        }

        /** The vertex with the smallest semidominator on the forest path from {@code v} to below its root; compresses the path. */
        private int lowest(int v) {
            if (ancestor[v] < 0) {
                return label[v];
            }
            int length = 0;
            int top = v;
            while (ancestor[ancestor[top]] >= 0) {
                path[length++] = top;
                top = ancestor[top];
            }
            while (length > 0) {
                int x = path[--length];
                int above = ancestor[x];
                if (semi[label[above]] < semi[label[x]]) {
                    label[x] = label[above];
                }
                ancestor[x] = ancestor[above];
            }
            return label[v];
        }
    }
}
