package astryon.library;

import java.time.Duration;

/** How long a thread is to wait, in nanoseconds, from what the methods of {@code Thread} are given; for ever is {@code Long.MAX_VALUE}. */
final class Delays {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Delays() {
    }

    static long nanos(long millis) {
        return nanos(millis, 0);
    }

    static long nanos(long millis, int nanos) {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos >= NANOS_PER_MILLI) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        return millis >= Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI + nanos;
    }

    static long nanos(Duration duration) {
        return duration.getSeconds() >= Long.MAX_VALUE / NANOS_PER_SECOND ? Long.MAX_VALUE : duration.toNanos();
    }
}
