package astryon.kernel.syscall;

import astryon.kernel.arch.Context;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** Compiled code leaves null checks to the hardware: a fault where its code table has a row becomes a call of its throwing routine. */
final class NullFault {
    private static final long[] RETURN_ADDRESS = new long[1];

    private NullFault() {
    }

    /** Whether the thread, which just accessed the first page, has somewhere to go on. */
    static boolean redirect(Thread thread) {
        Address entry = thread.process.nullEntry();
        if (entry.isZero() || !CrashReport.hasRow(thread)) {
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
}
