package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;

/** Which register saves a move: the one the value comes from, the one it goes to, the one a phi's other parts have. */
final class Hints {

    private Hints() {
    }

    /** A register that is free for all of {@code wish} and saves a move, else the given one. */
    static int choose(Interval interval, int[] free, Location.Register[] registers, int wish, int otherwise) {
        LiveRange range = interval.range;
        Interval before = interval.previous;
        for (int steps = 0; before != null && steps < 3; steps++, before = before.previous) {
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

    /** Those related to the range would like its register. */
    static void tellPartners(LiveRange range, int r) {
        for (LiveRange partner : range.partners) {
            if (partner.preferred < 0) {
                partner.preferred = r;
            }
        }
        if (range.tiedTo != null && range.tiedTo.preferred < 0) {
            range.tiedTo.preferred = r;
        }
    }
}
