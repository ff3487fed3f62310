package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Size;

/**
 * System calls of another system's programs. A thread names the code that makes native calls; a {@code syscall} from anywhere else, and a fault
 * there, saves the registers to memory of the program's own and goes on at an entry, whose code does what is wanted and resumes. It confers no
 * authority: what the entry's code may do is what the process's handles allow.
 */
final class Redirect {
    /** In rsi at the entry: a system call; else the vector of a fault. */
    private static final long SYSTEM_CALL = -1;

    private Redirect() {
    }

    static long set(Thread thread, long entry, long area, long start, long end) {
        if (entry != 0 && (!isUsers(entry, 1) || !isUsers(area, Registers.BYTES) || (area & 7) != 0 || !isUsers(start, 1) || !isUsers(end, 0))) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        thread.context.setRegister(Context.REDIRECT, entry);
        thread.redirectArea = new Address(area);
        thread.nativeStart = new Address(start);
        thread.nativeEnd = new Address(end);
        return 0;
    }

    private static boolean isUsers(long start, long bytes) {
        return UserSpace.contains(new Address(start), new Size(bytes));
    }

    static long resume(Thread thread, long area) {
        Registers.load(thread, true, new Address(area));
        return SystemCalls.stored();
    }

    /** Whether the instruction that the thread is at is a foreigner's. */
    @NoInline
    static boolean applies(Thread thread) {
        Address at = new Address(thread.context.register(Context.RIP));
        return thread.context.register(Context.REDIRECT) != 0 && !(thread.nativeStart.isBelow(at) && at.isAtOrBelow(thread.nativeEnd));
    }

    /** A system call goes on at the entry; false if its registers cannot be saved. */
    static boolean systemCall(Thread thread) {
        return perform(thread, SYSTEM_CALL, 0);
    }

    /** A fault at an address does. */
    static boolean fault(Thread thread, int vector, Address address) {
        return perform(thread, vector, address.value());
    }

    private static boolean perform(Thread thread, long reason, long detail) {
        try {
            Registers.save(thread, true, thread.redirectArea);
        } catch (KernelError noArea) {
            return false;
        }
        Context context = thread.context;
        context.setRegister(Context.RIP, context.register(Context.REDIRECT));
        context.setRegister(Context.RDI, thread.redirectArea.value());
        context.setRegister(Context.RSI, reason);
        context.setRegister(Context.RDX, detail);
        return true;
    }
}
