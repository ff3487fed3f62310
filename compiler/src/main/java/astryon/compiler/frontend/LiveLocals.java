package astryon.compiler.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals are read after the start of each node before they are written: backward data flow. A phi is placed for these only,
 * which keeps slots that mean different things on different paths apart. What a handler reads is live throughout the runs it
 * protects, for any instruction in them may throw.
 */
final class LiveLocals {
    private LiveLocals() {
    }

    /** Fills {@link FlowNode#liveIn} and returns the set of locals that some instruction writes. */
    static BitSet compute(BytecodeFlow flow) {
        int count = flow.nodes.size();
        BitSet[] reads = new BitSet[count];
        BitSet[] writes = new BitSet[count];
        BitSet written = new BitSet();
        List<List<FlowNode>> predecessors = new ArrayList<>();
        for (FlowNode node : flow.nodes) {
            reads[node.order] = new BitSet();
            writes[node.order] = new BitSet();
            scan(flow, node, reads[node.order], writes[node.order]);
            written.or(writes[node.order]);
            predecessors.add(new ArrayList<>());
        }
        for (FlowNode node : flow.nodes) {
            for (FlowNode successor : node.successors) {
                predecessors.get(successor.order).add(node);
            }
        }
        BitSet queued = new BitSet();
        ArrayDeque<FlowNode> queue = new ArrayDeque<>();
        for (int i = count - 1; i >= 0; i--) {
            queue.add(flow.nodes.get(i));
            queued.set(i);
        }
        while (!queue.isEmpty()) {
            FlowNode node = queue.remove();
            queued.clear(node.order);
            BitSet live = new BitSet();
            for (FlowNode successor : node.successors) {
                live.or(successor.liveIn);
            }
            live.andNot(writes[node.order]);
            live.or(reads[node.order]);
            if (node.dispatch != null && node.successors.contains(node.dispatch)) {
                live.or(node.dispatch.liveIn);
            }
            if (!live.equals(node.liveIn)) {
                node.liveIn.or(live);
                for (FlowNode predecessor : predecessors.get(node.order)) {
                    if (!queued.get(predecessor.order)) {
                        queued.set(predecessor.order);
                        queue.add(predecessor);
                    }
                }
            }
        }
        return written;
    }

    private static void scan(BytecodeFlow flow, FlowNode node, BitSet reads, BitSet writes) {
        for (int i = node.start; i < node.end; i++) {
            AbstractInsnNode instruction = flow.instructions[i];
            int opcode = instruction.getOpcode();
            if (instruction instanceof VarInsnNode access) {
                if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
                    writes.set(access.var);
                } else if (!writes.get(access.var)) {
                    reads.set(access.var);
                }
            } else if (instruction instanceof IincInsnNode increment) {
                if (!writes.get(increment.var)) {
                    reads.set(increment.var);
                }
                writes.set(increment.var);
            }
        }
    }
}
