package astryon.kernel.arch;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.BYTE;
import static astryon.compiler.asm.Width.DWORD;
import static astryon.compiler.asm.Width.QWORD;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.SegmentRegister;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Unwinding;
import astryon.compiler.asm.Width;

/**
 * The ways into ring 0 and the one way out. Runs on the build host; its bytes run in the kernel.
 *
 * <p>Every entry ends up with the interrupted registers in a {@link Context}, r15 pointing at {@link PerCpu}, an empty kernel stack,
 * interrupts off, and a call of one Java method. {@link #leave} resumes whatever context {@code PerCpu} names by then.
 */
public final class EntryCode {

    private static final Gpr RAX = Gpr.RAX;
    private static final Gpr RCX = Gpr.RCX;
    private static final Gpr RDX = Gpr.RDX;
    private static final Gpr RSP = Gpr.RSP;
    private static final Gpr RSI = Gpr.RSI;
    private static final Gpr RDI = Gpr.RDI;
    private static final Gpr R11 = Gpr.R11;
    private static final Gpr R15 = Gpr.R15;

    /** General registers from the top of a context down: the order they are pushed in. */
    private static final Gpr[] PUSHED = {
        RAX, RCX, RDX, Gpr.RBX, Gpr.RBP, RSI, RDI, Gpr.R8, Gpr.R9, Gpr.R10, R11, Gpr.R12, Gpr.R13, Gpr.R14, R15};

    /** As {@code syscall} leaves it, and {@code sysret} wants it. */
    private static final Unwinding CALLER = Unwinding.interrupted(0, new Unwinding.Place.In(RCX));

    private EntryCode() {
    }

    /**
     * The target of {@code syscall}: rcx holds the return address, r11 the flags, and the stack is still the user's. Both
     * selectors lie in the context since the thread was made, rcx and r11 are lost by the instruction itself, and rax, the number, is
     * passed on: none of these is stored. The user's stack pointer stays in the processor's block. Java comes back here only if the same thread goes
     * on, and then with what rax will be; on every other way it brings the context up to date first.
     */
    public static void systemCall(Assembler code) {
        systemCall(code, "astryon.kernel.systemCall");
    }

    /** The same where several processors run. */
    public static void sharedSystemCall(Assembler code) {
        systemCall(code, "astryon.kernel.sharedSystemCall");
    }

    /** The same while everything is recorded. */
    public static void tracedSystemCall(Assembler code) {
        systemCall(code, "astryon.kernel.tracedSystemCall");
    }

    private static void systemCall(Assembler code, String method) {
        code.unwind(CALLER);
        code.emit(SWAPGS);
        code.emit(MOV, perCpu(QWORD, PerCpu.USER_STACK), RSP);
        code.emit(MOV, RSP, perCpu(QWORD, PerCpu.CONTEXT));
        for (int i = 0; i < PUSHED.length; i++) {
            if (isKept(PUSHED[i]) && PUSHED[i] != RAX) {
                code.emit(MOV, saved(i), PUSHED[i]);
            }
        }
        code.emit(MOV, Memory.of(QWORD, RSP, Context.RIP), RCX);
        code.emit(MOV, Memory.of(QWORD, RSP, Context.RFLAGS), R11);
        code.emit(MOV, RDI, RAX);
        code.emit(MOV, R15, perCpu(QWORD, PerCpu.SELF));
        Unwinding saved = context().fromWord(R15, PerCpu.CONTEXT).with(RSP, new Unwinding.Place.At(R15, PerCpu.USER_STACK)).without(RAX).without(RCX).without(R11);
        code.unwind(saved);
        code.emit(CMP, Memory.of(QWORD, RSP, Context.REDIRECT), new Immediate(0));
        code.emit(MOV, RSP, Memory.of(QWORD, R15, PerCpu.KERNEL_STACK));
        Label foreign = code.newLabel();
        code.emit(JNE, foreign);
        code.emit(CALL, new SymbolOperand(method));
        code.emit(MOV, RSP, perCpu(QWORD, PerCpu.CONTEXT));
        // Only here: while Java runs, a debugger sees this frame at the instruction behind the call.
        code.unwind(Unwinding.outermost());
        restore(code);
        code.emit(MOV, RSP, perCpu(QWORD, PerCpu.USER_STACK));
        code.unwind(CALLER);
        code.emit(SWAPGS);
        code.emit(SYSRETQ);
        code.unwind(saved);
        code.bind(foreign);
        code.emit(CALL, new SymbolOperand("astryon.kernel.redirectedSystemCall"));
        code.emit(UD2);
    }

