package astryon.compiler.lir;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of machine instructions. The last one is its end (a jump, a branch and a jump, a return, a call that does not
 * come back, or a call that may throw). Critical edges are split: a block with several successors has only successors with
 * one predecessor, so the allocator's moves on an edge have a block to live in.
 */
public final class LirBlock {

    /** A phi: {@code target} gets {@code inputs.get(n)} on the edge from the n-th predecessor. */
    public record Phi(Location.Virtual target, List<Location.Virtual> inputs) {
    }

    private final int id;
    private final int loopDepth;
    private final boolean cold;
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
