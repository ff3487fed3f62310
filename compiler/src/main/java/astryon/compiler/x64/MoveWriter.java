package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Xmm;
import astryon.compiler.lir.Location;

/** Moves between any two places, and constants into any. They move whole words: the allocator does not know how much of one is used. */
final class MoveWriter {
    private static final Xmm SCRATCH = Xmm.of(CallingConvention.XMM_SCRATCH.number());

    private final Emission emission;
    private final MachineCode code;

    MoveWriter(Emission emission) {
        this.emission = emission;
        this.code = emission.code;
    }

    void move(Location to, Location from) {
        if (to.equals(from)) {
            return;
        }
        if (to instanceof Location.Register target && from instanceof Location.Register source) {
            if (target.floating() && source.floating()) {
                code.emit(MOVAPS, Xmm.of(target.number()), Xmm.of(source.number()));
            } else if (!target.floating() && !source.floating()) {
                code.emit(MOV, general(target), general(source));
            } else {
                throw new IllegalStateException("a move from " + from + " to " + to);
            }
        } else if (to instanceof Location.Register target) {
            if (target.floating()) {
                code.emit(MOVSD, Xmm.of(target.number()), word(from));
            } else {
                code.emit(MOV, general(target), word(from));
            }
        } else if (from instanceof Location.Register source) {
            if (source.floating()) {
                code.emit(MOVSD, word(to), Xmm.of(source.number()));
            } else {
                code.emit(MOV, word(to), general(source));
            }
        } else if (emission.features.vectorRegisters()) {
            code.emit(MOVSD, SCRATCH, word(from));
            code.emit(MOVSD, word(to), SCRATCH);
        } else {
            // Addresses relative to the stack pointer are those before the push and after the pop: the same (Intel SDM 2B, PUSH and POP).
            code.emit(PUSH, word(from));
            code.emit(POP, word(to));
        }
    }

    void exchange(Location a, Location b) {
        Location.Register first = (Location.Register) a;
        Location.Register second = (Location.Register) b;
        if (first.floating()) {
            code.emit(MOVAPS, SCRATCH, Xmm.of(first.number()));
            code.emit(MOVAPS, Xmm.of(first.number()), Xmm.of(second.number()));
            code.emit(MOVAPS, Xmm.of(second.number()), SCRATCH);
        } else {
            code.emit(XCHG, general(first), general(second));
        }
    }

    /** The flags are never live between instructions, so zeros may be made by exclusive or. */
    void constant(Part constant, Location to) {
        if (to instanceof Location.Register register) {
            if (register.floating()) {
                literal((Part.Literal) constant, Xmm.of(register.number()));
            } else if (constant instanceof Part.Number number) {
                number(number.value(), register.number());
            } else {
                name((Part.Name) constant, register.number());
            }
        } else if (constant instanceof Part.Name name) {
            code.emit(MOV, word(to), new SymbolOperand(name.symbol(), name.addend()));
        } else {
            long bits = constant instanceof Part.Number number ? number.value() : ((Part.Literal) constant).bits();
            if (bits == (int) bits) {
                code.emit(MOV, word(to), new Immediate(bits));
            } else {
                int offset = emission.frame.offset(to);
                code.emit(MOV, Memory.of(DWORD, Gpr.RSP, offset), new Immediate((int) bits));
                code.emit(MOV, Memory.of(DWORD, Gpr.RSP, offset + 4), new Immediate((int) (bits >> 32)));
            }
        }
    }

    private void number(long bits, int register) {
        if (bits == 0) {
            code.emit(XOR, Gpr.of(register, DWORD), Gpr.of(register, DWORD));
        } else if (bits >>> 32 == 0) {
            code.emit(MOV, Gpr.of(register, DWORD), new Immediate(bits));
        } else if (bits == (int) bits) {
            code.emit(MOV, Gpr.of(register, QWORD), new Immediate(bits));
        } else {
            code.emit(MOVABS, Gpr.of(register, QWORD), new Immediate(bits));
        }
    }

    /** An address has 32 bits, extended as the image's place in the address space wants. */
    private void name(Part.Name name, int register) {
        Gpr target = Gpr.of(register, emission.features.isHigh() ? QWORD : DWORD);
        code.emit(MOV, target, new SymbolOperand(name.symbol(), name.addend()));
    }

    private void literal(Part.Literal literal, Xmm register) {
        if (literal.bits() == 0) {
            code.emit(XORPS, register, register);
        } else {
            Mnemonic mnemonic = literal.bytes() == 4 ? MOVSS : MOVSD;
            code.emit(mnemonic, register, emission.literals.memory(literal));
        }
    }

    private static Gpr general(Location.Register register) {
        return Gpr.of(register.number(), QWORD);
    }

    private Memory word(Location location) {
        return emission.frame.memory(location, QWORD);
    }
}
