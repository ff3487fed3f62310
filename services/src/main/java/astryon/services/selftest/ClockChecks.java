package astryon.services.selftest;

import astryon.abi.ClockPage;
import astryon.magic.Address;
import astryon.sys.Calls;
import astryon.sys.SystemClock;

/** The clock page agrees with the call, and knows what day it is. */
final class ClockChecks {
    private static final int ROUNDS = 1000;
    private static final int WORD = 8;
    private static final long PAGE = 4096;
    private static final int USED = 40;
    /** 2024-01-01 and 2124-01-01, in seconds since 1970. */
    private static final long EARLIEST = 1_704_067_200L;
    private static final long LATEST = 4_859_740_800L;
    private static final long NANOS = 1_000_000_000;

    private ClockChecks() {
    }

    static void run() {
        for (int i = 0; i < ROUNDS; i++) {
            long before = SystemClock.nanos();
            long called = Calls.clockRead();
            long after = SystemClock.nanos();
            Check.that(before <= called && called <= after, "the page and the call show the same time");
        }
        long now = SystemClock.wallNanos() / NANOS;
        Check.that(now >= EARLIEST && now < LATEST, "the day is known");
        for (long at = USED; at < PAGE; at += WORD) {
            Check.equal(new Address(ClockPage.ADDRESS).plus(at).loadLong(), 0, "there is nothing else on the page");
        }
    }
}
