package astryon.compiler.regalloc;

import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Gives stack slots to the ranges that are in memory anywhere: in the order of their starts, each takes the slot of a phi
 * partner if that is free, else any that is free, from its first to its last position.
 */
final class SpillSlots {

    private SpillSlots() {
    }

    static void assign(LirFunction function, LiveRange[] ranges) {
        ArrayList<LiveRange> spilled = new ArrayList<>();
        for (LiveRange range : ranges) {
            if (range != null && range.needsSlot) {
                spilled.add(range);
            }
        }
        spilled.sort(Comparator.<LiveRange>comparingInt(LiveRange::from).thenComparingInt(range -> range.virtual.number()));
        // The ranges that hold slots now, by their end; a slot's holder tells whether it is still theirs.
        PriorityQueue<LiveRange> holding = new PriorityQueue<>(
                Comparator.<LiveRange>comparingInt(LiveRange::to).thenComparingInt(range -> range.virtual.number()));
        TreeSet<Integer> free = new TreeSet<>();
        int base = function.stackSlots();
        int count = 0;
        for (LiveRange range : spilled) {
            while (!holding.isEmpty() && holding.peek().to() <= range.from()) {
                free.add(holding.poll().slot.index());
            }
            Integer index = partnersSlot(range, free);
            if (index == null) {
                index = free.pollFirst();
            }
            if (index == null) {
                index = base + count++;
                function.newStackSlot();
            }
            range.slot = new Location.StackSlot(index);
            holding.add(range);
        }
    }

    private static Integer partnersSlot(LiveRange range, TreeSet<Integer> free) {
        for (LiveRange partner : range.partners) {
            if (partner.slot != null && free.remove(partner.slot.index())) {
                return partner.slot.index();
            }
        }
        if (range.tiedTo != null && range.tiedTo.slot != null && free.remove(range.tiedTo.slot.index())) {
            return range.tiedTo.slot.index();
        }
        return null;
    }
}