    /** From the context at the stack pointer what a system call has saved; not the stack pointer itself. */
    private static void restore(Assembler code) {
        for (int i = 0; i < PUSHED.length; i++) {
            if (isKept(PUSHED[i]) && PUSHED[i] != RAX) {
                code.emit(MOV, PUSHED[i], saved(i));
            }
        }
        code.emit(MOV, RCX, Memory.of(QWORD, RSP, Context.RIP));
        code.emit(MOV, R11, Memory.of(QWORD, RSP, Context.RFLAGS));
    }

    /** Of what the context at the stack pointer tells of, for debuggers. */
    private static Unwinding context() {
        Unwinding context = Unwinding.interrupted(Context.END, new Unwinding.Place.FromEnd(Context.RIP - Context.END)).with(RSP, new Unwinding.Place.FromEnd(Context.RSP - Context.END));
        for (int i = 0; i < PUSHED.length; i++) {
            context = context.with(PUSHED[i], new Unwinding.Place.FromEnd(Context.RAX - 8 * i - Context.END));
        }
        return context;
    }

    private static boolean isKept(Gpr register) {
        return register != RCX && register != R11;
    }

    private static Memory saved(int pushed) {
        return Memory.of(QWORD, RSP, Context.RAX - 8 * pushed);
    }

    /** {@code void leave()}: resumes the context that {@code PerCpu} names. */
    public static void leave(Assembler code) {
        Label interrupted = code.newLabel();
        Label toKernel = code.newLabel();
        code.emit(MOV, RSP, perCpu(QWORD, PerCpu.CONTEXT));
        code.unwind(context());
        code.emit(CMP, Memory.of(DWORD, RSP, Context.VECTOR), new Immediate(Context.SYSTEM_CALL));
        code.emit(JNE, interrupted);
        code.emit(MOV, RAX, Memory.of(QWORD, RSP, Context.RAX));
        restore(code);
        code.emit(MOV, RSP, Memory.of(QWORD, RSP, Context.RSP));
        code.unwind(CALLER);
        code.emit(SWAPGS);
        code.emit(SYSRETQ);

        code.unwind(context());
        code.bind(interrupted);
        code.emit(MOV, Memory.of(DWORD, RSP, Context.VECTOR), new Immediate(Context.SYSTEM_CALL));
        popAll(code);
        code.emit(ADD, RSP, new Immediate(16));
        code.emit(TEST, Memory.of(BYTE, RSP, Context.CS - Context.RIP), new Immediate(3));
        code.emit(JE, toKernel);
        code.emit(SWAPGS);
        code.bind(toKernel);
        code.emit(IRETQ);
    }

    /** {@code void reloadSegments()}: the selectors the loader left may mean something else in our descriptor table, or nothing. */
    public static void reloadSegments(Assembler code) {
        Label reloaded = code.newLabel();
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.emit(MOV, SegmentRegister.DS, Gpr.AX);
        code.emit(MOV, SegmentRegister.ES, Gpr.AX);
        code.emit(MOV, Gpr.EAX, new Immediate(Selectors.KERNEL_STACK));
        code.emit(MOV, SegmentRegister.SS, Gpr.AX);
        code.emit(LEA, RAX, Memory.label(QWORD, reloaded));
        code.emit(PUSH, new Immediate(Selectors.KERNEL_CODE));
        code.emit(PUSH, RAX);
        code.emit(RETFQ);
        code.bind(reloaded);
        code.emit(RET);
    }

    /** {@code void continueOnKernelStack()}: leaves the boot stack for good. */
    public static void continueOnKernelStack(Assembler code) {
        code.emit(MOV, RSP, Memory.of(QWORD, R15, PerCpu.KERNEL_STACK));
        code.emit(CALL, new SymbolOperand("astryon.kernel.continue"));
        code.emit(UD2);
    }

