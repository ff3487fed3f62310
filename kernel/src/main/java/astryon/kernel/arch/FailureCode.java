package astryon.kernel.arch;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.QWORD;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.SegmentRegister;
import astryon.compiler.asm.SymbolOperand;

/**
 * Where compiled code of the kernel goes when it cannot go on: a failed check, a thrown exception, a panic. Compiled Java would soon have used
 * the registers for something else, so these routines save them first, into a {@link Context} on the stack, as a fault would have done.
 * Runs on the build host; its bytes run in the kernel.
 *
 * <p>Each calls one Java method with the context and what were its own first two arguments; that method does not return.
 */
public final class FailureCode {
    /** Bytes of the {@code call} that came here: the context's instruction is that call. */
    private static final int CALL_BYTES = 5;

    private FailureCode() {
    }

    public static void raise(Assembler code) {
        handOver(code, "astryon.kernel.raise");
    }

    public static void nullReference(Assembler code) {
        handOver(code, "astryon.kernel.failed.null");
    }

    public static void indexOutOfBounds(Assembler code) {
        handOver(code, "astryon.kernel.failed.bounds");
    }

    public static void divisionByZero(Assembler code) {
        handOver(code, "astryon.kernel.failed.division");
    }

    public static void badCast(Assembler code) {
        handOver(code, "astryon.kernel.failed.cast");
    }

    public static void negativeSize(Assembler code) {
        handOver(code, "astryon.kernel.failed.size");
    }

    public static void badStore(Assembler code) {
        handOver(code, "astryon.kernel.failed.store");
    }

    public static void cannotContinue(Assembler code) {
        handOver(code, "astryon.kernel.cannotContinue");
    }

    /**
     * On entry the stack pointer is 8 less than a multiple of 16 and points at the return address. The flags are pushed first, while
     * they are the caller's; that word also aligns the context.
     */
    private static void handOver(Assembler code, String method) {
        Memory flags = Memory.of(QWORD, Gpr.RSP, 16);
        Memory returnAddress = Memory.of(QWORD, Gpr.RSP, 40);
        Memory top = Memory.of(QWORD, Gpr.RSP, 0);
        code.emit(PUSHFQ);
        code.emit(PUSH, new Immediate(0));
        code.emit(PUSH, Gpr.RSP);
        code.emit(ADD, top, new Immediate(24));
        code.emit(PUSH, flags);
        code.emit(PUSH, new Immediate(0));
        code.emit(PUSH, returnAddress);
        code.emit(SUB, top, new Immediate(CALL_BYTES));
        code.emit(PUSH, new Immediate(0));
        code.emit(PUSH, new Immediate(0));
        EntryCode.pushAll(code);
        code.emit(MOV, Gpr.EAX, SegmentRegister.CS);
        code.emit(MOV, Memory.of(QWORD, Gpr.RSP, Context.CS), Gpr.RAX);
        code.emit(MOV, Gpr.EAX, SegmentRegister.SS);
        code.emit(MOV, Memory.of(QWORD, Gpr.RSP, Context.SS), Gpr.RAX);
        code.emit(MOV, Gpr.RDX, Gpr.RSI);
        code.emit(MOV, Gpr.RSI, Gpr.RDI);
        code.emit(MOV, Gpr.RDI, Gpr.RSP);
        code.emit(CALL, new SymbolOperand(method));
        code.emit(UD2);
    }
}
