package astryon.compiler.regalloc;

import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.RegisterClass;

/**
 * Joins the intervals of each range: a move where one follows another inside a block, a move on each edge whose ends
 * disagree, moves for the inputs of phis. A value that is in memory anywhere is normally stored once, behind its definition,
 * and then never again; but when it goes to memory only in places that run less often (a slow path), it is stored there.
 */
final class Resolution {

    private final Numbering numbering;
    private final LiveRange[] ranges;
    private final Insertions insertions;

    Resolution(Numbering numbering, LiveRange[] ranges, Insertions insertions) {
        this.numbering = numbering;
        this.ranges = ranges;
        this.insertions = insertions;
    }

    void run() {
        for (LiveRange range : ranges) {
            if (range != null) {
                if (range.first.next != null) {
                    joinInsideBlocks(range);
                    joinEdges(range);
                }
                if (range.needsSlot && !range.storesLate) {
                    storeAtDefinition(range);
                }
            }
        }
        for (int b = 0; b < numbering.blocks.length; b++) {
            movePhis(b);
        }
    }

    private void joinInsideBlocks(LiveRange range) {
        for (Interval to = range.first.next; to != null; to = to.next) {
            Interval from = to.previous;
            if (from.to == to.from && !numbering.isBlockStart(to.from) && (to.register != null || range.storesLate && from.register != null)) {
                move(insertions.gap(to.from), range, from.location(), to.location());
            }
        }
    }

    private static void move(ParallelMoves moves, LiveRange range, Location from, Location to) {
        if (from == null) {
            moves.addConstant(range.constant, to, range.virtual.registerClass());
        } else {
            moves.add(from, to, range.virtual.registerClass());
        }
    }

    private void joinEdges(LiveRange range) {
        Finger finger = new Finger(range);
        for (int span = 0; span < range.spans.length / 2; span++) {
            int end = range.spans[2 * span + 1];
            int b = numbering.block(range.spans[2 * span]);
            if (numbering.from[b] < range.spans[2 * span] || span == 0) {
                b++;
            }
            for (; b < numbering.blocks.length && numbering.from[b] < end; b++) {
                Interval to = finger.at(numbering.from[b]);
                for (int p : numbering.predecessors[b]) {
                    Interval from = finger.at(numbering.to[p] - 1);
                    if (from != to && (to.register != null || range.storesLate && from.register != null && to.inMemory)) {
                        move(insertions.edge(p, b), range, from.location(), to.location());
                    }
                }
            }
        }
    }

    private void storeAtDefinition(LiveRange range) {
        Location register = range.first.register;
        if (register == null) {
            return;
        }
        RegisterClass registerClass = range.virtual.registerClass();
        int position = range.from();
        int block = numbering.block(position);
        boolean endsBlock = (position | 1) + 1 == numbering.to[block] && position != numbering.from[block];
        if (!endsBlock) {
            insertions.store(position & ~1, register, range.slot, registerClass);
            return;
        }
        for (int s : numbering.successors[block]) {
            int span = range.spanEndingAfter(numbering.from[s]);
            if (span < range.spans.length / 2 && range.spans[2 * span] <= numbering.from[s]) {
                insertions.gap(numbering.from[s]).add(register, range.slot, registerClass);
            }
        }
    }

    private void movePhis(int b) {
        for (LirBlock.Phi phi : numbering.blocks[b].phis()) {
            LiveRange target = ranges[phi.target().number()];
            for (int n = 0; target != null && n < phi.inputs().size(); n++) {
                LiveRange input = ranges[phi.inputs().get(n).number()];
                int p = numbering.predecessors[b][n];
                Location from = new Finger(input).at(numbering.to[p] - 1).location();
                move(insertions.edge(p, b), input, from, target.first.location());
            }
        }
    }
}
