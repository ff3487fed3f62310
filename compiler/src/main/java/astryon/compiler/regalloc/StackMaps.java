package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.RegisterClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells each safepoint where the references are that live across it. One that is in a register there and in memory elsewhere
 * is named in both places, because the collector may move what it refers to. A constant is not named: it never moves.
 */
final class StackMaps {

    private StackMaps() {
    }

    static void record(Numbering numbering, LiveRange[] ranges) {
        Obstacles safepoints = new Obstacles();
        ArrayList<List<Location>> maps = new ArrayList<>();
        ArrayList<Instruction> instructions = new ArrayList<>();
        for (int b = 0; b < numbering.blocks.length; b++) {
            int position = numbering.from[b];
            for (Instruction instruction : numbering.blocks[b].instructions()) {
                position += 2;
                if (instruction.opcode().isSafepoint()) {
                    safepoints.add(position + 1, position + 2, null);
                    maps.add(new ArrayList<>());
                    instructions.add(instruction);
                }
            }
        }
        for (LiveRange range : ranges) {
            if (range == null || range.virtual.registerClass() != RegisterClass.REFERENCE || range.constant != null) {
                continue;
            }
            for (Interval interval = range.first; interval != null; interval = interval.next) {
                for (int span = interval.firstSpan(); span <= interval.lastSpan(); span++) {
                    // What begins at the safepoint's second half is its result.
                    int from = Math.max(interval.spanFrom(span), (range.from() | 1) + 1);
                    int to = interval.spanTo(span);
                    for (int k = safepoints.endingAfter(from); k < safepoints.count() && safepoints.from(k) < to; k++) {
                        add(maps.get(k), interval.location());
                        if (range.needsSlot && !range.storesLate) {
                            add(maps.get(k), range.slot);
                        }
                    }
                }
            }
        }
        for (int k = 0; k < maps.size(); k++) {
            instructions.get(k).setLiveReferences(maps.get(k));
        }
    }

    private static void add(List<Location> map, Location location) {
        if (map.isEmpty() || !map.get(map.size() - 1).equals(location)) {
            map.add(location);
        }
    }
}