    /**
     * One stub a vector, {@link #EntryCodeLayout.STUB_SIZE} apart from the symbol {@code astryon.kernel.vectors}, and what they share. On entry the
     * processor has pushed the upper part of a context, for some exceptions with an error code: where it has not, the stub does.
     */
    public static void vectors(Assembler code) {
        Label common = code.newLabel();
        Label separate = code.newLabel();
        code.define("astryon.kernel.vectors");
        int start = 0;
        for (int vector = 0; vector < EntryCodeLayout.VECTORS; vector++) {
            code.padTo(start + vector * EntryCodeLayout.STUB_SIZE);
            int pushed = pushesError(vector) ? Context.END - Context.ERROR : Context.END - Context.RIP;
            code.unwind(Unwinding.interrupted(pushed, new Unwinding.Place.FromEnd(Context.RIP - Context.END)).with(RSP, new Unwinding.Place.FromEnd(Context.RSP - Context.END)));
            if (!pushesError(vector)) {
                code.emit(PUSH, new Immediate(0));
            }
            code.emit(PUSH, new Immediate(vector));
            code.emit(JMP, hasOwnStack(vector) ? separate : common);
        }
        code.padTo(EntryCodeLayout.VECTORS * EntryCodeLayout.STUB_SIZE);

        Label fromKernel = code.newLabel();
        Label toJava = code.newLabel();
        Label noSmap = code.newLabel();
        Unwinding stubbed = code.unwinding();
        code.bind(common);
        pushAll(code);
        code.emit(CLD);
        code.emit(TEST, Memory.of(BYTE, RSP, Context.CS), new Immediate(3));
        code.emit(JE, fromKernel);
        code.emit(SWAPGS);
        code.bind(toJava);
        code.emit(CMP, perCpu(DWORD, PerCpu.HAS_SMAP), new Immediate(0));
        code.emit(JE, noSmap);
        code.emit(CLAC);
        code.bind(noSmap);
        code.emit(MOV, RDI, RSP);
        code.emit(MOV, R15, perCpu(QWORD, PerCpu.SELF));
        code.emit(MOV, RSP, Memory.of(QWORD, R15, PerCpu.KERNEL_STACK));
        code.unwind(context().fromWord(R15, PerCpu.CONTEXT));
        code.emit(MOVSXD, RSI, Memory.of(DWORD, R15, PerCpu.OWNER));
        code.emit(CALL, new SymbolOperand("astryon.kernel.interrupt"));
        code.emit(JMP, new SymbolOperand("astryon.kernel.leave"));

        // The kernel runs with interrupts off, except in the idle context: an interrupt in ring 0 is one of idle.
        code.unwind(context());
        code.bind(fromKernel);
        code.emit(CMP, Memory.of(DWORD, RSP, Context.VECTOR), new Immediate(InterruptTable.FIRST_INTERRUPT));
        code.emit(JAE, toJava);
        fault(code);

        // NMI, double fault, machine check: the GS base may be anyone's, so the stack itself names the processor.
        code.unwind(stubbed);
        code.bind(separate);
        pushAll(code);
        code.emit(CLD);
        code.emit(MOV, R15, Memory.of(QWORD, RSP, Context.END));
        code.emit(MOV, RDI, RSP);
        code.emit(CALL, new SymbolOperand("astryon.kernel.catastrophe"));
        code.emit(UD2);
    }

    /**
     * An exception in the kernel itself. Java decides: resume, or go on at an address (a throwing routine, as if the guilty
     * instruction had called it). No interrupt return is needed for that: interrupts stay off.
     */
    private static void fault(Assembler code) {
        Label redirect = code.newLabel();
        code.emit(MOV, RDI, RSP);
        code.emit(CALL, new SymbolOperand("astryon.kernel.fault"));
        code.emit(TEST, RAX, RAX);
        code.emit(JNE, redirect);
        popAll(code);
        code.emit(ADD, RSP, new Immediate(16));
        code.emit(IRETQ);
        code.unwind(context());
        code.bind(redirect);
        code.emit(MOV, RDX, Memory.of(QWORD, RSP, Context.RIP));
        code.emit(ADD, RDX, new Immediate(1));
        code.emit(MOV, R15, Memory.of(QWORD, RSP, Context.R15));
        code.emit(MOV, RSP, Memory.of(QWORD, RSP, Context.RSP));
        code.emit(PUSH, RDX);
        code.emit(JMP, RAX);
    }

