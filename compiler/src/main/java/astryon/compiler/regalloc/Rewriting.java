package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import astryon.compiler.lir.Target;
import astryon.compiler.lir.VariablePlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the places into the operands and the insertions into the blocks. */
final class Rewriting {
    private final LirFunction function;
    private final Numbering numbering;
    private final LiveRange[] ranges;
    private final Insertions insertions;
    private final Target target;
    /** By virtual register: the interval the rewriting has come to. */
    private final Interval[] here;
    private Location.StackSlot spare;
    /** The first instruction of a function is where its parameters come from. What a move behind it takes somewhere, for the next instruction, is before the move where that takes it from. */
    private static void tellOfParameters(List<Instruction> moves, VariablePlaces next) {
        VariablePlaces before = next;
        for (int i = moves.size() - 1; i >= 0; i--) {
            Instruction move = moves.get(i);
            VariablePlaces after = move.opcode().isMove() ? before.moved(move.operands().get(0).location(), move.operands().get(1).location()) : before;
            before = behind(List.of(move), after);
            move.setVariables(before);
        }
    }

    /** Where variables still are behind what was written last. */
    private VariablePlaces held = VariablePlaces.NONE;

    Rewriting(LirFunction function, Numbering numbering, LiveRange[] ranges, Insertions insertions, Target target) {
        this.function = function;
        this.numbering = numbering;
        this.ranges = ranges;
        this.insertions = insertions;
        this.target = target;
        here = new Interval[ranges.length];
    }

    void run() {
        for (int b = 0; b < numbering.blocks.length; b++) {
            int position = numbering.from[b];
            for (Instruction instruction : numbering.blocks[b].instructions()) {
                position += 2;
                moveIntoPlace(instruction, position);
            }
        }
        for (int b = 0; b < numbering.blocks.length; b++) {
            rewrite(b);
        }
    }

    /** Moves for the fixed and tied uses of an instruction. */
    private void moveIntoPlace(Instruction instruction, int position) {
        List<Operand> operands = instruction.operands();
        int tied = UseLists.tiedUse(instruction);
        for (int o = 0; o < operands.size(); o++) {
            Operand operand = operands.get(o);
            if (operand.isUse() && operand.location() instanceof Location.Virtual virtual
                    && (o == tied || operand.constraint() == Constraint.FIXED)) {
                Location to = o == tied ? tiedRegister(operands, position) : operand.fixed();
                Location from = at(virtual, position - 1).location();
                if (from == null) {
                    insertions.gap(position).addConstant(ranges[virtual.number()].constant, to, virtual.registerClass());
                } else {
                    insertions.gap(position).add(from, to, virtual.registerClass());
                }
                if (!to.equals(from)) {
                    instruction.setVariables(instruction.variables().without(Set.of(to)));
                }
            }
        }
    }

    private Location tiedRegister(List<Operand> operands, int position) {
        return operands.get(0).location() instanceof Location.Virtual result ? at(result, position).location() : operands.get(0).location();
    }

    /** Positions of one virtual register are asked for in ascending order within a pass. */
    private Interval at(Location.Virtual virtual, int position) {
        int v = virtual.number();
        Interval interval = here[v];
        if (interval == null || interval.from > position) {
            interval = ranges[v].first;
        }
        while (interval.next != null && interval.next.from <= position) {
            interval = interval.next;
        }
        here[v] = interval;
        return interval;
    }

