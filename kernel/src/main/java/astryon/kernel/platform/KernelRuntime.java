package astryon.kernel.platform;

import astryon.kernel.mem.Objects;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Recursive;
import astryon.magic.RuntimeCall;
import astryon.magic.RuntimeEntry;
import astryon.object.TypeTests;

/** What compiled code of the kernel calls. */
final class KernelRuntime {
    private static final String NO_LOCKS = "an object's lock is used in the kernel, which has one lock for all";

    private static final String MAKES_EXCEPTION = "what making something makes is an exception";

    private KernelRuntime() {
    }

    @RuntimeEntry(RuntimeCall.NEW_OBJECT)
    @Recursive(most = 2, reason = MAKES_EXCEPTION)
    static Object newObject(Address hub) {
        return Objects.newObject(hub);
    }

    @RuntimeEntry(RuntimeCall.NEW_ARRAY)
    @Recursive(most = 2, reason = MAKES_EXCEPTION)
    static Object newArray(Address hub, int length) {
        return Objects.newArray(hub, length);
    }

    @RuntimeEntry(RuntimeCall.NEW_MULTI_ARRAY)
    static Object newMultiArray(Address hub, int[] lengths) {
        Panic.cannotContinue("the kernel frees arrays one by one and so makes them one by one");
        return null;
    }

    // Each of these saves the registers and calls its namesake in Failures.

    @RuntimeEntry(RuntimeCall.THROW)
    @Assembled("astryon.kernel.arch.FailureCode#raise")
    static native void raise(Throwable exception);

    @RuntimeEntry(RuntimeCall.THROW_NULL)
    @Assembled("astryon.kernel.arch.FailureCode#nullReference")
    static native void nullReference();

    @RuntimeEntry(RuntimeCall.THROW_BOUNDS)
    @Assembled("astryon.kernel.arch.FailureCode#indexOutOfBounds")
    static native void indexOutOfBounds(int index, int length);

    @RuntimeEntry(RuntimeCall.THROW_DIVISION)
    @Assembled("astryon.kernel.arch.FailureCode#divisionByZero")
    static native void divisionByZero();

    @RuntimeEntry(RuntimeCall.THROW_CAST)
    @Assembled("astryon.kernel.arch.FailureCode#badCast")
    static native void badCast(Object object, Address hub);

    @RuntimeEntry(RuntimeCall.THROW_SIZE)
    @Assembled("astryon.kernel.arch.FailureCode#negativeSize")
    static native void negativeSize(int length);

    @RuntimeEntry(RuntimeCall.THROW_STORE)
    @Assembled("astryon.kernel.arch.FailureCode#badStore")
    static native void badStore(Object value);

    @RuntimeEntry(RuntimeCall.IS_INSTANCE)
    static boolean isInstance(Object object, Address hub) {
        return TypeTests.isInstance(object, hub);
    }

    @RuntimeEntry(RuntimeCall.CAN_STORE)
    static boolean canStore(Object array, Object value) {
        return TypeTests.canStore(array, value);
    }

    @RuntimeEntry(RuntimeCall.FLOAT_REMAINDER)
    static float remainder(float a, float b) {
        Panic.cannotContinue("floating point in the kernel");
        return 0;
    }

    @RuntimeEntry(RuntimeCall.DOUBLE_REMAINDER)
    static double remainder(double a, double b) {
        Panic.cannotContinue("floating point in the kernel");
        return 0;
    }

    @RuntimeEntry(RuntimeCall.CONCAT)
    static String concat(String[] pieces) {
        Panic.cannotContinue("a string is made in the kernel: write it to the log in pieces");
        return "";
    }

    @RuntimeEntry(RuntimeCall.LOCK)
    static void lock(Object object) {
        Panic.cannotContinue(NO_LOCKS);
    }

    @RuntimeEntry(RuntimeCall.UNLOCK)
    static void unlock(Object object) {
        Panic.cannotContinue(NO_LOCKS);
    }

    @RuntimeEntry(RuntimeCall.WAIT)
    static void await(Object object, long millis) {
        Panic.cannotContinue(NO_LOCKS);
    }

    @RuntimeEntry(RuntimeCall.NOTIFY)
    static void wakeOne(Object object) {
        Panic.cannotContinue(NO_LOCKS);
    }

    @RuntimeEntry(RuntimeCall.NOTIFY_ALL)
    static void wakeAll(Object object) {
        Panic.cannotContinue(NO_LOCKS);
    }
}
