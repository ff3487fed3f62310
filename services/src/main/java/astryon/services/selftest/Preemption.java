package astryon.services.selftest;

import astryon.sys.Calls;
import astryon.sys.SystemClock;

/** Spins without a system call for several slices, with values in floating-point registers that another process's would betray. */
final class Preemption {
    private static final long NANOS = 60_000_000;

    private Preemption() {
    }

    static void run(double factor) {
        double value = 1.0;
        long end = SystemClock.nanos() + NANOS;
        do {
            for (int i = 0; i < 100_000; i++) {
                value = value * factor;
                value = value / factor;
            }
        } while (value == 1.0 && SystemClock.nanos() < end);
        Calls.processExit(value == 1.0 ? 0 : 1);
    }
}
