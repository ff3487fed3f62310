package astryon.compiler.x64;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Unwinding;
import astryon.compiler.asm.Width;

/** The instructions of hosted programs that are no Java method: where the system starts them, and where it comes back to. */
public final class ProcessEntry {
    private static final int LINUX_RT_SIGRETURN = 15;
    private static final int LINUX_CLONE = 56;

    private ProcessEntry() {
    }

    /** {@code _start}: the stack pointer, a multiple of 16 at entry, is the first argument of {@code astryon.start}. */
    public static void start(Assembler asm) {
        asm.unwind(Unwinding.outermost());
        asm.emit(Mnemonic.MOV, Gpr.RDI, Gpr.RSP);
        asm.emit(Mnemonic.CALL, new SymbolOperand("astryon.start"));
        asm.emit(Mnemonic.UD2);
    }

    /** Arguments: the end of a stack, a multiple of 16, and code that is called on it and does not return. */
    public static void enterStack(Assembler asm) {
        asm.emit(Mnemonic.MOV, Gpr.RSP, Gpr.RDI);
        asm.emit(Mnemonic.CALL, Gpr.RSI);
        asm.emit(Mnemonic.UD2);
    }

    /** Where a Linux signal handler returns to (rt_sigreturn(2)): the kernel asks programs to bring this themselves. */
    public static void signalReturn(Assembler asm) {
        asm.emit(Mnemonic.MOV, Gpr.EAX, new Immediate(LINUX_RT_SIGRETURN));
        asm.emit(Mnemonic.SYSCALL);
    }

    /**
     * Arguments: flags, stack, where the parent and where the child keeps the new thread's number, thread register and entry of the new thread.
     * The call returns once, in the parent: the child has a stack without a way back.
     */
    public static void cloneThread(Assembler asm) {
        Label child = asm.newLabel();
        asm.emit(Mnemonic.MOV, Gpr.R10, Gpr.RCX);
        asm.emit(Mnemonic.MOV, Gpr.EAX, new Immediate(LINUX_CLONE));
        asm.emit(Mnemonic.SYSCALL);
        asm.emit(Mnemonic.TEST, Gpr.RAX, Gpr.RAX);
        asm.emit(Mnemonic.JE, child);
        asm.emit(Mnemonic.RET);
        asm.unwind(Unwinding.outermost());
        asm.bind(child);
        asm.emit(Mnemonic.MOV, Gpr.R15, Gpr.R8);
        asm.emit(Mnemonic.CALL, Gpr.R9);
        asm.emit(Mnemonic.UD2);
    }

    /** Where a thread of Astryon starts: its state is the argument, and on top of its stack is what it calls, which does not return. */
    public static void startThread(Assembler asm) {
        asm.unwind(Unwinding.outermost());
        asm.emit(Mnemonic.MOV, Gpr.R15, Gpr.RDI);
        asm.emit(Mnemonic.CALL, Memory.of(Width.QWORD, Gpr.RSP, 0));
        asm.emit(Mnemonic.UD2);
    }

    /** Arguments: the address of 4 bytes to clear and the number of a system call, made when they are. */
    public static void endThread(Assembler asm) {
        asm.emit(Mnemonic.MOV, Gpr.RAX, Gpr.RSI);
        asm.emit(Mnemonic.MOV, Memory.of(Width.DWORD, Gpr.RDI, 0), new Immediate(0));
        asm.emit(Mnemonic.SYSCALL);
    }

    /** In place of a method for which the stack has no room: first there is room again, then the error; or there is no memory. */
    public static void stackEnd(Assembler asm) {
        Label none = asm.newLabel();
        asm.emit(Mnemonic.SUB, Gpr.RSP, new Immediate(8));
        asm.emit(Mnemonic.CALL, new SymbolOperand("astryon.stack.open"));
        asm.emit(Mnemonic.ADD, Gpr.RSP, new Immediate(8));
        asm.emit(Mnemonic.TEST, Gpr.EAX, Gpr.EAX);
        asm.emit(Mnemonic.JE, none);
        asm.emit(Mnemonic.JMP, new SymbolOperand("astryon.stack.overflow"));
        asm.bind(none);
        asm.emit(Mnemonic.JMP, new SymbolOperand("astryon.stack.memory"));
    }
}
