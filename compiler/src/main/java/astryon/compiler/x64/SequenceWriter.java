package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Condition;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.asm.Xmm;
import astryon.compiler.lir.Location;

/** Operations that are several machine instructions. */
final class SequenceWriter {
    private final Emission emission;
    private final MachineCode code;

    SequenceWriter(Emission emission) {
        this.emission = emission;
        this.code = emission.code;
    }

    /** Clears the result first where it is not the source: these instructions keep its upper part and so would wait for it. */
    void partial(OperandWriter operands, Form form) {
        Location source = form.parts().get(1) instanceof Part.Reg register ? operands.location(register.operand()) : null;
        if (!operands.location(0).equals(source)) {
            code.emit(XORPS, operands.floating(0), operands.floating(0));
        }
        operands.write(form);
    }

    void set(OperandWriter operands, Payload.Comparison comparison) {
        Outcome outcome = comparison.outcome();
        operands.write(comparison.form());
        Gpr result = operands.general(0, BYTE);
        code.emit(outcome.condition().set(), result);
        if (outcome.parity() != Outcome.Parity.IGNORED) {
            Gpr other = operands.general(operands.instruction().operands().size() - 1, BYTE);
            boolean both = outcome.parity() == Outcome.Parity.AND_CLEAR;
            code.emit((both ? Condition.NP : Condition.P).set(), other);
            code.emit(both ? AND : OR, result, other);
        }
        code.emit(MOVZX, result.as(DWORD), result);
    }

    void select(OperandWriter operands, Payload.Selection selection) {
        Payload.Comparison comparison = selection.comparison();
        Outcome outcome = comparison.outcome();
        operands.write(comparison.form());
        if (Emission.isFloating(operands.location(0))) {
            Label take = code.newLabel();
            Label done = code.newLabel();
            if (outcome.parity() == Outcome.Parity.OR_SET) {
                code.emit(Condition.P.jump(), take);
            }
            code.emit(outcome.condition().negated().jump(), done);
            code.bind(take);
            code.emit(MOVAPS, operands.floating(0), operands.floating(selection.chosen()));
            code.bind(done);
            return;
        }
        Gpr result = operands.general(0, selection.width());
        Gpr chosen = operands.general(selection.chosen(), selection.width());
        code.emit(outcome.condition().move(), result, chosen);
        if (outcome.parity() == Outcome.Parity.OR_SET) {
            code.emit(Condition.P.move(), result, chosen);
        }
    }

    void threeWay(OperandWriter operands, Payload.Comparison comparison) {
        operands.write(comparison.form());
        Gpr plus = operands.general(0, BYTE);
        Gpr minus = operands.general(operands.instruction().operands().size() - 1, BYTE);
        code.emit(comparison.outcome().condition().set(), plus);
        code.emit(comparison.outcome().condition().swapped().set(), minus);
        code.emit(SUB, plus, minus);
        code.emit(MOVSX, plus.as(DWORD), plus);
    }

    /** The machine traps on MIN / -1, whose quotient Java wants to be MIN and whose remainder 0. */
    void divide(OperandWriter operands, Payload.Division division) {
        Width width = division.width();
        Gpr divisor = operands.general(3, width);
        Gpr low = Gpr.of(0, width);
        Gpr high = Gpr.of(2, DWORD);
        Label done = code.newLabel();
        if (division.guarded()) {
            code.emit(CMP, divisor, new Immediate(-1));
            code.emit(Condition.E.jump(), emission.outOfLine.add(() -> {
                code.emit(NEG, low);
                code.emit(XOR, high, high);
                code.emit(JMP, done);
            }));
        }
        if (division.mnemonic() == DIV) {
            code.emit(XOR, high, high);
        } else {
            code.emit(width == QWORD ? CQO : CDQ);
        }
        code.emit(division.mnemonic(), divisor);
        code.bind(done);
    }

    /** The machine yields MIN for everything that does not fit; only then is it worth looking what it was. */
    void toInteger(OperandWriter operands, Form form) {
        operands.write(form);
        boolean single = form.mnemonic() == CVTTSS2SI;
        Width width = ((Part.Reg) form.parts().get(0)).width();
        Gpr result = operands.general(0, width);
        Xmm source = operands.floating(1);
        Label done = code.newLabel();
        // Subtracting 1 overflows for MIN only.
        code.emit(CMP, result, new Immediate(1));
        code.emit(Condition.O.jump(), emission.outOfLine.add(() -> {
            Label notANumber = code.newLabel();
            Memory zero = emission.literals.memory(new Part.Literal(0, single ? 4 : 8));
            code.emit(single ? UCOMISS : UCOMISD, source, zero);
            code.emit(Condition.P.jump(), notANumber);
            code.emit(Condition.B.jump(), done);
            code.emit(DEC, result);
            code.emit(JMP, done);
            code.bind(notANumber);
            code.emit(XOR, result.as(DWORD), result.as(DWORD));
            code.emit(JMP, done);
        }));
        code.bind(done);
    }

    void bitScan(OperandWriter operands, Payload.BitScan scan) {
        Gpr result = operands.general(0, DWORD);
        Gpr whenZero = operands.general(2, DWORD);
        operands.write(scan.form());
        code.emit(MOV, whenZero, new Immediate(scan.whenZero()));
        code.emit(CMOVE, result, whenZero);
        if (scan.flipped() != 0) {
            code.emit(XOR, result, new Immediate(scan.flipped()));
        }
    }

    /** Sums neighbours in parallel: pairs of bits, nibbles, bytes; a product then adds the bytes. Hacker's Delight, section 5-1. */
    void popCount(OperandWriter operands, Width width) {
        Gpr x = operands.general(0, width);
        Gpr t = operands.general(2, width);
        Gpr mask = operands.general(3, width);
        code.emit(MOV, t, x);
        code.emit(SHR, t, new Immediate(1));
        and(t, mask, 0x5555_5555_5555_5555L);
        code.emit(SUB, x, t);
        code.emit(MOV, t, x);
        code.emit(SHR, t, new Immediate(2));
        and(t, mask, 0x3333_3333_3333_3333L);
        and(x, mask, 0x3333_3333_3333_3333L);
        code.emit(ADD, x, t);
        code.emit(MOV, t, x);
        code.emit(SHR, t, new Immediate(4));
        code.emit(ADD, x, t);
        and(x, mask, 0x0F0F_0F0F_0F0F_0F0FL);
        if (width == QWORD) {
            code.emit(MOVABS, mask, new Immediate(0x0101_0101_0101_0101L));
            code.emit(IMUL, x, mask);
        } else {
            code.emit(IMUL, x, x, new Immediate(0x0101_0101));
        }
        code.emit(SHR, x, new Immediate(width.bytes() * 8 - 8));
    }

    private void and(Gpr register, Gpr mask, long bits) {
        if (register.width() == QWORD) {
            code.emit(MOVABS, mask, new Immediate(bits));
            code.emit(Mnemonic.AND, register, mask);
        } else {
            code.emit(Mnemonic.AND, register, new Immediate((int) bits));
        }
    }
}
