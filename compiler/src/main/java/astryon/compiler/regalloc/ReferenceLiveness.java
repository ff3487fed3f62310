package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.RegisterClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/** Which references live across each safepoint, by the textbook's iteration over blocks: what the checker holds maps against. */
final class ReferenceLiveness {
    /** By block, by safepoint in it. */
    private final List<List<BitSet>> across = new ArrayList<>();

    ReferenceLiveness(LirFunction function) {
        List<LirBlock> blocks = function.blocks();
        IdentityHashMap<LirBlock, Integer> indices = new IdentityHashMap<>();
        for (LirBlock block : blocks) {
            indices.put(block, indices.size());
        }
        BitSet[] liveIn = new BitSet[blocks.size()];
        ArrayDeque<Integer> work = new ArrayDeque<>();
        BitSet queued = new BitSet();
        for (int b = blocks.size() - 1; b >= 0; b--) {
            liveIn[b] = new BitSet();
            work.add(b);
            queued.set(b);
        }
        while (!work.isEmpty()) {
            int b = work.poll();
            queued.clear(b);
            BitSet live = liveOut(blocks.get(b), indices, liveIn);
            walkBack(blocks.get(b), live, null);
            if (!live.equals(liveIn[b])) {
                liveIn[b] = live;
                for (LirBlock predecessor : blocks.get(b).predecessors()) {
                    int p = indices.get(predecessor);
                    if (!queued.get(p)) {
                        queued.set(p);
                        work.add(p);
                    }
                }
            }
        }
        for (LirBlock block : blocks) {
            ArrayList<BitSet> list = new ArrayList<>();
            walkBack(block, liveOut(block, indices, liveIn), list);
            Collections.reverse(list);
            across.add(list);
        }
    }

    List<BitSet> acrossSafepoints(int block) {
        return across.get(block);
    }

    private static BitSet liveOut(LirBlock block, IdentityHashMap<LirBlock, Integer> indices, BitSet[] liveIn) {
        BitSet live = new BitSet();
        for (LirBlock successor : block.successors()) {
            live.or(liveIn[indices.get(successor)]);
            if (!successor.phis().isEmpty()) {
                int n = successor.predecessors().indexOf(block);
                for (LirBlock.Phi phi : successor.phis()) {
                    set(live, phi.inputs().get(n), true);
                }
            }
        }
        return live;
    }

    private static void walkBack(LirBlock block, BitSet live, List<BitSet> safepoints) {
        for (int i = block.instructions().size() - 1; i >= 0; i--) {
            Instruction instruction = block.instructions().get(i);
            for (Operand operand : instruction.operands()) {
                if (operand.role() == Operand.Role.DEF) {
                    set(live, operand.location(), false);
                }
            }
            if (safepoints != null && instruction.opcode().isSafepoint()) {
                safepoints.add((BitSet) live.clone());
            }
            for (Operand operand : instruction.operands()) {
                if (operand.isUse()) {
                    set(live, operand.location(), true);
                }
            }
        }
        for (LirBlock.Phi phi : block.phis()) {
            set(live, phi.target(), false);
        }
    }

    private static void set(BitSet live, Location location, boolean value) {
        if (location instanceof Location.Virtual virtual && virtual.registerClass() == RegisterClass.REFERENCE) {
            live.set(virtual.number(), value);
        }
    }
}
