package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Word;

/**
 * A thread's registers while it is not running. An interrupt's entry pushes them here directly: the task state segment names
 * {@link #END} as the stack to use, so the processor itself writes the upper part, and {@code EntryCode} the lower.
 *
 * <p>The context begins a frame of its own; the floating-point state lies in the same frame, from {@link #FPU_OFFSET}.
 */
@Word
public record Context(long value) {
    // @formatter:off
    public static final int R15 = 0,  R14 = 8,  R13 = 16, R12 = 24, R11 = 32, R10 = 40, R9 = 48, R8 = 56;
    public static final int RDI = 64, RSI = 72, RBP = 80, RBX = 88, RDX = 96, RCX = 104, RAX = 112;
    /** Which interrupt or exception saved it, or {@link #SYSTEM_CALL}, which is here while the thread runs: decides how it is resumed. */
    public static final int VECTOR = 120;
    public static final int ERROR = 128, RIP = 136, CS = 144, RFLAGS = 152, RSP = 160, SS = 168;
    /** First byte after the registers; a multiple of 16, as the processor wants a stack to be. */
    public static final int END = 176;
    public static final int FS_BASE = 176, GS_BASE = 184;
    /** Where foreign code's system calls go, or 0: here, because every call asks. {@code syscall.Redirect} */
    public static final int REDIRECT = 192;
    public static final int FPU_OFFSET = 256;
    // @formatter:on

    /** In {@link #VECTOR}: saved by the {@code syscall} instruction, resumed by {@code sysret}. */
    public static final int SYSTEM_CALL = 0x100;
    /** In {@link #VECTOR}: never ran. */
    public static final int FRESH = 0x101;

    /** Interrupts enabled and the bit that is always one. */
    private static final long INITIAL_FLAGS = 0x202;

    @Inline
    public Address start() {
        return new Address(value);
    }

    /** The register at one of this class's offsets. */
    @Inline
    public long register(int offset) {
        return new Address(value + offset).loadLong();
    }

    @Inline
    public void setRegister(int offset, long bits) {
        new Address(value + offset).storeLong(bits);
    }

    public Address fpuState() {
        return new Address(value + FPU_OFFSET);
    }

    public boolean isUser() {
        return (register(CS) & 3) != 0;
    }

    /** In a frame of zeroes: a context that starts in ring 3 with every register zero but these. */
    public void initialiseUser(Address entry, Address stackPointer, long argument) {
        setRegister(RIP, entry.value());
        setRegister(RSP, stackPointer.value());
        setRegister(RDI, argument);
        setRegister(CS, Selectors.USER_CODE);
        setRegister(SS, Selectors.USER_STACK);
        setRegister(RFLAGS, INITIAL_FLAGS);
        setRegister(VECTOR, FRESH);
    }

    /**
     * In a frame of zeroes: a context that runs {@code code} in ring 0 with interrupts on. Its stack is its own end, so that an interrupt of it saves
     * it here like any other; the code must not use the stack.
     */
    public void initialiseKernel(Address code) {
        setRegister(RIP, code.value());
        setRegister(RSP, value + END);
        setRegister(CS, Selectors.KERNEL_CODE);
        setRegister(SS, Selectors.KERNEL_STACK);
        setRegister(RFLAGS, INITIAL_FLAGS);
        setRegister(VECTOR, FRESH);
    }
}
