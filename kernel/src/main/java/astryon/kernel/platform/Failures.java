package astryon.kernel.platform;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.KernelStack;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.StackLimit;
import astryon.unwind.CodeTable;
import astryon.unwind.Unwinder;

/**
 * Failed checks and thrown exceptions of the kernel's own code, with the registers of that moment. A failed check is a defect and ends in a
 * panic; an exception goes to its handler, and only one that has none is a defect.
 */
final class Failures {
    private static final CodeTable TABLE = Unwinder.newTable();

    private Failures() {
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.raise")
    static void raise(Context context, Throwable exception) {
        if (exception == null) {
            nullReference(context);
        }
        Unwinder.raise(exception, Panic.returnAddressSlot(context), TABLE);
        Panic.uncaught(exception, context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.null")
    static void nullReference(Context context) {
        Panic.check("null reference", context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.bounds")
    static void indexOutOfBounds(Context context, int index, int length) {
        Panic.check("index out of bounds", "index", index, "length", length, context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.division")
    static void divisionByZero(Context context) {
        Panic.check("division by zero", context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.cast")
    static void badCast(Context context, Object object, Address hub) {
        Panic.check("bad cast", object, context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.size")
    static void negativeSize(Context context, int length) {
        Panic.check("negative array size", "length", length, context);
    }

    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.failed.store")
    static void badStore(Context context, Object value) {
        Panic.check("bad array store", value, context);
    }
}
