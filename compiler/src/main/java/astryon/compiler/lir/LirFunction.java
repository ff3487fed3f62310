package astryon.compiler.lir;

import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A function in machine instructions. Blocks are in emission order, which is also the order the allocator numbers
 * instructions in; every block but the entry comes after at least one predecessor, and loops are contiguous where layout
 * could make them so.
 */
public final class LirFunction {
    private final String name;
    private final ArrayList<LirBlock> blocks = new ArrayList<>();
    private final ArrayList<Location.Virtual> virtuals = new ArrayList<>();
    private int stackSlots;
    private int outgoingWords;
    private Function<Value, Place> homes = value -> null;

    public LirFunction(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public List<LirBlock> blocks() {
        return blocks;
    }

    public Location.Virtual newVirtual(RegisterClass registerClass) {
        Location.Virtual virtual = new Location.Virtual(virtuals.size(), registerClass);
        virtuals.add(virtual);
        return virtual;
    }

    public List<Location.Virtual> virtuals() {
        return virtuals;
    }

    public int newStackSlot() {
        return stackSlots++;
    }

    /** Tells where selection put the values that debuggers ask for. */
    public void setHomes(Function<Value, Place> homes) {
        this.homes = homes;
    }

    /** Where a value is as long as it lives, before allocation a virtual register; null if it is nowhere. */
    public Place home(Value value) {
        return homes.apply(value);
    }

    /** 8-byte spill slots in the stack frame. */
    public int stackSlots() {
        return stackSlots;
    }

    /** 8-byte words at the stack pointer for the arguments of calls. */
    public int outgoingWords() {
        return outgoingWords;
    }

    public void reserveOutgoing(int words) {
        outgoingWords = Math.max(outgoingWords, words);
    }
}
