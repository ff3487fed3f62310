package astryon.kernel.syscall;

import astryon.kernel.arch.Context;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.StackGuard;

/**
 * Compiled code leaves checks for null and for the end of the stack to the hardware: a fault where its code table has a row becomes a call of what throws.
 */
final class CheckFault {
    private static final long NULL_END = 4096;
    private static final long[] RETURN_ADDRESS = new long[1];

    private CheckFault() {
    }

    /** Whether the thread, which just accessed {@code address} in vain, has somewhere to go on. */
    static boolean redirect(Thread thread, Address address) {
        if (Long.compareUnsigned(address.value(), NULL_END) < 0) {
            return isNull(thread);
        }
        long ahead = thread.context.register(Context.RSP) - address.value();
        return ahead > 0 && ahead <= StackGuard.RESERVE && isStack(thread);
    }

    /** The thread goes on as if the instruction had called the entry. */
    private static boolean isNull(Thread thread) {
        Address entry = thread.process.nullEntry();
        if (entry.isZero() || CrashReport.frameSize(thread) < 0) {
            return false;
        }
        Context context = thread.context;
        Address stack = new Address(context.register(Context.RSP) - 8);
        RETURN_ADDRESS[0] = context.register(Context.RIP) + 1;
        try {
            UserRange.copyOut(stack, Address.of(RETURN_ADDRESS).plus(16), new Size(8));
        } catch (KernelError noStack) {
            return false;
        }
        context.setRegister(Context.RSP, stack.value());
        context.setRegister(Context.RIP, entry.value());
        return true;
    }

    /** The method for which there is no room has not begun: the thread goes on as if its caller had called the entry instead. */
    private static boolean isStack(Thread thread) {
        Address entry = thread.process.stackEntry();
        int frame = entry.isZero() ? -1 : CrashReport.frameSize(thread);
        if (frame < 0) {
            return false;
        }
        Context context = thread.context;
        context.setRegister(Context.RSP, context.register(Context.RSP) + frame);
        context.setRegister(Context.RIP, entry.value());
        return true;
    }
}
