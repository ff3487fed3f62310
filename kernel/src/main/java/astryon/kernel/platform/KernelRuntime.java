package astryon.kernel.platform;

import astryon.heap.TypeTests;
import astryon.heap.Unwinder;
import astryon.kernel.mem.Objects;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.RuntimeCall;
import astryon.magic.RuntimeEntry;

/** What compiled code of the kernel calls. */
final class KernelRuntime {
    private static final String NO_LOCKS = "an object's lock is used in the kernel, which has one lock for all";

    private KernelRuntime() {
    }

    @RuntimeEntry(RuntimeCall.NEW_OBJECT)
    static Object newObject(Address hub) {
        return Objects.newObject(hub);
    }

    @RuntimeEntry(RuntimeCall.NEW_ARRAY)
    static Object newArray(Address hub, int length) {
        return Objects.newArray(hub, length);
    }

    @RuntimeEntry(RuntimeCall.NEW_MULTI_ARRAY)
    static Object newMultiArray(Address hub, int[] lengths) {
        Panic.cannotContinue("the kernel frees arrays one by one and so makes them one by one");
        return null;
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW)
    static void raise(Throwable exception) {
        Unwinder.raise(exception, Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_NULL)
    static void nullReference() {
        Panic.check("null reference", 0, 0, Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_BOUNDS)
    static void indexOutOfBounds(int index, int length) {
        Panic.check("index out of bounds: index, length", index, length, Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_DIVISION)
    static void divisionByZero() {
        Panic.check("division by zero", 0, 0, Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_CAST)
    static void badCast(Object object, Address hub) {
        Panic.check("bad cast: object, class", Address.of(object).value(), hub.value(), Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_SIZE)
    static void negativeSize(int length) {
        Panic.check("negative array size", length, 0, Machine.returnAddressSlot());
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW_STORE)
    static void badStore(Object value) {
        Panic.check("bad array store: value", Address.of(value).value(), 0, Machine.returnAddressSlot());
    }

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
