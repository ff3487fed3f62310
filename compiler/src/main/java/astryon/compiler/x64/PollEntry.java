package astryon.compiler.x64;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Unwinding;
import astryon.compiler.asm.Width;
import astryon.compiler.asm.Xmm;
import astryon.compiler.lir.Location;

/**
 * Where a poll that is to rest goes. Nothing is in its usual place for a call, so every register is saved: the general ones
 * right below the return address, where the poll's stack map finds the references among them, at offsets below the stack
 * pointer of the polling method. The collector updates them there.
 */
public final class PollEntry {
    static final String SYMBOL = "astryon.poll";
    /** Offset of {@code ThreadState.pollRequested}. */
    static final int REQUESTED = 16;

    private static final int GENERAL_REGISTERS = 15;
    private static final int FLOATING_REGISTERS = 16;

    private PollEntry() {
    }

    /** Where the register is saved, relative to the polling method's stack pointer. */
    static int savedAt(Location.Register register) {
        return -16 - 8 * register.number();
    }

    /** {@code astryon.poll}: calls {@code astryon.poll.rest} with the return address slot. */
    public static void enter(Assembler asm) {
        for (int n = 0; n < GENERAL_REGISTERS; n++) {
            asm.emit(Mnemonic.PUSH, Gpr.of(n, Width.QWORD));
        }
        asm.emit(Mnemonic.LEA, Gpr.RDI, Memory.of(Width.QWORD, Gpr.RSP, 8 * GENERAL_REGISTERS));
        asm.emit(Mnemonic.MOV, Gpr.RBX, Gpr.RSP);
        Unwinding saved = asm.unwinding();
        asm.unwind(saved.from(Gpr.RBX));
        asm.emit(Mnemonic.SUB, Gpr.RSP, new Immediate(8 * FLOATING_REGISTERS));
        // The polling method may have left the stack pointer at any multiple of 8.
        asm.emit(Mnemonic.AND, Gpr.RSP, new Immediate(-16));
        for (int n = 0; n < FLOATING_REGISTERS; n++) {
            asm.emit(Mnemonic.MOVSD, Memory.of(Width.QWORD, Gpr.RSP, 8 * n), Xmm.of(n));
        }
        asm.emit(Mnemonic.PUSH, Gpr.RBX);
        asm.emit(Mnemonic.PUSH, Gpr.RBX);
        asm.unwind(saved.fromWord(Gpr.RSP, 0));
        asm.emit(Mnemonic.CALL, new SymbolOperand(SYMBOL + ".rest"));
        asm.emit(Mnemonic.POP, Gpr.RBX);
        asm.unwind(saved.from(Gpr.RBX));
        asm.emit(Mnemonic.POP, Gpr.RBX);
        for (int n = 0; n < FLOATING_REGISTERS; n++) {
            asm.emit(Mnemonic.MOVSD, Xmm.of(n), Memory.of(Width.QWORD, Gpr.RSP, 8 * n));
        }
        asm.emit(Mnemonic.MOV, Gpr.RSP, Gpr.RBX);
        asm.unwind(saved);
        for (int n = GENERAL_REGISTERS - 1; n >= 0; n--) {
            if (n == CallingConvention.RSP.number()) {
                asm.emit(Mnemonic.LEA, Gpr.RSP, Memory.of(Width.QWORD, Gpr.RSP, 8));
            } else {
                asm.emit(Mnemonic.POP, Gpr.of(n, Width.QWORD));
            }
        }
        asm.emit(Mnemonic.RET);
    }
}
