package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.lir.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Moves that happen at once, put in an order. A move may go as soon as nobody waits to read its target. When none may, all
 * that is left are cycles: of registers, which exchanges resolve, or with memory in them, where one value steps aside into a
 * spare slot. Constants come last: they wait for nobody.
 */
final class ParallelMoves {

    private record Move(Location from, Instruction constant, Location to, RegisterClass registerClass) {
    }

    private final LinkedHashSet<Move> moves = new LinkedHashSet<>();

    void add(Location from, Location to, RegisterClass registerClass) {
        if (!from.equals(to)) {
            moves.add(new Move(from, null, to, registerClass));
        }
    }

    void addConstant(Instruction definition, Location to, RegisterClass registerClass) {
        moves.add(new Move(null, definition, to, registerClass));
    }

    void emit(Target target, Supplier<Location.StackSlot> spareSlot, List<Instruction> out) {
        Map<Location, Integer> readers = new HashMap<>();
        Map<Location, Move> writer = new HashMap<>();
        ArrayList<Move> ready = new ArrayList<>();
        for (Move move : moves) {
            if (move.constant == null) {
                readers.merge(move.from, 1, Integer::sum);
            }
            if (writer.put(move.to, move) != null) {
                throw new IllegalStateException("two moves to " + move.to + ": " + moves);
            }
        }
        ArrayList<Move> pending = new ArrayList<>();
        for (Move move : moves) {
            if (move.constant == null) {
                (readers.containsKey(move.to) ? pending : ready).add(move);
            }
        }
        int next = 0;
        while (true) {
            while (next < ready.size()) {
                Move move = ready.get(next++);
                out.add(target.move(move.from, move.to, move.registerClass));
                if (readers.merge(move.from, -1, Integer::sum) == 0) {
                    Move freed = writer.get(move.from);
                    if (freed != null && freed.constant == null) {
                        ready.add(freed);
                    }
                }
            }
            if (pending.isEmpty()) {
                break;
            }
            Move move = pending.remove(pending.size() - 1);
            if (readers.getOrDefault(move.to, 0) > 0 && !ready.contains(move)) {
                breakCycle(move, writer, readers, target, spareSlot, out);
            }
        }
        for (Move move : moves) {
            if (move.constant != null) {
                out.add(target.rematerialise(move.constant, move.to));
            }
        }
    }

    /** What is left when nothing is ready are disjoint cycles, each location read once. */
    private void breakCycle(Move start, Map<Location, Move> writer, Map<Location, Integer> readers, Target target,
            Supplier<Location.StackSlot> spareSlot, List<Instruction> out) {
        ArrayList<Move> cycle = new ArrayList<>();
        boolean memory = false;
        Move move = start;
        do {
            cycle.add(move);
            memory |= !(move.to instanceof Location.Register);
            readers.put(move.from, 0);
            move = writer.get(move.from);
        } while (move != start);
        if (memory) {
            // cycle[0].to is read by the last move of the cycle: put it aside, then run the moves in order.
            Location.StackSlot spare = spareSlot.get();
            Move last = cycle.get(cycle.size() - 1);
            out.add(target.move(start.to, spare, last.registerClass));
            for (int n = 0; n < cycle.size() - 1; n++) {
                out.add(target.move(cycle.get(n).from, cycle.get(n).to, cycle.get(n).registerClass));
            }
            out.add(target.move(spare, last.to, last.registerClass));
        } else {
            for (int n = 0; n < cycle.size() - 1; n++) {
                out.add(target.exchange((Location.Register) cycle.get(n).to, (Location.Register) cycle.get(n).from));
            }
        }
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }
}
