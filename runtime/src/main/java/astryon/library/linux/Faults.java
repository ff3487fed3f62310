package astryon.library.linux;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.thread.ThreadState;
import astryon.unwind.Failures;
import astryon.unwind.Unwinder;

/**
 * Turns memory faults of compiled code into exceptions. Null checks in front of accesses near address zero are left out by
 * the compiler; the access faults instead, and the handler makes it look as if the faulting instruction had called the
 * method that throws. sigaction(2), sigaltstack(2).
 */
final class Faults {
    private static final int RT_SIGACTION = 13;
    private static final int SIGALTSTACK = 131;
    private static final int MMAP = 9;
    private static final int SIGSEGV = 11;
    private static final long SIGINFO_ONSTACK_RESTORER_NODEFER = 0x4L | 0x0800_0000L | 0x0400_0000L | 0x4000_0000L;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final long STACK_BYTES = 0x1_0000;
    private static final long NULL_AREA = 4096;

    /** Offset of the faulting address in {@code siginfo_t}. */
    private static final int FAULT_ADDRESS = 16;
    /** Offsets of the saved registers in {@code ucontext_t} (x86-64). */
    private static final int SAVED_RSP = 160;
    private static final int SAVED_RIP = 168;

    private Faults() {
    }

    @Assembled("astryon.compiler.x64.ProcessEntry#signalReturn")
    @Export("astryon.signal.return")
    static native void signalReturn();

    /** Gives the current thread a stack for the handler; used again by the thread that later has its state. */
    static Address useStack() {
        ThreadState thread = ThreadState.current();
        if (thread.signalStack.isZero()) {
            thread.signalStack = new Address(Machine.syscall(MMAP, 0, STACK_BYTES, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0));
        }
        Address area = thread.signalStack;
        area.storeAddress(area.plus(64));
        area.plus(8).storeLong(0);
        area.plus(16).storeLong(STACK_BYTES - 64);
        Machine.syscall(SIGALTSTACK, area.value(), 0, 0, 0, 0, 0);
        return area;
    }

    /** Installs the handler, for all threads. */
    static void install() {
        Address area = useStack();
        area.storeAddress(Machine.symbol("astryon.signal"));
        area.plus(8).storeLong(SIGINFO_ONSTACK_RESTORER_NODEFER);
        area.plus(16).storeAddress(Machine.symbol("astryon.signal.return"));
        area.plus(24).storeLong(0);
        Machine.syscall(RT_SIGACTION, SIGSEGV, area.value(), 0, 8, 0, 0);
    }

    /** The handler; Linux passes the arguments where Java methods want them. */
    @Export("astryon.signal")
    @Uninterruptible(reason = "the interrupted code is in the middle of anything")
    static void handle(int signal, Address facts, Address context) {
        Address at = context.plus(SAVED_RIP).loadAddress();
        long address = facts.plus(FAULT_ADDRESS).loadLong();
        if (address >= 0 && address < NULL_AREA && Unwinder.table().find(at)) {
            Address stack = context.plus(SAVED_RSP).loadAddress().minus(8);
            stack.storeAddress(at.plus(1));
            context.plus(SAVED_RSP).storeAddress(stack);
            context.plus(SAVED_RIP).storeAddress(Machine.symbol("astryon.fault.null"));
            return;
        }
        if (GuardedStack.endsAt(address) && Unwinder.table().find(at)) {
            // The method has not begun: its caller has called what throws instead.
            GuardedStack.open();
            context.plus(SAVED_RSP).storeAddress(context.plus(SAVED_RSP).loadAddress().plus(Unwinder.table().frameSize()));
            context.plus(SAVED_RIP).storeAddress(Machine.symbol("astryon.fault.stack"));
            return;
        }
        // Not ours: with the default action back in place the same access ends the program as it would any other.
        Address action = facts;
        action.storeLong(0);
        action.plus(8).storeLong(0);
        action.plus(16).storeLong(0);
        action.plus(24).storeLong(0);
        Machine.syscall(RT_SIGACTION, SIGSEGV, action.value(), 0, 8, 0, 0);
    }

    /** Continues here as if called from the faulting instruction. */
    @NoInline
    @Export("astryon.fault.null")
    static void nullReference() {
        Failures.nullReference();
    }
}
