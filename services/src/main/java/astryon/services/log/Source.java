package astryon.services.log;

import astryon.services.kit.RecordRing;

/**
 * One who writes to the log, with room of its own, so that it pushes out nobody's records but its own; and no faster than it may: a bucket of tokens (Turner 1986) of which each record takes one. What
 * came when there was none is counted.
 */
final class Source {
    /** Records that may come at once, and how long it takes until another one may. */
    static final int MOST_AT_ONCE = 256;
    static final long NANOS_PER_RECORD = 20_000_000;

    final String name;
    final RecordRing ring;
    private long tokens = MOST_AT_ONCE;
    private long filledNanos;
    private long dropped;

    Source(String name, RecordRing ring) {
        this.name = name;
        this.ring = ring;
    }

    /** Whether one more record may come, which is then taken; otherwise it is counted. */
    boolean admits(long nanos) {
        fill(nanos);
        if (tokens == 0) {
            dropped++;
            return false;
        }
        tokens--;
        return true;
    }

    private void fill(long nanos) {
        long more = (nanos - filledNanos) / NANOS_PER_RECORD;
        if (more > 0) {
            tokens = Math.min(MOST_AT_ONCE, tokens + more);
            filledNanos = tokens == MOST_AT_ONCE ? nanos : filledNanos + more * NANOS_PER_RECORD;
        }
    }

    /** How many were not taken, once there may be a record that tells of it, which is then taken. */
    long takeDropped(long nanos) {
        fill(nanos);
        if (tokens == 0 || dropped == 0) {
            return 0;
        }
        tokens--;
        long count = dropped;
        dropped = 0;
        return count;
    }
}
