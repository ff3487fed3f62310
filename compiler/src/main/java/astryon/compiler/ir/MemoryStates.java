package astryon.compiler.ir;

import java.util.ArrayDeque;

/**
 * Which memory state holds at the start and end of each block, read off the order of the lists alone: the last value that defines
 * memory. Where different states arrive and no memory phi joins them the state is null.
 */
public final class MemoryStates {
    private final Value[] start;
    private final Value[] end;
    private final boolean[] met;
    private final boolean[] done;

    public MemoryStates(Function function, PostOrder order) {
        int count = function.blockCount();
        start = new Value[count];
        end = new Value[count];
        met = new boolean[count];
        done = new boolean[count];
        ArrayDeque<Block> work = new ArrayDeque<>(order.reverse());
        while (!work.isEmpty()) {
            Block block = work.poll();
            if (!met[block.id()] && !done[block.id()]) {
                start[block.id()] = entryState(block);
                done[block.id()] = true;
            }
            end[block.id()] = endState(block);
            for (Block successor : block.successors()) {
                if (done[successor.id()] && !met[successor.id()] && memoryPhi(successor) == null
                        && start[successor.id()] != end[block.id()]) {
                    start[successor.id()] = null;
                    met[successor.id()] = true;
                    work.add(successor);
                }
            }
        }
    }

    private Value entryState(Block block) {
        Value phi = memoryPhi(block);
        if (phi != null) {
            return phi;
        }
        // In reverse post order some predecessor is done; the others correct this when their turn comes.
        Value state = null;
        boolean first = true;
        for (Block predecessor : block.predecessors()) {
            if (done[predecessor.id()]) {
                Value arriving = end[predecessor.id()];
                met[block.id()] |= !first && arriving != state || arriving == null;
                state = arriving;
                first = false;
            }
        }
        return met[block.id()] ? null : state;
    }

    private Value endState(Block block) {
        for (int i = block.values().size() - 1; i >= 0; i--) {
            Value value = block.values().get(i);
            if (Verifier.isMemory(value)) {
                return withoutCopies(value);
            }
        }
        return start[block.id()];
    }

    private static Value memoryPhi(Block block) {
        for (Value value : block.values()) {
            if (value.op() != Op.PHI) {
                return null;
            }
            if (value.type() == Type.MEMORY) {
                return value;
            }
        }
        return null;
    }

    static Value withoutCopies(Value value) {
        while (value.op() == Op.COPY) {
            value = value.argument(0);
        }
        return value;
    }

    /** Null where different states arrive and no phi joins them. */
    public Value atStart(Block block) {
        return start[block.id()];
    }

    public Value atEnd(Block block) {
        return end[block.id()];
    }
}
