package astryon.magic;

/** Instructions and facts of the machine that any privilege level may use. */
public final class Machine {
    private Machine() {
    }

    /** A system call without arguments: number and result in rax; rcx and r11 are lost. */
    @Intrinsic
    public static long syscall(long number) {
        throw targetOnly();
    }

    /** With an argument in rdi. */
    @Intrinsic
    public static long syscall(long number, long a) {
        throw targetOnly();
    }

    /** With arguments in rdi and rsi. */
    @Intrinsic
    public static long syscall(long number, long a, long b) {
        throw targetOnly();
    }

    /** With arguments in rdi, rsi and rdx. */
    @Intrinsic
    public static long syscall(long number, long a, long b, long c) {
        throw targetOnly();
    }

    /** With arguments in rdi, rsi, rdx and r10. */
    @Intrinsic
    public static long syscall(long number, long a, long b, long c, long d) {
        throw targetOnly();
    }

    /** With arguments in rdi, rsi, rdx, r10 and r8. */
    @Intrinsic
    public static long syscall(long number, long a, long b, long c, long d, long e) {
        throw targetOnly();
    }

    /** With arguments in rdi, rsi, rdx, r10, r8 and r9. */
    @Intrinsic
    public static long syscall(long number, long a, long b, long c, long d, long e, long f) {
        throw targetOnly();
    }

    /** Address of a linker symbol named by a string literal. */
    @Intrinsic
    public static Address symbol(String name) {
        throw targetOnly();
    }

    /** The hub of a class literal's class; on the target the first word of each of its instances. */
    @Intrinsic
    public static Address hubOf(Class<?> type) {
        throw targetOnly();
    }

    /** The thread register. */
    @Intrinsic
    public static Address currentThread() {
        return new Address(SimulatedMemory.currentThread());
    }

    /** Sets the thread register. */
    @Intrinsic
    public static void setCurrentThread(Address thread) {
        SimulatedMemory.setCurrentThread(thread.value());
    }

    /** The stack pointer in the body of the calling method. The method is never inlined. */
    @Intrinsic
    public static Address stackPointer() {
        throw targetOnly();
    }

    /**
     * Where the calling method's return address lies: one word below its caller's stack pointer. The start of every stack
     * walk. The method is never inlined.
     */
    @Intrinsic
    public static Address returnAddressSlot() {
        throw targetOnly();
    }

    /**
     * Continues at {@code handler} with the stack pointer {@code stackPointer} and {@code exception} where handlers expect it.
     * Does not return.
     */
    @Intrinsic
    public static void jumpToHandler(Address handler, Address stackPointer, Throwable exception) {
        throw targetOnly();
    }

    /** Calls the static method without parameters and result whose code is at {@code code}. */
    @Intrinsic
    public static void call(Address code) {
        throw targetOnly();
    }

    /** Full memory fence. */
    @Intrinsic
    public static void fence() {
        SimulatedMemory.fence();
    }

    /** Tells the processor that this is a spin loop. */
    @Intrinsic
    public static void pause() {
        Thread.onSpinWait();
    }

    /** Makes 64 bytes of memory zero, with a register of vectors: for who may use these. */
    @Intrinsic
    public static void clear64(Address at) {
        for (int i = 0; i < 64; i += 8) {
            at.plus(i).storeLong(0);
        }
    }

    /** Copies 256 bytes of memory, of which neither end may lie in the other, with registers of vectors: for who may use these. */
    @Intrinsic
    public static void copy256(Address to, Address from) {
        for (int i = 0; i < 256; i += 8) {
            to.plus(i).storeLong(from.plus(i).loadLong());
        }
    }

    /** The time stamp counter. */
    @Intrinsic
    public static long timestamp() {
        return System.nanoTime();
    }

    /** One register of {@code cpuid} for a leaf and subleaf: 0 eax, 1 ebx, 2 ecx, 3 edx (an int literal). Intel SDM vol. 2A, CPUID. */
    @Intrinsic
    public static int cpuid(int leaf, int subleaf, int register) {
        throw targetOnly();
    }

    /** Raises the breakpoint exception. */
    @Intrinsic
    public static void breakpoint() {
        throw targetOnly();
    }

    /** Raises the invalid opcode exception: {@code ud2}. */
    @Intrinsic
    public static void invalidOpcode() {
        throw targetOnly();
    }

    static UnsupportedOperationException targetOnly() {
        return new UnsupportedOperationException("exists on the target only");
    }
}
