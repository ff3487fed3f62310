package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** A thread's registers on their way to a program's memory and back: the first {@link #BYTES} of a {@link Context}, whose offsets are part of the binary interface. */
final class Registers {
    static final int BYTES = 192;
    private static final int WORDS = BYTES / 8;
    private static final int ELEMENTS = 16;
    /** Status flags, trap, direction, resume, alignment check, identification. */
    private static final long USER_FLAGS = 0x25_4dd5 & ~0x3000L;
    /** Interrupts on, and the bit that is always one. */
    private static final long FIXED_FLAGS = 0x202;

    private static final long[] COPY = new long[WORDS];

    private Registers() {
    }

    /** Throws {@link KernelError} if the memory cannot be had. */
    static void save(Thread thread, boolean current, Address to) {
        Context context = thread.context;
        if (current) {
            Fpu.saveBases(context);
        }
        if (context.register(Context.VECTOR) == Context.SYSTEM_CALL) {
            // What the instruction itself did to them.
            context.setRegister(Context.RCX, context.register(Context.RIP));
            context.setRegister(Context.R11, context.register(Context.RFLAGS));
        }
        UserRange.copyOut(to, context.start(), new Size(BYTES));
    }

    /** All of them from memory; throws {@link KernelError} if that cannot be read, or holds what a program cannot have. */
    static void load(Thread thread, boolean current, Address from) {
        UserRange.copyIn(Address.of(COPY).plus(ELEMENTS), from, new Size(BYTES));
        requireUsers(COPY[Context.RIP / 8]);
        requireUsers(COPY[Context.RSP / 8]);
        requireUsers(COPY[Context.FS_BASE / 8]);
        requireUsers(COPY[Context.GS_BASE / 8]);
        Context context = thread.context;
        for (int offset = 0; offset <= Context.RAX; offset += 8) {
            context.setRegister(offset, COPY[offset / 8]);
        }
        context.setRegister(Context.RIP, COPY[Context.RIP / 8]);
        context.setRegister(Context.RSP, COPY[Context.RSP / 8]);
        context.setRegister(Context.RFLAGS, COPY[Context.RFLAGS / 8] & USER_FLAGS | FIXED_FLAGS);
        context.setRegister(Context.FS_BASE, COPY[Context.FS_BASE / 8]);
        context.setRegister(Context.GS_BASE, COPY[Context.GS_BASE / 8]);
        // All are to be resumed, not only those that a system call keeps.
        context.setRegister(Context.VECTOR, Context.FRESH);
        if (current) {
            Fpu.loadBases(context);
        }
    }

    private static void requireUsers(long address) {
        if (address < 0 || address > UserSpace.END) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
    }
}
