package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.ir.Position;
import java.util.List;

/**
 * One machine instruction: its name and its operands.
 *
 * @param trap where the null check is that this instruction's memory access stands for, if {@code traps}; may be null even then
 */
record Form(Mnemonic mnemonic, List<Part> parts, boolean traps, Position trap) {
    static Form of(Mnemonic mnemonic, Part... parts) {
        return new Form(mnemonic, List.of(parts), false, null);
    }
}
