package astryon.monitor;

import astryon.unwind.Failures;

/** {@code wait} and {@code notify} of objects as Java programs see them. */
public final class Waiting {
    private static final String NOT_OWNER = "current thread is not owner";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Waiting() {
    }

    public static void await(Object object, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        long nanos = millis == 0 || millis > Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI;
        int outcome = Locks.await(object, nanos);
        if (outcome == Locks.NOT_OWNER) {
            throw new IllegalMonitorStateException(NOT_OWNER);
        }
        if (outcome == Locks.INTERRUPTED) {
            throw new InterruptedException();
        }
        if (outcome == Locks.NOWHERE) {
            Locks.giveWay(object);
        }
    }

    public static void wake(Object object, boolean all) {
        if (!Locks.wake(object, all)) {
            throw new IllegalMonitorStateException(NOT_OWNER);
        }
    }

    /** Never 0. */
    public static int identityHash(Object object) {
        int hash = Locks.identityHash(object);
        if (hash == 0) {
            throw Failures.OUT_OF_MEMORY;
        }
        return hash;
    }
}
