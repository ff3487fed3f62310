package astryon.compiler.regalloc;

/**
 * Decides when a value that is in memory anywhere is stored: once, behind its definition, or each time it goes from a
 * register to memory, when that runs less often or just once: a value that is in memory only in a slow path costs the fast one nothing.
 */
final class StoreChoice {

    private StoreChoice() {
    }

    static void decide(Numbering numbering, LiveRange[] ranges) {
        for (LiveRange range : ranges) {
            if (range != null) {
                range.forgetUnreadConstant();
                range.storesLate = storesLate(numbering, range);
            }
        }
    }

    private static boolean storesLate(Numbering numbering, LiveRange range) {
        if (!range.needsSlot || range.first.register == null) {
            return false;
        }
        double early = numbering.frequency(range.from());
        double late = 0;
        for (Interval to = range.first.next; to != null; to = to.next) {
            Interval from = to.previous;
            if (to.inMemory && from.register != null && from.to == to.from && !numbering.isBlockStart(to.from)) {
                if ((to.from & 1) != 0) {
                    return false;
                }
                late += numbering.frequency(to.from);
            }
            if (late > early) {
                return false;
            }
        }
        Finger finger = new Finger(range);
        for (Interval to = range.first.next; to != null; to = to.next) {
            if (!to.inMemory) {
                continue;
            }
            for (int span = to.firstSpan(); span <= to.lastSpan(); span++) {
                int start = to.spanFrom(span);
                int end = to.spanTo(span);
                int b = numbering.block(start);
                if (numbering.from[b] < start) {
                    b++;
                }
                for (; b < numbering.blocks.length && numbering.from[b] < end; b++) {
                    for (int p : numbering.predecessors[b]) {
                        Interval from = finger.at(numbering.to[p] - 1);
                        if (from.register != null) {
                            late += Math.min(numbering.frequency(numbering.from[b]), numbering.frequency(numbering.from[p]));
                            if (numbering.blocks[b].isLanding()) {
                                return false;
                            }
                        }
                    }
                    if (late > early) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
