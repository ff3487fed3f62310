package astryon.services.selftest;

import astryon.services.kit.Console;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** What must be so. If it is not, the program says what and ends. */
final class Check {
    private Check() {
    }

    static void that(boolean condition, String what) {
        if (!condition) {
            new Console(Startup.block().log()).line("# failed: ".concat(what));
            Calls.processExit(1);
        }
    }

    static void equal(long actual, long expected, String what) {
        if (actual != expected) {
            new Console(Startup.block().log()).line("# failed: " + what + ": " + actual + ", expected " + expected);
            Calls.processExit(1);
        }
    }
}
