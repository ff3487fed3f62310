package astryon.compiler.x64;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Width;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;

/**
 * The stack frame: from {@code rsp} up, outgoing words, spill slots, padding, the return address, incoming words. A method that calls keeps
 * {@code rsp} at a multiple of 16. A method that needs no words and calls nothing but the throwers of its checks has no stack frame: throwers
 * are entered with {@code rsp} as it is, as they are after a trap. So is what a poll calls.
 */
final class FrameLayout {
    private final int outgoingBytes;
    private final int size;

    FrameLayout(LirFunction function) {
        outgoingBytes = 8 * function.outgoingWords();
        int words = outgoingBytes + 8 * function.stackSlots();
        size = calls(function) || words > 0 ? (words + 8 + 15) / 16 * 16 - 8 : 0;
    }

    private static boolean calls(LirFunction function) {
        for (LirBlock block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.opcode().isCall()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Bytes from the stack pointer to the return address. */
    int size() {
        return size;
    }

    /** Bytes from the stack pointer to a word of the stack frame or of the caller's; below it, to where a poll puts a register. */
    int offset(Location location) {
        if (location instanceof Location.Register register && !register.floating()) {
            return PollEntry.savedAt(register);
        }
        if (location instanceof Location.StackSlot slot) {
            return outgoingBytes + 8 * slot.index();
        }
        if (location instanceof Location.Incoming word) {
            return size + 8 + 8 * word.index();
        }
        if (location instanceof Location.Outgoing word) {
            return 8 * word.index();
        }
        throw new IllegalArgumentException(location + " is not on the stack");
    }

    Memory memory(Location location, Width width) {
        return Memory.of(width, Gpr.RSP, offset(location));
    }
}
