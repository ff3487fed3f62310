package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Where control flow meets: the order in which nodes are translated, and the phis at their starts.
 *
 * <p>Only nodes that translation has made an edge to are ever translated, so what constant conditions exclude leaves no
 * trace. Nodes come in reverse postorder. A node all of whose edges are known when it starts gets phis only for variables that
 * differ; one that later edges may still reach (a loop's header) gets one for every live variable, and {@link TrivialPhis}
 * removes those that prove needless. This is the construction of Braun et al. (CC 2013) turned from demand-driven, and so recursive,
 * into a sweep over the liveness that {@link LiveLocals} knows.
 */
final class Joins {

    private static final class Join {
        final Block block;
        final List<JvmState> incoming = new ArrayList<>(2);
        /** From the start of translation: the state there, in which phis may still lack arguments; null before. */
        JvmState entry;

        Join(Block block) {
            this.block = block;
        }
    }

    private final Translation translation;
    private final Join[] joins;
    private final PriorityQueue<FlowNode> ready = new PriorityQueue<>((a, b) -> Integer.compare(a.order, b.order));

    Joins(Translation translation) {
        this.translation = translation;
        this.joins = new Join[translation.flow.nodes.size()];
    }

    /** The next node that is reached and not yet translated, or null. */
    FlowNode next() {
        return ready.poll();
    }

    Block block(FlowNode node) {
        return joins[node.order].block;
    }

    /** Adds the edge from {@code from}, which ends in {@code state}; the state is not used by the caller afterwards. */
    void edge(Block from, FlowNode to, JvmState state) {
        Join join = joins[to.order];
        if (join == null) {
            join = joins[to.order] = new Join(translation.function.newBlock());
            join.block.setCold(to.isDispatch());
            ready.add(to);
        }
        from.connect(join.block);
        if (join.entry == null) {
            join.incoming.add(state);
        } else {
            extend(join, to, state);
        }
    }

    /** Places the phis of {@code node} and returns the state its translation begins with. */
    JvmState start(FlowNode node) {
        Join join = joins[node.order];
        JvmState first = join.incoming.get(0);
        boolean open = node.unsettled > 0;
        JvmState entry = first.copy();
        entry.setMemory(mergedMemory(join, open));
        for (int slot = 0; slot < entry.localCount(); slot++) {
            int local = slot;
            boolean live = node.liveIn.get(slot);
            entry.setLocal(slot, live ? merged(join, open && translation.written.get(slot), state -> state.local(local)) : null);
        }
        for (int i = 0; i < first.depth(); i++) {
            int index = i;
            boolean phi = open && !translation.words.isUnmade(first.stackAt(i));
            entry.setStackAt(i, merged(join, phi, state -> sameDepth(state, first).stackAt(index)));
        }
        join.entry = entry.copy();
        return entry;
    }

    /** An edge into a node whose translation has begun: each phi at its start gets one more argument. */
    private void extend(Join join, FlowNode node, JvmState state) {
        sameDepth(state, join.entry);
        argue(join, join.entry.memory(), state.memory());
        for (int slot = node.liveIn.nextSetBit(0); slot >= 0; slot = node.liveIn.nextSetBit(slot + 1)) {
            if (join.entry.local(slot) != null) {
                argue(join, join.entry.local(slot), state.local(slot));
            }
        }
        for (int i = 0; i < state.depth(); i++) {
            argue(join, join.entry.stackAt(i), state.stackAt(i));
        }
    }

    private void argue(Join join, Value merged, Value value) {
        if (value == null) {
            throw new Refusal("the bytecode reads a local that has no value");
        }
        if (merged.op() == Op.PHI && merged.block() == join.block) {
            merged.arguments().add(merged.type() == Type.MEMORY ? value : translation.conformToPhi(value, merged.type(), merged.arguments()));
            translation.known.checkMerge(merged, value);
        } else if (merged != value) {
            throw new Refusal("the bytecode has an object that is not yet made on the stack of a loop");
        }
    }

    /** Says that all edges {@code node} has are made, and finds out what is then never reached. */
    void finish(FlowNode node) {
        ArrayDeque<FlowNode> finished = new ArrayDeque<>();
        finished.add(node);
        while (!finished.isEmpty()) {
            for (FlowNode successor : finished.remove().successors) {
                if (--successor.unsettled == 0 && joins[successor.order] == null) {
                    finished.add(successor);
                }
            }
        }
    }

    private static JvmState sameDepth(JvmState state, JvmState first) {
        if (state.depth() != first.depth()) {
            throw new Refusal("the bytecode's stack has two depths at one place");
        }
        return state;
    }

    private static Value mergedMemory(Join join, boolean phi) {
        List<Value> states = join.incoming.stream().map(JvmState::memory).toList();
        if (!phi && states.stream().allMatch(state -> state == states.get(0))) {
            return states.get(0);
        }
        return join.block.append(Op.PHI, Type.MEMORY, 0, null, null, states.toArray(Value[]::new));
    }

    /** The value of a variable here; null if it has none on some path, and so none that valid bytecode reads. */
    private Value merged(Join join, boolean phi, java.util.function.Function<JvmState, Value> variable) {
        ArrayList<Value> values = new ArrayList<>(join.incoming.size());
        boolean same = true;
        for (JvmState state : join.incoming) {
            Value value = variable.apply(state);
            if (value == null) {
                return null;
            }
            values.add(value);
            same &= value == values.get(0);
        }
        if (same && !phi) {
            return values.get(0);
        }
        Type type = values.stream().filter(value -> !KnownTypes.isNull(value)).findFirst().orElse(values.get(0)).type();
        List<Value> given = List.copyOf(values);
        values.replaceAll(value -> translation.conformToPhi(value, type, given));
        Value merged = join.block.append(Op.PHI, type, 0, null, null, values.toArray(Value[]::new));
        translation.known.merge(merged, values, phi);
        return merged;
    }
}
