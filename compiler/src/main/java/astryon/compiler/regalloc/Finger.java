package astryon.compiler.regalloc;

import java.util.Arrays;

/** Finds the interval of a range at a position. */
final class Finger {
    private final Interval only;
    private final Interval[] intervals;
    private final int[] starts;

    Finger(LiveRange range) {
        only = range.first.next == null ? range.first : null;
        int count = 0;
        for (Interval interval = range.first; interval != null && only == null; interval = interval.next) {
            count++;
        }
        intervals = new Interval[count];
        starts = new int[count];
        count = 0;
        for (Interval interval = range.first; interval != null && only == null; interval = interval.next) {
            intervals[count] = interval;
            starts[count++] = interval.from;
        }
    }

    Interval at(int position) {
        if (only != null) {
            return only;
        }
        int found = Arrays.binarySearch(starts, position);
        return intervals[found >= 0 ? found : Math.max(0, -found - 2)];
    }
}