    /** {@code void waitForInterrupts()} as a context of its own: see {@link Context#initialiseKernel}. */
    public static void idle(Assembler code) {
        code.unwind(Unwinding.outermost());
        code.define("astryon.kernel.idle");
        Label again = code.here();
        code.emit(STI);
        code.emit(HLT);
        code.emit(JMP, again);
    }

    /**
     * {@code long copy(Address to, Address from, long bytes)}: 0, or 1 if a page fault could not be resolved. The fault handler
     * knows the range from {@code astryon.kernel.copy.begin} to {@code .end} and continues at {@code .fault}.
     */
    public static void copyUser(Assembler code) {
        Label words = code.newLabel();
        Label eights = code.newLabel();
        Label tail = code.newLabel();
        Label bytes = code.newLabel();
        Label done = code.newLabel();
        userAccess(code, STAC);
        code.define("astryon.kernel.copy.begin");
        code.emit(MOV, RCX, RDX);
        code.emit(SHR, RCX, new Immediate(6));
        code.emit(JE, words);
        Label unrolled = code.here();
        for (int i = 0; i < 64; i += 8) {
            code.emit(MOV, RAX, Memory.of(QWORD, RSI, i));
            code.emit(MOV, Memory.of(QWORD, RDI, i), RAX);
        }
        code.emit(ADD, RSI, new Immediate(64));
        code.emit(ADD, RDI, new Immediate(64));
        code.emit(SUB, RCX, new Immediate(1));
        code.emit(JNE, unrolled);
        code.bind(words);
        code.emit(MOV, RCX, RDX);
        code.emit(SHR, RCX, new Immediate(3));
        code.emit(AND, RCX, new Immediate(7));
        code.emit(JE, tail);
        code.bind(eights);
        code.emit(MOV, RAX, Memory.of(QWORD, RSI, 0));
        code.emit(MOV, Memory.of(QWORD, RDI, 0), RAX);
        code.emit(ADD, RSI, new Immediate(8));
        code.emit(ADD, RDI, new Immediate(8));
        code.emit(SUB, RCX, new Immediate(1));
        code.emit(JNE, eights);
        code.bind(tail);
        code.emit(AND, RDX, new Immediate(7));
        code.emit(JE, done);
        code.bind(bytes);
        code.emit(MOV, Gpr.AL, Memory.of(BYTE, RSI, 0));
        code.emit(MOV, Memory.of(BYTE, RDI, 0), Gpr.AL);
        code.emit(ADD, RSI, new Immediate(1));
        code.emit(ADD, RDI, new Immediate(1));
        code.emit(SUB, RDX, new Immediate(1));
        code.emit(JNE, bytes);
        code.bind(done);
        code.define("astryon.kernel.copy.end");
        userAccess(code, CLAC);
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.emit(RET);
        code.define("astryon.kernel.copy.fault");
        userAccess(code, CLAC);
        code.emit(MOV, Gpr.EAX, new Immediate(1));
        code.emit(RET);
    }

    private static void userAccess(Assembler code, Mnemonic instruction) {
        Label without = code.newLabel();
        code.emit(CMP, Memory.of(DWORD, R15, PerCpu.HAS_SMAP), new Immediate(0));
        code.emit(JE, without);
        code.emit(instruction);
        code.bind(without);
    }

    /**
     * {@code long traceGuarded()}: no register survives a call and nothing is locked, so going back to the stack pointer of before is all that
     * giving up takes.
     */
    public static void traceGuarded(Assembler code) {
        Memory guard = Memory.of(QWORD, R15, PerCpu.GUARD);
        code.emit(SUB, RSP, new Immediate(8));
        code.emit(MOV, guard, RSP);
        Unwinding guarded = code.unwinding();
        code.emit(CALL, new SymbolOperand("astryon.kernel.traceUser"));
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        Label out = code.here();
        code.emit(MOV, guard, new Immediate(0));
        code.emit(ADD, RSP, new Immediate(8));
        code.emit(RET);
        code.unwind(guarded);
        code.define("astryon.kernel.guard.fault");
        code.emit(MOV, Gpr.EAX, new Immediate(1));
        code.emit(JMP, out);
    }

