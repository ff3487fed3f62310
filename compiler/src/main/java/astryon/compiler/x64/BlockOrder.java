package astryon.compiler.x64;

import astryon.compiler.asm.Label;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks that are written, hot ones first, and what each block's label is. A block that only jumps on is left out; its label is the target's. */
final class BlockOrder {
    private final List<LirBlock> blocks = new ArrayList<>();
    private final Map<LirBlock, Label> labels = new HashMap<>();
    private final Map<LirBlock, LirBlock> destinations = new HashMap<>();

    BlockOrder(LirFunction function, MachineCode code) {
        LirBlock entry = function.blocks().get(0);
        for (LirBlock block : function.blocks()) {
            follow(block, entry);
        }
        for (boolean cold : new boolean[] {false, true}) {
            for (LirBlock block : function.blocks()) {
                if (block.isCold() == cold && destinations.get(block) == block) {
                    blocks.add(block);
                    labels.put(block, code.newLabel());
                }
            }
        }
        if (blocks.get(0) != entry) {
            blocks.remove(entry);
            blocks.add(0, entry);
        }
    }

    /** Finds the destination of a block and of all that are passed on the way. A loop of blocks that only jump on stops at the one it was entered by. */
    private void follow(LirBlock start, LirBlock entry) {
        Set<LirBlock> path = new LinkedHashSet<>();
        LirBlock block = start;
        while (!destinations.containsKey(block) && jumpsOn(block, entry) && path.add(block)) {
            block = block.successors().get(0);
        }
        LirBlock destination = destinations.getOrDefault(block, block);
        destinations.put(block, destination);
        for (LirBlock passed : path) {
            destinations.put(passed, destination);
        }
    }

    private static boolean jumpsOn(LirBlock block, LirBlock entry) {
        if (block == entry || block.isLanding() || block.successors().size() != 1) {
            return false;
        }
        for (Instruction instruction : block.instructions()) {
            if (instruction.opcode() != X64Opcode.JUMP && !isIdle(instruction)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdle(Instruction instruction) {
        return instruction.opcode() == X64Opcode.MOVE
                && instruction.operands().get(0).location().equals(instruction.operands().get(1).location());
    }

    List<LirBlock> blocks() {
        return blocks;
    }

    /** The block that control comes to when it goes to {@code block}. */
    LirBlock destination(LirBlock block) {
        return destinations.get(block);
    }

    Label label(LirBlock block) {
        return labels.get(destinations.get(block));
    }
}
