package astryon.compiler.x64;

import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Operand;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Width;
import astryon.compiler.asm.Xmm;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import java.util.List;

/** Turns the {@link Part}s of one instruction into operands of the assembler. */
final class OperandWriter {
    private final Emission emission;
    private final Instruction instruction;

    OperandWriter(Emission emission, Instruction instruction) {
        this.emission = emission;
        this.instruction = instruction;
    }

    Instruction instruction() {
        return instruction;
    }

    Location location(int operand) {
        return instruction.operands().get(operand).location();
    }

    Gpr general(int operand, Width width) {
        Location.Register register = (Location.Register) location(operand);
        return Gpr.of(register.number(), width);
    }

    Xmm floating(int operand) {
        return Xmm.of(((Location.Register) location(operand)).number());
    }

    /** The LIR operand as a register or as the stack slot it is in. */
    Operand at(int operand, Width width) {
        return at(location(operand), width);
    }

    Operand at(Location location, Width width) {
        if (location instanceof Location.Register register) {
            return register.floating() ? Xmm.of(register.number()) : Gpr.of(register.number(), width);
        }
        return emission.frame.memory(location, width);
    }

    Operand operand(Part part) {
        if (part instanceof Part.Reg register) {
            return at(register.operand(), register.width());
        }
        if (part instanceof Part.Number number) {
            return new Immediate(number.value());
        }
        if (part instanceof Part.Name name) {
            return new SymbolOperand(name.symbol(), name.addend());
        }
        if (part instanceof Part.Place place) {
            return memory(place);
        }
        if (part instanceof Part.Literal literal) {
            return emission.literals.memory(literal);
        }
        if (part instanceof Part.IncomingWord word) {
            return emission.frame.memory(new Location.Incoming(word.index()), word.width());
        }
        Part.OutgoingWord word = (Part.OutgoingWord) part;
        return emission.frame.memory(new Location.Outgoing(word.index()), word.width());
    }

    private Memory memory(Part.Place place) {
        Gpr first = place.base() == Part.NONE ? null : general(place.base(), QWORD);
        Gpr index = place.index() == Part.NONE ? null : general(place.index(), QWORD);
        if (index == Gpr.RSP) {
            throw new IllegalStateException("the stack pointer is no index: " + instruction);
        }
        return new Memory(place.width(), first, index, place.scale(), place.displacement(), place.symbol());
    }

    /** An address made of its own register needs no lea: a sum is shorter, and the flags are free. */
    private boolean writeAsSum(Gpr result, Part.Place place) {
        Operand first = place.base() == Part.NONE ? null : general(place.base(), result.width());
        Operand index = place.index() == Part.NONE || place.scale() != 1 ? null : general(place.index(), result.width());
        boolean constant = first == result && place.index() == Part.NONE;
        boolean sum = place.displacement() == 0 && first != null && index != null && (first == result || index == result);
        if (place.symbol() != null || !constant && !sum) {
            return false;
        }
        emission.code.emit(Mnemonic.ADD, result, constant ? new Immediate(place.displacement()) : first == result ? index : first);
        return true;
    }

    void write(Form form) {
        if (form.traps()) {
            emission.table.atTrap(form.trap());
        }
        List<Part> parts = form.parts();
        if (form.mnemonic() == Mnemonic.LEA && writeAsSum(general(0, ((Part.Reg) parts.get(0)).width()), (Part.Place) parts.get(1))) {
            return;
        }
        switch (parts.size()) {
            case 0 -> emission.code.emit(form.mnemonic());
            case 1 -> emission.code.emit(form.mnemonic(), operand(parts.get(0)));
            case 2 -> writePair(form.mnemonic(), operand(parts.get(0)), operand(parts.get(1)));
            default -> emission.code.emit(form.mnemonic(), operand(parts.get(0)), operand(parts.get(1)), operand(parts.get(2)));
        }
    }

    /** A test of a register and memory exists in one order only; the flags are the same in both. */
    private void writePair(Mnemonic mnemonic, Operand first, Operand second) {
        boolean swap = mnemonic == Mnemonic.TEST && second instanceof Memory;
        emission.code.emit(mnemonic, swap ? second : first, swap ? first : second);
    }
}
