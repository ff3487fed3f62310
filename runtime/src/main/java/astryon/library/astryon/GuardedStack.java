package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.StackGuard;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Platform;
import astryon.sys.Startup;
import astryon.thread.ThreadState;

/** Stacks of known limits, whose end is an error that the program can handle: see {@link StackGuard}. */
final class GuardedStack {
    /** What making the error takes, and to spare: who needs more finds out as at the end of the stack. */
    private static final long ROOM = 2L * StackGuard.RESERVE;
    private static final long FIRST = StackGuard.RESERVE + UserSpace.PAGE;

    private GuardedStack() {
    }

    /**
     * The lowest address of a stack with a guard below it; zero if there is no memory. What is never used of it costs nothing. Memory is committed as far as the checks of
     * the first methods look ahead, which nobody catches: later ones find out when there is no more.
     */
    @Uninterruptible(reason = "called where the list of threads is being changed")
    static Address allocate(long bytes) {
        Size size = new Size(StackGuard.BYTES + bytes);
        Handle process = Startup.block().process();
        Handle memory = Calls.memoryReserve(size);
        Address guard = Calls.memoryMap(process, memory, new Address(0), 0, size, Protection.READ | Protection.WRITE);
        Calls.handleClose(memory);
        if (guard.value() < 0) {
            return new Address(0);
        }
        Address start = guard.plus(StackGuard.BYTES);
        if (Calls.memoryProtect(process, guard, new Size(StackGuard.BYTES), Protection.NONE) < 0
                || !Platform.commit(start.plus(bytes - FIRST), FIRST)) {
            Calls.memoryUnmap(process, guard, size);
            return new Address(0);
        }
        return start;
    }

    /** Room for making the error; whether this is the stack's end, and there is memory for that. */
    @Uninterruptible(reason = "the stack has ended")
    static boolean open(Address stackPointer) {
        Address start = ThreadState.current().stackStart;
        if (!stackPointer.minus(2 * StackGuard.RESERVE).isBelow(start)) {
            return false;
        }
        protect(Protection.READ | Protection.WRITE);
        if (!Platform.commit(start.minus(ROOM), ROOM)) {
            protect(Protection.NONE);
            return false;
        }
        return true;
    }

    /** What was needed for the error is given back. */
    static void close() {
        Platform.release(ThreadState.current().stackStart.minus(ROOM), ROOM);
        protect(Protection.NONE);
    }

    @Uninterruptible(reason = "the stack may have ended")
    private static void protect(int protection) {
        long bytes = StackGuard.BYTES - StackGuard.LAST;
        Calls.memoryProtect(Startup.block().process(), ThreadState.current().stackStart.minus(bytes), new Size(bytes), protection);
    }
}
