package astryon.kernel.sched;

import astryon.magic.Inline;
import astryon.magic.NoInline;

/**
 * Deadlines to come, the earliest on top: a leftist heap (Crane 1972), linked through the alarms themselves. None is before the one above it, and it is never further to the end on the right than on the
 * left, so the way along the right is as short as the logarithm of their number, and all that is done is done there.
 */
final class Alarms {
    static final long NEVER = Long.MAX_VALUE;

    private Alarm top;

    /** The earliest time, or {@link #NEVER}. */
    long first() {
        return top == null ? NEVER : top.time;
    }

    /** Takes out the earliest; there must be one. */
    Alarm takeFirst() {
        Alarm alarm = top;
        take(alarm);
        return alarm;
    }

    /** It is not here. */
    void add(Alarm alarm, long time) {
        alarm.time = time;
        alarm.isSet = true;
        alarm.rank = 1;
        top = merge(top, alarm);
        top.above = null;
    }

    /** Removes it if it is here. */
    @Inline
    void remove(Alarm alarm) {
        if (alarm.isSet) {
            take(alarm);
        }
    }

    @NoInline
    private void take(Alarm alarm) {
        Alarm rest = merge(alarm.left, alarm.right);
        Alarm above = alarm.above;
        if (rest != null) {
            rest.above = above;
        }
        if (above == null) {
            top = rest;
        } else if (above.left == alarm) {
            above.left = rest;
        } else {
            above.right = rest;
        }
        for (Alarm step = above; step != null && settle(step);) {
            step = step.above;
        }
        alarm.isSet = false;
        alarm.above = null;
        alarm.left = null;
        alarm.right = null;
    }

    /** One heap of two, either of which may be null; what is above its top is left to the caller. */
    private static Alarm merge(Alarm one, Alarm other) {
        Alarm first = one;
        Alarm second = other;
        Alarm root = null;
        Alarm last = null;
        while (first != null && second != null) {
            if (second.time < first.time) {
                Alarm later = first;
                first = second;
                second = later;
            }
            if (last == null) {
                root = first;
            } else {
                last.right = first;
                first.above = last;
            }
            last = first;
            first = first.right;
        }
        Alarm rest = first != null ? first : second;
        if (last == null) {
            return rest;
        }
        last.right = rest;
        if (rest != null) {
            rest.above = last;
        }
        while (last != root) {
            settle(last);
            last = last.above;
        }
        settle(root);
        return root;
    }

    /** What is below it has changed: the nearer end is on the right. Whether it is nearer or further than before. */
    private static boolean settle(Alarm alarm) {
        if (rank(alarm.left) < rank(alarm.right)) {
            Alarm right = alarm.left;
            alarm.left = alarm.right;
            alarm.right = right;
        }
        int before = alarm.rank;
        alarm.rank = rank(alarm.right) + 1;
        return alarm.rank != before;
    }

    private static int rank(Alarm alarm) {
        return alarm == null ? 0 : alarm.rank;
    }
}
