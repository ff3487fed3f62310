package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.StackGuard;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.thread.ThreadState;

/** Stacks of known limits, whose end is an error that the program can handle: see {@link StackGuard}. */
final class GuardedStack {

    private GuardedStack() {
    }

    /** The lowest address of a stack with a guard below it; zero if there is no memory. What is never used of it costs nothing. */
    @Uninterruptible(reason = "called where the list of threads is being changed")
    static Address allocate(long bytes) {
        Size size = new Size(StackGuard.BYTES + bytes);
        Handle process = Startup.block().process();
        Handle memory = Calls.memoryReserve(size);
        Address guard = Calls.memoryMap(process, memory, new Address(0), 0, size, Protection.READ | Protection.WRITE);
        Calls.handleClose(memory);
        if (guard.value() < 0 || Calls.memoryProtect(process, guard, new Size(StackGuard.BYTES), Protection.NONE) < 0) {
            return new Address(0);
        }
        return guard.plus(StackGuard.BYTES);
    }

    /** Room for making the error. */
    @Uninterruptible(reason = "the stack has ended")
    static void open() {
        protect(Protection.READ | Protection.WRITE);
    }

    static void close() {
        protect(Protection.NONE);
    }

    @Uninterruptible(reason = "the stack may have ended")
    private static void protect(int protection) {
        long bytes = StackGuard.BYTES - StackGuard.LAST;
        Calls.memoryProtect(Startup.block().process(), ThreadState.current().stackStart.minus(bytes), new Size(bytes), protection);
    }
}
