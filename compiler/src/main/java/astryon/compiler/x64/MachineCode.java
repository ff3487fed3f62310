package astryon.compiler.x64;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.Operand;
import astryon.compiler.object.Relocation;
import java.util.List;

/** The code of one method as it is written: bytes through the assembler, and the same as text if a {@link Listing} is kept. */
final class MachineCode {
    private final Assembler assembler = new Assembler(Mode.BITS64);
    private final Listing listing;

    /** @param listing what is written is noted there too; null for none */
    MachineCode(Listing listing) {
        this.listing = listing;
    }

    void emit(Mnemonic mnemonic) {
        assembler.emit(mnemonic);
        note(mnemonic);
    }

    void emit(Mnemonic mnemonic, Operand a) {
        assembler.emit(mnemonic, a);
        note(mnemonic, a);
    }

    void emit(Mnemonic mnemonic, Operand a, Operand b) {
        assembler.emit(mnemonic, a, b);
        note(mnemonic, a, b);
    }

    void emit(Mnemonic mnemonic, Operand a, Operand b, Operand c) {
        assembler.emit(mnemonic, a, b, c);
        note(mnemonic, a, b, c);
    }

    private void note(Mnemonic mnemonic, Operand... operands) {
        if (listing != null) {
            listing.instruction(mnemonic, operands);
        }
    }

    Label newLabel() {
        return assembler.newLabel();
    }

    void bind(Label label) {
        assembler.bind(label);
        if (listing != null) {
            listing.label(label);
        }
    }

    /** Where the next byte goes. */
    Label here() {
        return assembler.here();
    }

    void align(int alignment, int fill) {
        assembler.align(alignment, fill);
    }

    /** Fills up with instructions that do nothing. */
    void align(int alignment) {
        assembler.align(alignment);
    }

    void int32(int value) {
        assembler.int32(value);
        if (listing != null) {
            listing.data(".int32 " + Integer.toHexString(value));
        }
    }

    void int64(long value) {
        assembler.int64(value);
        if (listing != null) {
            listing.data(".int64 " + Long.toHexString(value));
        }
    }

    void address64(String start, Label label) {
        assembler.address64(start, label);
        if (listing != null) {
            listing.data(".address " + label);
        }
    }

    /** Ends writing. */
    int offset(Label label) {
        return assembler.offset(label);
    }

    byte[] bytes() {
        return assembler.code();
    }

    List<Relocation> relocations() {
        return assembler.relocations();
    }
}
