package astryon.compiler.lir;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of machine instructions. The last one, and no other, leaves it: a jump, a branch that names both ways, a table
 * jump, a return, a call that does not come back, or an instruction that may throw into a handler of this function. A block
 * whose one successor has other predecessors ends with an instruction without operands, before which the allocator puts the
 * moves of the edge.
 * Critical edges are split: a block with several successors has only successors with one predecessor, so the allocator's
 * moves on an edge have a block to live in.
 *
 * <p>A landing block is entered by the unwinder: nothing is in a register there but the exception, which the block's first
 * instruction defines with a FIXED def. Its one predecessor ends with the instruction that may throw, and what that
 * instruction defines does not exist in the landing block.
 *
 * <p>What is in registers at the function's entry is defined by one instruction, the entry block's first, with FIXED defs.
 */
public final class LirBlock {

    /** A phi: {@code target} gets {@code inputs.get(n)} on the edge from the n-th predecessor. */
    public record Phi(Location.Virtual target, List<Location.Virtual> inputs) {
    }

    private final int id;
    private final int loopDepth;
    private final boolean cold;
    private boolean landing;
    private final ArrayList<Phi> phis = new ArrayList<>();
    private final ArrayList<Instruction> instructions = new ArrayList<>();
    private final ArrayList<LirBlock> successors = new ArrayList<>();
    private final ArrayList<LirBlock> predecessors = new ArrayList<>();

    public LirBlock(int id, int loopDepth, boolean cold) {
        this.id = id;
        this.loopDepth = loopDepth;
        this.cold = cold;
    }

    public int id() {
        return id;
    }

    public int loopDepth() {
        return loopDepth;
    }

    public boolean isCold() {
        return cold;
    }

    /** Whether the unwinder enters here. */
    public boolean isLanding() {
        return landing;
    }

    public void markLanding() {
        landing = true;
    }

    public List<Phi> phis() {
        return phis;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    public List<LirBlock> successors() {
        return successors;
    }

    public List<LirBlock> predecessors() {
        return predecessors;
    }

    @Override
    public String toString() {
        return "b" + id;
    }
}
