package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Access.Alias;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads memory through a function anew: the order of the lists says which state everything sees (the verifier's rule of
 * memory), so operands and phis of memory can be made from nothing but that order. Passes that put calls between old states
 * leave memory operands to this.
 *
 * <p>Every join first gets a phi; then those go that merge a single state, which leaves the fewest in reducible graphs.
 */
final class MemoryThread {
    private final List<Block> order;
    private final Value[] atEnd;
    private final List<Value> phis = new ArrayList<>();
    private final Value[] replacement;
    private Value start;

    private MemoryThread(Function function) {
        this.order = new PostOrder(function).reverse();
        this.atEnd = new Value[function.blockCount()];
        for (Block block : order) {
            block.values().removeIf(value -> value.type() == Type.MEMORY && (value.op() == Op.PHI || value.op() == Op.COPY));
            if (block.predecessors().size() > 1) {
                phis.add(block.insert(0, Op.PHI, Type.MEMORY, 0, null, null));
            }
        }
        this.replacement = new Value[function.valueCount()];
    }

    static void rebuild(Function function) {
        MemoryThread thread = new MemoryThread(function);
        thread.thread();
        thread.fill();
        thread.removeTrivial();
    }

    private void thread() {
        for (Block block : order) {
            // In reverse post order a single predecessor has been threaded before; at a join the phi is the first value.
            Value state = block.predecessors().size() == 1 ? atEnd[block.predecessors().get(0).id()] : null;
            for (Value value : block.values()) {
                if (value.op() == Op.START) {
                    start = value;
                }
                if (value.op().takesMemory()) {
                    value.setArgument(0, isImmutableLoad(value) ? start : state);
                }
                if (value.op().definesMemory() || value.op() == Op.PHI && value.type() == Type.MEMORY) {
                    state = value;
                }
            }
            switch (block.end()) {
                case RETURN, THROW, UNREACHABLE -> block.controls().set(0, state);
                default -> { }
            }
            atEnd[block.id()] = state;
        }
    }

    private static boolean isImmutableLoad(Value value) {
        return value.op() == Op.LOAD && ((Access) value.aux()).alias().equals(Alias.IMMUTABLE);
    }

    private void fill() {
        for (Value phi : phis) {
            for (Block predecessor : phi.block().predecessors()) {
                Value state = atEnd[predecessor.id()];
                phi.arguments().add(state == null ? start : state);
            }
        }
    }

    private void removeTrivial() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Value phi : phis) {
                if (replacement[phi.id()] == null) {
                    replacement[phi.id()] = single(phi);
                    changed |= replacement[phi.id()] != null;
                }
            }
        }
        for (Block block : order) {
            block.values().removeIf(value -> replacement[value.id()] != null);
            for (Value value : block.values()) {
                for (int i = 0; i < value.argumentCount(); i++) {
                    value.setArgument(i, find(value.argument(i)));
                }
            }
            block.controls().replaceAll(this::find);
        }
    }

    /** The one state that a phi merges beside itself, or null if there are several. */
    private Value single(Value phi) {
        Value only = null;
        for (Value argument : phi.arguments()) {
            Value state = find(argument);
            if (state != phi && state != only) {
                if (only != null) {
                    return null;
                }
                only = state;
            }
        }
        return only;
    }

    private Value find(Value value) {
        Value found = value;
        while (replacement[found.id()] != null) {
            found = replacement[found.id()];
        }
        Value step = value;
        while (replacement[step.id()] != null) {
            Value next = replacement[step.id()];
            replacement[step.id()] = found;
            step = next;
        }
        return found;
    }
}
