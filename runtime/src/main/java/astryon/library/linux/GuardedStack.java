package astryon.library.linux;

import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.StackGuard;
import astryon.magic.Uninterruptible;
import astryon.thread.ThreadState;
import astryon.unwind.Unwinder;

/** Stacks of known limits, whose end is an error that the program can handle: see {@link StackGuard}. mmap(2), mprotect(2). */
final class GuardedStack {
    private static final int MMAP = 9;
    private static final int MPROTECT = 10;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS_NORESERVE_STACK = 0x2 | 0x20 | 0x4000 | 0x2_0000;

    private GuardedStack() {
    }

    /** The lowest address of a stack with a guard below it; zero if there is no memory. */
    @Uninterruptible(reason = "called where the list of threads is being changed")
    static Address allocate(long bytes) {
        long guard = Machine.syscall(MMAP, 0, StackGuard.BYTES + bytes, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE_STACK, -1, 0);
        if (guard < 0 || Machine.syscall(MPROTECT, guard, StackGuard.BYTES, 0, 0, 0, 0) < 0) {
            return new Address(0);
        }
        return new Address(guard + StackGuard.BYTES);
    }

    /** Whether {@code address} is where the current thread's stack ends, but for the last. */
    @Uninterruptible(reason = "asked when memory has trapped")
    static boolean endsAt(long address) {
        Address start = ThreadState.current().stackStart;
        long below = start.value() - address;
        return !start.isZero() && below > 0 && below <= StackGuard.BYTES - StackGuard.LAST;
    }

    /** Room for making the error. */
    @Uninterruptible(reason = "called when memory has trapped")
    static void open() {
        protect(READ_WRITE);
    }

    /** Continues here in place of the method for which there is no room: what is thrown leaves with the guard up again. */
    @NoInline
    @Export("astryon.fault.stack")
    static void overflow() {
        StackOverflowError error = new StackOverflowError();
        protect(0);
        Unwinder.raise(error, Machine.returnAddressSlot());
    }

    @Uninterruptible(reason = "called when memory has trapped")
    private static void protect(int protection) {
        long bytes = StackGuard.BYTES - StackGuard.LAST;
        Machine.syscall(MPROTECT, ThreadState.current().stackStart.value() - bytes, bytes, protection, 0, 0, 0);
    }
}
