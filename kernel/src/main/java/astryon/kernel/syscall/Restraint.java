package astryon.kernel.syscall;

/** How many reports are made: some at once, and then one now and again. Who dies again and again would push all else out of the log. */
final class Restraint {
    static final int AT_ONCE = 16;
    static final long NANOS_EACH = 2_000_000_000L;

    /** When all that were made have been paid for, each by so much time. */
    private long paidAt;
    private int leftOut;

    /** Whether one more is made. */
    boolean admits(long now) {
        long since = Math.max(paidAt, now);
        if (since - now > (AT_ONCE - 1) * NANOS_EACH) {
            leftOut++;
            return false;
        }
        paidAt = since + NANOS_EACH;
        return true;
    }

    /** How many were left out since this was asked last. */
    int takeLeftOut() {
        int count = leftOut;
        leftOut = 0;
        return count;
    }
}
