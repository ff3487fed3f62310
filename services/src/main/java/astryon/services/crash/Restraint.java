package astryon.services.crash;

import java.util.HashMap;
import java.util.Map;

/** Reports of one program are no more than so many a minute: it could push out those of others. */
final class Restraint {
    static final int MOST = 8;
    static final long MINUTE = 60_000_000_000L;

    private final Map<Long, Count> counts = new HashMap<>();

    private record Count(long since, int reports) {
    }

    /** Whether one more may be kept, of who has a badge. */
    boolean admits(long badge, long nanos) {
        Count known = counts.get(badge);
        Count count = known == null || nanos - known.since >= MINUTE ? new Count(nanos, 0) : known;
        counts.put(badge, new Count(count.since, Math.min(MOST, count.reports) + 1));
        return count.reports < MOST;
    }
}
