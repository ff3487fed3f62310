package astryon.start;

import astryon.heap.Allocator;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.RuntimeCall;
import astryon.magic.RuntimeEntry;
import astryon.monitor.Locks;
import astryon.monitor.Waiting;
import astryon.object.TypeTests;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;
import astryon.unwind.Failures;
import astryon.unwind.ThreadRoots;
import astryon.unwind.Unwinder;

/** What compiled code of hosted programs calls; the rows say where each is really done. */
public final class HostedRuntime {
    private HostedRuntime() {
    }

    /** Before anything else: the first thread is known, and there is a heap from here on. */
    public static void start(ThreadState thread) {
        Safepoints.start(thread);
        ThreadRoots.begin();
        Allocator.start();
    }

    @RuntimeEntry(RuntimeCall.NEW_OBJECT)
    static Object newObject(Address hub) {
        return Allocator.newObject(hub);
    }

    @RuntimeEntry(RuntimeCall.NEW_ARRAY)
    static Object newArray(Address hub, int length) {
        return Allocator.newArray(hub, length);
    }

    @RuntimeEntry(RuntimeCall.NEW_MULTI_ARRAY)
    static Object newMultiArray(Address hub, int[] lengths) {
        return Allocator.newMultiArray(hub, lengths);
    }

    @NoInline
    @RuntimeEntry(RuntimeCall.THROW)
    static void raise(Throwable exception) {
        Throwable thrown = exception == null ? new NullPointerException() : exception;
        Unwinder.raise(thrown, Machine.returnAddressSlot());
        Machine.invalidOpcode();
    }

    @RuntimeEntry(RuntimeCall.THROW_NULL)
    static void nullReference() {
        Failures.nullReference();
    }

    @RuntimeEntry(RuntimeCall.THROW_BOUNDS)
    static void indexOutOfBounds(int index, int length) {
        Failures.indexOutOfBounds(index, length);
    }

    @RuntimeEntry(RuntimeCall.THROW_DIVISION)
    static void divisionByZero() {
        Failures.divisionByZero();
    }

    @RuntimeEntry(RuntimeCall.THROW_CAST)
    static void badCast(Object object, Address hub) {
        Failures.badCast(object, hub);
    }

    @RuntimeEntry(RuntimeCall.THROW_SIZE)
    static void negativeSize(int length) {
        Failures.negativeSize(length);
    }

    @RuntimeEntry(RuntimeCall.THROW_STORE)
    static void badStore(Object value) {
        Failures.badStore(value);
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
        return (float) Remainder.of(a, b);
    }

    @RuntimeEntry(RuntimeCall.DOUBLE_REMAINDER)
    static double remainder(double a, double b) {
        return Remainder.of(a, b);
    }

    @RuntimeEntry(RuntimeCall.CONCAT)
    static String concat(String[] pieces) {
        StringBuilder all = new StringBuilder();
        for (String piece : pieces) {
            all.append(piece);
        }
        return all.toString();
    }

    @Inline
    @RuntimeEntry(RuntimeCall.LOCK)
    static void lock(Object object) {
        Locks.enter(object);
    }

    @Inline
    @RuntimeEntry(RuntimeCall.UNLOCK)
    static void unlock(Object object) {
        Locks.exit(object);
    }

    @RuntimeEntry(RuntimeCall.WAIT)
    static void await(Object object, long millis) throws InterruptedException {
        Waiting.await(object, millis);
    }

    @RuntimeEntry(RuntimeCall.NOTIFY)
    static void wakeOne(Object object) {
        Waiting.wake(object, false);
    }

    @RuntimeEntry(RuntimeCall.NOTIFY_ALL)
    static void wakeAll(Object object) {
        Waiting.wake(object, true);
    }
}
