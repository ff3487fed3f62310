package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The reachable blocks in reverse post order of a depth-first walk: every block before what it alone leads to, loops aside. */
public final class PostOrder {
    private final List<Block> reverse;
    private final int[] index;

    public PostOrder(Function function) {
        int count = function.blockCount();
        index = new int[count];
        Arrays.fill(index, -1);
        ArrayList<Block> post = new ArrayList<>(function.blocks().size());
        Block[] stack = new Block[count];
        int[] next = new int[count];
        int depth = 0;
        stack[depth++] = function.entry();
        index[function.entry().id()] = 0;
        while (depth > 0) {
            Block block = stack[depth - 1];
            // The last successor first: in reverse post order the first one then follows its block.
            int remaining = block.successors().size() - 1 - next[depth - 1]++;
            if (remaining < 0) {
                post.add(block);
                depth--;
                continue;
            }
            Block successor = block.successor(remaining);
            if (index[successor.id()] < 0) {
                index[successor.id()] = 0;
                next[depth] = 0;
                stack[depth++] = successor;
            }
        }
        Collections.reverse(post);
        for (int i = 0; i < post.size(); i++) {
            index[post.get(i).id()] = i;
        }
        reverse = Collections.unmodifiableList(post);
    }

    /** Entry first. */
    public List<Block> reverse() {
        return reverse;
    }

    /** Place of {@code block} in {@link #reverse}, or -1 if it cannot be reached. */
    public int indexOf(Block block) {
        return index[block.id()];
    }

    public boolean isReachable(Block block) {
        return index[block.id()] >= 0;
    }
}
