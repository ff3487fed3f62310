package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.ir.Position;
import java.util.List;

/**
 * One machine instruction: its name and its operands.
 *
 * @param trap what a fault of this instruction's memory access is reported as, if {@code traps}: where the null check is that it stands for, or the
 *             access itself; may be null even then
 */
record Form(Mnemonic mnemonic, List<Part> parts, boolean traps, Position trap) {
    static Form of(Mnemonic mnemonic, Part... parts) {
        return new Form(mnemonic, List.of(parts), false, null);
    }
}
