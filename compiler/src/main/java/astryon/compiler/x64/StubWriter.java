package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Operand;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import java.util.List;

/** Checks and the stubs they leave to. */
final class StubWriter {
    private final Emission emission;
    private final MachineCode code;

    StubWriter(Emission emission) {
        this.emission = emission;
        this.code = emission.code;
    }

    void check(OperandWriter operands, Payload.Check check, Position position) {
        operands.write(check.comparison().form());
        Label stub = emission.outOfLine.add(() -> writeStub(operands, check, position));
        code.emit(check.comparison().outcome().condition().jump(), stub);
    }

    void poll(Instruction poll) {
        code.emit(CMP, Memory.of(DWORD, Gpr.R15, PollEntry.REQUESTED), new Immediate(0));
        Label back = code.newLabel();
        code.emit(JNE, emission.outOfLine.add(() -> {
            code.emit(CALL, new SymbolOperand(PollEntry.SYMBOL));
            emission.table.afterCall(poll, null);
            code.emit(JMP, back);
        }));
        code.bind(back);
    }

    private void writeStub(OperandWriter operands, Payload.Check check, Position position) {
        List<Part> arguments = check.arguments();
        if (arguments.size() == 1) {
            move(Gpr.EDI, operands.operand(arguments.get(0)));
        } else if (arguments.size() == 2) {
            moveBoth(operands.operand(arguments.get(0)), operands.operand(arguments.get(1)));
        }
        code.emit(CALL, new SymbolOperand(emission.runtime.of(check.thrower())));
        emission.table.afterThrower(position);
    }

    /** First to edi, second to esi, where either may be in the other's way. Nothing else is live here: rax is free. */
    private void moveBoth(Operand first, Operand second) {
        if (second instanceof Memory) {
            // Its address may be made of edi, and the first operand may be in esi.
            Gpr free = first == Gpr.ESI ? Gpr.EAX : Gpr.ESI;
            code.emit(MOV, free, second);
            second = free;
        } else if (first instanceof Memory) {
            Gpr free = second == Gpr.EDI ? Gpr.EAX : Gpr.EDI;
            code.emit(MOV, free, first);
            first = free;
        }
        boolean secondIsInFirst = second == Gpr.EDI;
        boolean firstIsInSecond = first == Gpr.ESI;
        if (secondIsInFirst && firstIsInSecond) {
            code.emit(XCHG, Gpr.EDI, Gpr.ESI);
        } else if (secondIsInFirst) {
            move(Gpr.ESI, second);
            move(Gpr.EDI, first);
        } else {
            move(Gpr.EDI, first);
            move(Gpr.ESI, second);
        }
    }

    private void move(Gpr to, Operand from) {
        if (to != from) {
            code.emit(MOV, to, from);
        }
    }
}