    private void rewrite(int b) {
        LirBlock block = numbering.blocks[b];
        ArrayList<Instruction> rewritten = new ArrayList<>();
        int position = numbering.from[b];
        // What comes before in the order of the blocks need not come before in the program.
        held = VariablePlaces.NONE;
        emit(insertions.before(position), rewritten);
        store(position, rewritten);
        int behindFirst = -1;
        for (Instruction instruction : block.instructions()) {
            position += 2;
            emit(insertions.before(position), rewritten);
            if (b == 0 && behindFirst >= 0) {
                tellOfParameters(rewritten.subList(behindFirst, rewritten.size()), instruction.variables());
            }
            if (position + 2 == numbering.to[b]) {
                int first = rewritten.size();
                emit(insertions.atEnd(b), rewritten);
                // The end of the block comes behind them, and is of its place still.
                instruction.setVariables(behind(rewritten.subList(first, rewritten.size()), instruction.variables()));
            }
            if (!isUnreadConstant(instruction)) {
                assign(instruction, position);
                if (!isIdentity(instruction)) {
                    rewritten.add(instruction);
                    held = behind(List.of(instruction), instruction.opcode().isCall() ? instruction.variables().withoutRegisters() : instruction.variables());
                }
            }
            behindFirst = b == 0 && position == numbering.from[b] + 2 ? rewritten.size() : -1;
            store(position, rewritten);
        }
        block.phis().clear();
        block.instructions().clear();
        block.instructions().addAll(rewritten);
    }

    /** Between the moves a place may have what it had, or what it will have. */
    private void emit(ParallelMoves moves, List<Instruction> out) {
        if (moves != null) {
            int first = out.size();
            moves.emit(target, this::spareSlot, out);
            tellOfMoves(out.subList(first, out.size()));
        }
    }

    private void store(int position, List<Instruction> out) {
        int first = out.size();
        for (Insertions.Store store = insertions.after(position); store != null; store = store.next()) {
            out.add(target.move(store.from(), store.to(), store.registerClass()));
        }
        tellOfMoves(out.subList(first, out.size()));
    }

    private void tellOfMoves(List<Instruction> moves) {
        held = behind(moves, held);
        moves.forEach(move -> move.setVariables(held));
    }

    /** Where variables still are behind instructions that found them somewhere. */
    private static VariablePlaces behind(List<Instruction> instructions, VariablePlaces before) {
        if (before.variables().isEmpty()) {
            return before;
        }
        Set<Location> written = new HashSet<>();
        for (Instruction instruction : instructions) {
            for (Operand operand : instruction.operands()) {
                if (!operand.isUse() || instruction.opcode().isExchange()) {
                    written.add(operand.location());
                }
            }
        }
        return before.without(written);
    }

    private Location.StackSlot spareSlot() {
        if (spare == null) {
            spare = new Location.StackSlot(function.newStackSlot());
        }
        return spare;
    }

    private void assign(Instruction instruction, int position) {
        List<Operand> operands = instruction.operands();
        int tied = UseLists.tiedUse(instruction);
        Location tiedRegister = tied < 0 ? null : tiedRegister(operands, position);
        Location.Virtual[] virtuals = new Location.Virtual[operands.size()];
        Location[] places = new Location[operands.size()];
        for (int o = 0; o < places.length; o++) {
            Operand operand = operands.get(o);
            if (operand.location() instanceof Location.Virtual virtual) {
                virtuals[o] = virtual;
                if (operand.constraint() == Constraint.FIXED) {
                    places[o] = operand.fixed();
                } else if (operand.isUse() && UseLists.sharesTied(operands, o, tied)) {
                    places[o] = tiedRegister;
                } else {
                    places[o] = at(virtual, operand.role() == Role.DEF ? position + 1 : position).location();
                }
            }
        }
        for (int o = 0; o < places.length; o++) {
            if (virtuals[o] != null) {
                boolean register = places[o] instanceof Location.Register;
                boolean memoryWillDo = operands.get(o).constraint() == Constraint.ANY || operands.get(o).constraint() == Constraint.WHEREVER;
                if (places[o] == null || !register && !memoryWillDo) {
                    throw new IllegalStateException(virtuals[o] + " is in " + places[o] + " at " + instruction + " in " + function.name());
                }
                operands.get(o).assign(places[o]);
            }
        }
    }

    private boolean isUnreadConstant(Instruction instruction) {
        return instruction.opcode().isRematerialisable() && instruction.operands().get(0).location() instanceof Location.Virtual virtual
                && ranges[virtual.number()].constant == instruction && ranges[virtual.number()].first.register == null;
    }

    private static boolean isIdentity(Instruction instruction) {
        return instruction.opcode().isMove() && instruction.operands().get(0).location().equals(instruction.operands().get(1).location());
    }
}
