package astryon.compiler.regalloc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stretches of positions in which a register is taken by the instructions themselves: an operand fixed to it, or a call.
 * The value that an operand puts there is no obstacle to itself.
 */
final class Obstacles {
    private int[] from = new int[8];
    private int[] to = new int[8];
    private final List<LiveRange> owners = new ArrayList<>();
    private int count;

    /** Stretches are added in ascending order of their start. */
    void add(int start, int end, LiveRange owner) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = start;
        to[count] = end;
        owners.add(owner);
        count++;
    }

    /** The first position of the interval that is taken by something else than its own value. */
    int firstConflict(Interval interval) {
        for (int span = interval.firstSpan(); span <= interval.lastSpan(); span++) {
            int start = interval.spanFrom(span);
            int end = interval.spanTo(span);
            for (int k = endingAfter(start); k < count && from[k] < end; k++) {
                if (owners.get(k) == null || owners.get(k) != interval.range) {
                    return Math.max(start, from[k]);
                }
            }
        }
        return LiveRange.NEVER;
    }

    /** Whether the next value to be put there by an operand comes to life before the interval ends: it had better come to life there. */
    boolean isWantedDuring(Interval interval) {
        int k = endingAfter(interval.from);
        LiveRange owner = k < count ? owners.get(k) : null;
        return owner != null && owner != interval.range && owner.from() < interval.to && owner.to() >= from[k] && from[k] <= interval.to + 2;
    }

    /** Whether any stretch touches the positions between the two. */
    boolean touches(int start, int end) {
        int k = endingAfter(start);
        return k < count && from[k] < end;
    }

    /** The end of the last stretch that starts before the position, or 0. */
    int lastEndBefore(int position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : to[low - 1];
    }

    /** The first stretch that ends after the position. */
    int endingAfter(int position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int count() {
        return count;
    }

    int from(int k) {
        return from[k];
    }
}
