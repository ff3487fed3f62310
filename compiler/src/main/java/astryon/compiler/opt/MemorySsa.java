package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the memory states of a function anew. They follow from the order of the lists alone (the verifier's last rule), so a pass
 * that copies or moves whole blocks need not keep them: it calls this when it is done.
 */
final class MemorySsa {

    private MemorySsa() {
    }

    /** Unreachable blocks must be gone. Leaves trivial phis for {@link CopyPropagation}, which is run at the end. */
    static void rebuild(Function function) {
        PostOrder order = new PostOrder(function);
        Value[] end = new Value[function.blockCount()];
        List<Value> phis = new ArrayList<>();
        for (Block block : order.reverse()) {
            block.values().removeIf(value -> value.type() == Type.MEMORY && (value.op() == Op.PHI || value.op() == Op.COPY));
            Value state = entryState(block, end, phis);
            for (Value value : block.values()) {
                if (value.op().takesMemory()) {
                    value.setArgument(0, state);
                }
                if (value.op().definesMemory()) {
                    state = value;
                }
            }
            switch (block.end()) {
                case RETURN, THROW, UNREACHABLE -> block.controls().set(0, state);
                default -> {
                }
            }
            end[block.id()] = state;
        }
        for (Value phi : phis) {
            phi.arguments().clear();
            for (Block predecessor : phi.block().predecessors()) {
                phi.arguments().add(end[predecessor.id()]);
            }
        }
        new CopyPropagation().run(function);
    }

    private static Value entryState(Block block, Value[] end, List<Value> phis) {
        Value state = null;
        boolean differs = false;
        for (Block predecessor : block.predecessors()) {
            Value arriving = end[predecessor.id()];
            differs |= arriving == null || state != null && arriving != state;
            state = arriving;
        }
        if (differs) {
            state = block.insert(0, Op.PHI, Type.MEMORY, 0, null, null);
            phis.add(state);
        }
        return state;
    }
}
