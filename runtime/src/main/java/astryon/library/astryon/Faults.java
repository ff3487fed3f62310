package astryon.library.astryon;

import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.unwind.Failures;
import astryon.unwind.Unwinder;

/** Checks for null and for the end of the stack are left to the hardware; the kernel hands their faults back as calls of this. */
final class Faults {
    private Faults() {
    }

    static void install() {
        Calls.faultEntries(Machine.symbol("astryon.check.null"), Machine.symbol("astryon.check.stack"));
    }

    /** Continues here as if called from the faulting instruction. */
    @NoInline
    @Export("astryon.check.null")
    static void nullReference() {
        Failures.nullReference();
    }

    /** Continues here in place of the method for which there is no room: makes some, and throws. */
    @Assembled("astryon.compiler.x64.ProcessEntry#stackEnd")
    @Export("astryon.check.stack")
    private static native void stackEnd();

    @NoInline
    @Export("astryon.stack.open")
    @Uninterruptible(reason = "the stack has ended")
    static boolean open() {
        return GuardedStack.open(Machine.returnAddressSlot());
    }

    /** There is no memory for more of the stack, or for the error. */
    @NoInline
    @Export("astryon.stack.memory")
    @Uninterruptible(reason = "the stack has ended")
    static void outOfMemory() {
        Unwinder.raise(Failures.OUT_OF_MEMORY, Machine.returnAddressSlot());
    }

    /** What is thrown leaves with the guard up again. */
    @NoInline
    @Export("astryon.stack.overflow")
    static void overflow() {
        StackOverflowError error = new StackOverflowError();
        GuardedStack.close();
        Unwinder.raise(error, Machine.returnAddressSlot());
    }
}
