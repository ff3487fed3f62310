package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;
import java.util.ArrayDeque;

/** Which register saves a move: the one the value comes from, the one it goes to, the one a phi's other parts have. */
final class Hints {

    /** Copies to go through, a tie counting for two: along a chain of ties the values overlap sooner or later. */
    private static final int FARTHEST = 4;

    private Hints() {
    }

    /** A register that is free for all of {@code wish} and saves a move, else the given one. */
    static int choose(Interval interval, Interval source, int[] free, Location.Register[] registers, int wish, int otherwise) {
        LiveRange range = interval.range;
        Interval before = source != null ? source : interval.previous;
        for (int steps = 0; before != null && steps < 1; steps++, before = before.previous) {
            if (before.register != null) {
                int r = before.register.number();
                if (suits(r, free, registers, wish)) {
                    return r;
                }
                break;
            }
        }
        for (int u = interval.firstUse; u < Math.min(interval.endUse, interval.firstUse + 16); u++) {
            if (range.useHints[u] >= 0) {
                int r = range.useHints[u];
                if (suits(r, free, registers, wish)) {
                    return r;
                }
                break;
            }
        }
        if (interval.isFirst() && range.tiedTo != null && range.tiedTo.placed != null && range.tiedTo.placed.register != null) {
            int r = range.tiedTo.placed.register.number();
            if (suits(r, free, registers, wish)) {
                return r;
            }
        }
        if (range.preferred >= 0 && suits(range.preferred, free, registers, wish)) {
            return range.preferred;
        }
        return otherwise;
    }

    private static boolean suits(int r, int[] free, Location.Register[] registers, int wish) {
        return registers[r] != null && free[r] >= wish;
    }

    /** Those related to the range, and those related to them, would like its register, the closest most. */
    static void tellPartners(LiveRange range, int r) {
        ArrayDeque<LiveRange> told = new ArrayDeque<>();
        tellNext(range, 0, r, told);
        while (!told.isEmpty()) {
            LiveRange next = told.poll();
            tellNext(next, next.preferredFrom, r, told);
        }
    }

    private static void tellNext(LiveRange range, int distance, int r, ArrayDeque<LiveRange> told) {
        for (LiveRange partner : range.partners) {
            tell(partner, distance + 1, r, told);
        }
        if (range.tiedTo != null) {
            tell(range.tiedTo, distance + 2, r, told);
        }
    }

    private static void tell(LiveRange partner, int distance, int r, ArrayDeque<LiveRange> told) {
        if (distance < partner.preferredFrom && distance <= FARTHEST && partner.placed == null) {
            partner.preferred = r;
            partner.preferredFrom = distance;
            told.add(partner);
        }
    }
}
