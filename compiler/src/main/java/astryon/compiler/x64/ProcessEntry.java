package astryon.compiler.x64;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.SymbolOperand;

/** The instructions of hosted programs that are no Java method: where the system starts them, and where it comes back to. */
public final class ProcessEntry {
    private static final int LINUX_RT_SIGRETURN = 15;

    private ProcessEntry() {
    }

    /** {@code _start}: the stack pointer, a multiple of 16 at entry, is the first argument of {@code astryon.start}. */
    public static void start(Assembler asm) {
        asm.emit(Mnemonic.MOV, Gpr.RDI, Gpr.RSP);
        asm.emit(Mnemonic.CALL, new SymbolOperand("astryon.start"));
        asm.emit(Mnemonic.UD2);
    }

    /** Where a Linux signal handler returns to (rt_sigreturn(2)): the kernel asks programs to bring this themselves. */
    public static void signalReturn(Assembler asm) {
        asm.emit(Mnemonic.MOV, Gpr.EAX, new Immediate(LINUX_RT_SIGRETURN));
        asm.emit(Mnemonic.SYSCALL);
    }
}
