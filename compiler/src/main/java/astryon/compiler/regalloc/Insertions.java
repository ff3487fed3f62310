package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;
import astryon.compiler.lir.RegisterClass;

/** What the rewritten function has more than the original: moves in gaps and on edges, and stores after definitions. */
final class Insertions {

    /** A store of a definition to its slot, behind the instruction at a position or behind a block's edge moves. */
    record Store(Location from, Location to, RegisterClass registerClass, Store next) {
    }

    private final Numbering numbering;
    /** By half of the position: before the instruction there, or at the start of the block. */
    private final ParallelMoves[] gaps;
    /** By block: before its last instruction, on the edge to its one successor, which has other predecessors. */
    private final ParallelMoves[] edges;
    private final Store[] stores;

    Insertions(Numbering numbering) {
        this.numbering = numbering;
        gaps = new ParallelMoves[numbering.end() / 2];
        edges = new ParallelMoves[numbering.blocks.length];
        stores = new Store[gaps.length];
    }

    ParallelMoves gap(int position) {
        if (gaps[position >> 1] == null) {
            gaps[position >> 1] = new ParallelMoves();
        }
        return gaps[position >> 1];
    }

    ParallelMoves edge(int from, int to) {
        if (numbering.predecessors[to].length == 1) {
            return gap(numbering.from[to]);
        }
        if (edges[from] == null) {
            edges[from] = new ParallelMoves();
        }
        return edges[from];
    }

    void store(int position, Location from, Location to, RegisterClass registerClass) {
        stores[position >> 1] = new Store(from, to, registerClass, stores[position >> 1]);
    }

    /** Null when there is nothing. */
    ParallelMoves before(int position) {
        return gaps[position >> 1];
    }

    /** Null when there is nothing. */
    ParallelMoves atEnd(int block) {
        return edges[block];
    }

    /** Null when there is nothing. */
    Store after(int position) {
        return stores[position >> 1];
    }
}
