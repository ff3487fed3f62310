package astryon.sys;

import astryon.abi.ClockPage;
import astryon.magic.Inline;
import astryon.magic.Machine;

/** The time, without a system call. */
public final class SystemClock {
    private SystemClock() {
    }

    /** Nanoseconds since the kernel started: what {@code CLOCK_READ} yields. */
    @Inline
    public static long nanos() {
        return new ClockPage(ClockPage.ADDRESS).nanosAt(Machine.timestamp());
    }

    /** Nanoseconds since 1970-01-01T00:00Z. */
    public static long wallNanos() {
        return new ClockPage(ClockPage.ADDRESS).wall() + nanos();
    }
}
