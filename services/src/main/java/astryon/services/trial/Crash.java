package astryon.services.trial;

import astryon.magic.Address;
import astryon.magic.NoInline;

/** Touches memory that is not there, some calls deep. */
final class Crash {
    private static final long NOWHERE = 0x1234_5678_9000L;

    private Crash() {
    }

    @NoInline
    static long descend(String name, int left) {
        long sum = left * 1000L;
        if (left == 0) {
            return touch(sum);
        }
        return sum + descend("inner", left - 1);
    }

    /** Inlined into the above. */
    private static long touch(long offset) {
        return new Address(NOWHERE + offset).loadLong();
    }
}