    /** {@code void clearWords(Address start, long words)}. */
    public static void clearWords(Assembler code) {
        code.emit(MOV, RCX, RSI);
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.emit(REP);
        code.emit(STOSQ);
        code.emit(RET);
    }

    /** {@code long random()}: ten tries are as many as it should ever take. */
    public static void random(Assembler code) {
        Label done = code.newLabel();
        code.emit(MOV, Gpr.ECX, new Immediate(10));
        Label again = code.here();
        code.emit(RDRAND, RAX);
        code.emit(JB, done);
        code.emit(SUB, Gpr.ECX, new Immediate(1));
        code.emit(JNE, again);
        code.emit(XOR, Gpr.EAX, Gpr.EAX);
        code.bind(done);
        code.emit(RET);
    }

    /** {@code void exchangeExtended(Address saveTo, Address loadFrom)}: every state component the operating system enabled. */
    public static void exchangeExtended(Assembler code) {
        code.emit(MOV, Gpr.EAX, new Immediate(-1));
        code.emit(MOV, Gpr.EDX, new Immediate(-1));
        code.emit(XSAVE64, Memory.of(QWORD, RDI, Context.FPU_OFFSET));
        code.emit(XRSTOR64, Memory.of(QWORD, RSI, Context.FPU_OFFSET));
        code.emit(RET);
    }

    /** {@code void exchangeExtendedAndBases(Address saveTo, Address loadFrom)}: all of a thread's state on a processor of today. */
    public static void exchangeExtendedAndBases(Assembler code) {
        code.emit(MOV, Gpr.EAX, new Immediate(-1));
        code.emit(MOV, Gpr.EDX, new Immediate(-1));
        code.emit(XSAVE64, Memory.of(QWORD, RDI, Context.FPU_OFFSET));
        code.emit(XRSTOR64, Memory.of(QWORD, RSI, Context.FPU_OFFSET));
        exchangeBases(code);
    }

    /** {@code void exchangeLegacy(Address saveTo, Address loadFrom)}: x87 and SSE, for processors without XSAVE. */
    public static void exchangeLegacy(Assembler code) {
        code.emit(FXSAVE64, Memory.of(QWORD, RDI, Context.FPU_OFFSET));
        code.emit(FXRSTOR64, Memory.of(QWORD, RSI, Context.FPU_OFFSET));
        code.emit(RET);
    }

    /**
     * {@code void exchangeBases(Address saveTo, Address loadFrom)}: the FS base and the user's GS base, which wait in the
     * swapped register while the kernel runs. Needs FSGSBASE.
     */
    public static void exchangeBases(Assembler code) {
        code.emit(RDFSBASE, RAX);
        code.emit(MOV, Memory.of(QWORD, RDI, Context.FS_BASE), RAX);
        code.emit(MOV, RAX, Memory.of(QWORD, RSI, Context.FS_BASE));
        code.emit(WRFSBASE, RAX);
        code.emit(SWAPGS);
        code.emit(RDGSBASE, RAX);
        code.emit(MOV, Memory.of(QWORD, RDI, Context.GS_BASE), RAX);
        code.emit(MOV, RAX, Memory.of(QWORD, RSI, Context.GS_BASE));
        code.emit(WRGSBASE, RAX);
        code.emit(SWAPGS);
        code.emit(RET);
    }

    static void pushAll(Assembler code) {
        for (Gpr register : PUSHED) {
            code.emit(PUSH, register);
        }
    }

    private static void popAll(Assembler code) {
        for (int i = PUSHED.length - 1; i >= 0; i--) {
            code.emit(POP, PUSHED[i]);
        }
    }

    private static Memory perCpu(Width width, int offset) {
        return Memory.absolute(width, offset).in(SegmentRegister.GS);
    }

    /** Intel SDM vol. 3A, table 6-1; 29 and 30 are AMD's (APM vol. 2, table 8-1). */
    private static boolean pushesError(int vector) {
        return vector == 8 || vector >= 10 && vector <= 14 || vector == 17 || vector == 21 || vector == 29 || vector == 30;
    }

    private static boolean hasOwnStack(int vector) {
        return vector == 2 || vector == 8 || vector == 18;
    }
}
