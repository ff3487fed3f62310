package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Privileged;

/** Brings a processor from what the loader left to what the kernel relies on. */
public final class Processor {
    /** Bytes of zeroed memory that {@link #initialise} takes: descriptor tables, task state, {@link PerCpu}, {@link PortPermissions}. */
    public static final int MEMORY = 5 * 4096;

    private static final int EFER = 0xc000_0080;
    private static final int STAR = 0xc000_0081;
    private static final int LSTAR = 0xc000_0082;
    private static final int SYSCALL_MASK = 0xc000_0084;
    private static final int GS_BASE = 0xc000_0101;
    private static final int KERNEL_GS_BASE = 0xc000_0102;
    private static final long EFER_SYSCALL = 1;
    private static final long EFER_NX = 1 << 11;

    /** Cleared at {@code syscall}: trap, interrupt, direction, I/O privilege, nested task, resume, alignment check. */
    private static final long FLAGS_CLEARED = 0x57700;

    private static final long CR0_MONITOR = 1 << 1;
    private static final long CR0_EMULATE = 1 << 2;
    private static final long CR0_TASK_SWITCHED = 1 << 3;
    private static final long CR0_NUMERIC_ERROR = 1 << 5;
    private static final long CR0_WRITE_PROTECT = 1 << 16;
    private static final long CR4_GLOBAL = 1 << 7;
    private static final long CR4_FXSAVE = 1 << 9;
    private static final long CR4_SSE_EXCEPTIONS = 1 << 10;
    private static final long CR4_UMIP = 1 << 11;
    private static final long CR4_FSGSBASE = 1 << 16;
    private static final long CR4_XSAVE = 1 << 18;
    private static final long CR4_SMEP = 1 << 20;
    private static final long CR4_SMAP = 1 << 21;

    /** Describes an interrupt table without entries, in so many bytes behind the array's header. */
    private static final byte[] NO_TABLE = new byte[10];
    private static final int ELEMENTS = 12;

    private static final int INTERRUPT_TABLE = 0;
    private static final int SEGMENTS = 4096;
    private static final int TASK_STATE = SEGMENTS + 128;
    private static final int POINTER = SEGMENTS + 512;
    private static final int PER_CPU = SEGMENTS + 1024;
    private static final int PORT_MAP = 2 * 4096;

    private static boolean traced;

    private Processor() {
    }

    /** No-execute must be on before tables that use its bit are loaded. */
    public static void enableNoExecute() {
        Privileged.writeMsr(EFER, Privileged.readMsr(EFER) | EFER_SYSCALL | (Features.noExecute() ? EFER_NX : 0));
        Privileged.writeCr0(Privileged.readCr0() & ~(CR0_EMULATE | CR0_TASK_SWITCHED) | CR0_WRITE_PROTECT | CR0_MONITOR | CR0_NUMERIC_ERROR);
    }

    /** Where in the memory of {@link #initialise} the processor's block is. */
    public static PerCpu block(Address memory) {
        return new PerCpu(memory.plus(PER_CPU).value());
    }

    /**
     * Loads descriptors, system call entry and features. {@code memory} is {@link #MEMORY} bytes of zeroes; the stacks are
     * given by their upper ends, {@code catastropheStacks} 4 KiB apart for three exceptions.
     */
    public static void initialise(int index, Address memory, Address kernelStack, Address catastropheStacks) {
        Address perCpu = block(memory).start();
        Address taskState = memory.plus(TASK_STATE);
        for (int i = 0; i < 3; i++) {
            Address top = catastropheStacks.plus(4096L * i - 16);
            top.storeLong(perCpu.value());
            Descriptors.interruptStack(taskState, i + 1, top);
        }
        perCpu.plus(PerCpu.SELF).storeLong(perCpu.value());
        perCpu.plus(PerCpu.INDEX).storeInt(index);
        perCpu.plus(PerCpu.KERNEL_STACK).storeLong(kernelStack.value());
        perCpu.plus(PerCpu.TASK_STATE).storeLong(taskState.value());
        perCpu.plus(PerCpu.PORT_MAP).storeLong(memory.plus(PORT_MAP).value());
        perCpu.plus(PerCpu.HAS_SMAP).storeLong(Features.smap() ? 1 : 0);
        PortPermissions.initialise(memory.plus(PORT_MAP));
        Descriptors.load(memory.plus(SEGMENTS), taskState, PORT_MAP - TASK_STATE, memory.plus(POINTER));
        Entry.reloadSegments();
        InterruptTable.load(memory.plus(INTERRUPT_TABLE), memory.plus(POINTER));

        long cr4 = Privileged.readCr4() | CR4_FXSAVE | CR4_SSE_EXCEPTIONS;
        cr4 |= Features.globalPages() ? CR4_GLOBAL : 0;
        cr4 |= Features.smep() ? CR4_SMEP : 0;
        cr4 |= Features.smap() ? CR4_SMAP : 0;
        cr4 |= Features.umip() ? CR4_UMIP : 0;
        cr4 |= Features.fsGsBase() ? CR4_FSGSBASE : 0;
        cr4 |= Features.xsave() ? CR4_XSAVE : 0;
        Privileged.writeCr4(cr4);
        Fpu.initialise();

        Privileged.writeMsr(GS_BASE, perCpu.value());
        Privileged.writeMsr(KERNEL_GS_BASE, 0);
        Privileged.writeMsr(STAR, (long) Selectors.USER_ORIGIN << 48 | (long) Selectors.KERNEL_CODE << 32);
        Privileged.writeMsr(LSTAR, Machine.symbol("astryon.kernel.enter").value());
        Privileged.writeMsr(SYSCALL_MASK, FLAGS_CLEARED);
        Machine.setCurrentThread(perCpu);
    }

    /** From now on other processors run, too: system calls take the kernel's lock first. The only one never asks whether there are others. */
    public static void shareKernel() {
        Privileged.writeMsr(LSTAR, (traced ? Machine.symbol("astryon.kernel.enterTraced") : Machine.symbol("astryon.kernel.enterShared")).value());
    }

    /** Whether system calls are to be recorded: on each processor as soon as it looks by {@link #enterSystemCalls}. */
    public static void traceSystemCalls(boolean wanted) {
        traced = wanted;
    }

    /** System calls of the executing processor come in as they should by now. */
    public static void enterSystemCalls() {
        if (traced || Processors.several()) {
            shareKernel();
        } else {
            Privileged.writeMsr(LSTAR, Machine.symbol("astryon.kernel.enter").value());
        }
    }

    /** Stops for good. */
    public static void stop() {
        Privileged.disableInterrupts();
        while (true) {
            Privileged.halt();
        }
    }

    /** An exception that nobody handles, nor the failure to handle it: the processor shuts down, and the board starts it again (Intel SDM vol. 3A, 6.15, interrupt 8). */
    public static void shutDown() {
        Privileged.disableInterrupts();
        Privileged.loadIdt(Address.of(NO_TABLE).plus(ELEMENTS));
        new Address(ELEMENTS).storeByte((byte) 0);
        stop();
    }

    /** The address that the last page fault was about. */
    public static Address faultAddress() {
        return new Address(Privileged.readCr2());
    }
}
