package astryon.compiler.regalloc;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.lir.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proves an allocation right, knowing nothing of how it was made. It runs the allocated function on symbolic values: which
 * virtual registers each place holds, on every path. A definition puts its virtual register in a place and makes it stale
 * everywhere else; a move copies what a place holds; a call empties the registers; a phi's target is wherever its input was;
 * where paths meet, a place holds what it holds on all of them. Then each use must find its virtual register where it reads
 * it, each constraint must hold, each safepoint's map must name a place of every live reference and nothing else, and what debuggers are told of
 * variables must be true ({@link VariableChecker}). (The
 * idea is that of the checker in Cranelift's regalloc2, whose proof covers one run, not the allocator.)
 *
 * <pre>
 *     AllocationChecker checker = AllocationChecker.record(function);
 *     LinearScan.allocate(function, target);
 *     checker.check(target);
 * </pre>
 */
public final class AllocationChecker {

    /** What one instruction meant before. */
    private record Meaning(Instruction instruction, Location[] operands) {
    }

    private record Constant(Instruction.Opcode opcode, Object payload) {
    }

    private final LirFunction function;
    private final LirBlock[] blocks;
    private final IdentityHashMap<LirBlock, Integer> indices = new IdentityHashMap<>();
    private final List<List<LirBlock.Phi>> phis = new ArrayList<>();
    private final List<List<Meaning>> meanings = new ArrayList<>();
    private final IdentityHashMap<Instruction, Meaning> meaningOf = new IdentityHashMap<>();
    /** The virtual registers that an instruction repeated in place of a reload stands for. */
    private final Map<Constant, int[]> constants = new HashMap<>();
    private final BitSet constantVirtuals = new BitSet();
    private final ReferenceLiveness liveness;
    private final ArrayList<String> complaints = new ArrayList<>();
    private Target target;
    private boolean reporting;

    private AllocationChecker(LirFunction function) {
        this.function = function;
        blocks = function.blocks().toArray(LirBlock[]::new);
        for (int b = 0; b < blocks.length; b++) {
            indices.put(blocks[b], b);
            phis.add(List.copyOf(blocks[b].phis()));
            ArrayList<Meaning> list = new ArrayList<>();
            for (Instruction instruction : blocks[b].instructions()) {
                Meaning meaning = new Meaning(instruction, instruction.operands().stream().map(Operand::location).toArray(Location[]::new));
                list.add(meaning);
                meaningOf.put(instruction, meaning);
                if (instruction.opcode().isRematerialisable() && meaning.operands[0] instanceof Location.Virtual virtual) {
                    constants.merge(constant(instruction), new int[] {virtual.number()}, Places::union);
                    constantVirtuals.set(virtual.number());
                }
            }
            meanings.add(list);
        }
        liveness = new ReferenceLiveness(function);
    }

    /** Remembers a function before it is allocated. */
    public static AllocationChecker record(LirFunction function) {
        return new AllocationChecker(function);
    }

    /**
     * Checks the function, which is allocated by now.
     *
     * @throws IllegalStateException with every complaint if the allocation is wrong
     */
    public void check(Target target) {
        List<String> found = complaints(target);
        if (!found.isEmpty()) {
            throw new IllegalStateException("wrong allocation of " + function.name() + ":\n  " + String.join("\n  ", found));
        }
    }

    /** What is wrong with the allocation, one sentence each; empty if nothing is. */
    public List<String> complaints(Target target) {
        this.target = target;
        complaints.clear();
        Places[] atStart = new Places[blocks.length];
        atStart[0] = new Places(function.stackSlots());
        ArrayDeque<Integer> work = new ArrayDeque<>();
        BitSet queued = new BitSet();
        work.add(0);
        queued.set(0);
        reporting = false;
        while (!work.isEmpty()) {
            int b = work.poll();
            queued.clear(b);
            Places state = atStart[b].copy();
            run(b, state);
            for (LirBlock successor : blocks[b].successors()) {
                int s = indices.get(successor);
                Places onEdge = alongEdge(b, s, state);
                boolean changed;
                if (atStart[s] == null) {
                    atStart[s] = onEdge;
                    changed = true;
                } else {
                    changed = atStart[s].meet(onEdge);
                }
                if (changed && !queued.get(s)) {
                    queued.set(s);
                    work.add(s);
                }
            }
        }
        reporting = true;
        for (int b = 0; b < blocks.length; b++) {
            if (atStart[b] != null) {
                run(b, atStart[b].copy());
            }
        }
        return List.copyOf(complaints);
    }

    private static Constant constant(Instruction instruction) {
        return new Constant(instruction.opcode(), instruction.payload());
    }

    private void complain(int b, Instruction instruction, String what) {
        complain(b, instruction + ": " + what);
    }

    private void complain(int b, String what) {
        if (reporting) {
            complaints.add("b" + blocks[b].id() + ": " + what);
        }
    }

    private Places alongEdge(int b, int s, Places state) {
        Places result = state.copy();
        if (blocks[s].isLanding()) {
            result.forgetRegisters();
            for (Operand operand : last(meanings.get(b)).instruction.operands()) {
                if (operand.role() == Operand.Role.DEF) {
                    result.forget(operand.location());
                }
            }
        }
        if (!phis.get(s).isEmpty()) {
            int n = blocks[s].predecessors().indexOf(blocks[b]);
            int[] targets = new int[phis.get(s).size()];
            int[] inputs = new int[targets.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = phis.get(s).get(i).target().number();
                inputs[i] = phis.get(s).get(i).inputs().get(n).number();
            }
            result.rename(targets, inputs);
        }
        return result;
    }

    private static Meaning last(List<Meaning> list) {
        return list.get(list.size() - 1);
    }

    /** Runs a block on the places; what was there before the allocation must still be there, in its order. */
    private void run(int b, Places places) {
        List<Meaning> before = meanings.get(b);
        List<BitSet> liveAcross = liveness.acrossSafepoints(b);
        int last = 0;
        int next = skipRemoved(b, last, places);
        int safepoint = 0;
        VariableChecker variables = new VariableChecker(function, before.stream().map(Meaning::instruction).toList(), what -> complain(b, what));
        for (Instruction instruction : blocks[b].instructions()) {
            Meaning meaning = meaningOf.get(instruction);
            if (meaning == null) {
                variables.around(instruction, places);
                runInserted(b, instruction, places);
                nameCopies(before.subList(last, next), places);
                variables.around(instruction, places);
                continue;
            }
            while (next < before.size() && before.get(next) != meaning) {
                complain(b, before.get(next).instruction, "was removed");
                next++;
            }
            if (next == before.size()) {
                complain(b, instruction, "is out of order");
                return;
            }
            checkUses(b, meaning, places);
            variables.before(instruction, places);
            if (instruction.opcode().isCall()) {
                places.forgetRegisters();
            }
            if (instruction.opcode().isSafepoint()) {
                collect(b, instruction, liveAcross.get(safepoint++), places);
                variables.across(instruction, places);
            }
            define(b, meaning, places);
            last = next + 1;
            next = skipRemoved(b, last, places);
        }
        if (next < before.size()) {
            complain(b, before.get(next).instruction, "was removed");
        }
    }

    /** Copies and constants may be gone. */
    private int skipRemoved(int b, int from, Places places) {
        int next = from;
        List<Meaning> before = meanings.get(b);
        while (next < before.size() && !remains(before.get(next).instruction)) {
            Meaning meaning = before.get(next);
            if (!meaning.instruction.opcode().isMove() && !meaning.instruction.opcode().isRematerialisable()) {
                break;
            }
            if (meaning.operands[0] instanceof Location.Virtual virtual) {
                places.forgetValue(virtual.number());
            }
            next++;
        }
        nameCopies(before.subList(from, next), places);
        return next;
    }

    /** A copy that is gone is another name for what it copied, wherever among the inserted instructions it stood. */
    private static void nameCopies(List<Meaning> removed, Places places) {
        for (Meaning meaning : removed) {
            if (meaning.instruction.opcode().isMove() && meaning.operands[0] instanceof Location.Virtual to
                    && meaning.operands[1] instanceof Location.Virtual from) {
                places.alias(to.number(), from.number());
            }
        }
    }

    /** Allocation gives every instruction it keeps real places. */
    private static boolean remains(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        boolean identity = instruction.opcode().isMove() && operands.get(0).location().equals(operands.get(1).location());
        return !identity && operands.stream().noneMatch(operand -> operand.location() instanceof Location.Virtual);
    }

    private void runInserted(int b, Instruction instruction, Places places) {
        List<Operand> operands = instruction.operands();
        Location to = operands.get(0).location();
        if (instruction.opcode().isMove()) {
            places.set(to, places.get(operands.get(1).location()));
        } else if (instruction.opcode().isExchange()) {
            Location other = operands.get(1).location();
            int[] held = places.get(to);
            places.set(to, places.get(other));
            places.set(other, held);
            checkAllocatable(b, instruction, other);
        } else if (constants.containsKey(constant(instruction))) {
            places.set(to, constants.get(constant(instruction)));
        } else {
            complain(b, instruction, "was inserted, and is no move");
        }
        checkAllocatable(b, instruction, to);
    }

    private void checkAllocatable(int b, Instruction instruction, Location location) {
        if (location instanceof Location.Register register
                && !target.allocatable(register.floating() ? RegisterClass.FLOATING : RegisterClass.GENERAL).contains(register)) {
            complain(b, instruction, register + " must not be used");
        }
    }

    private void checkUses(int b, Meaning meaning, Places places) {
        Instruction instruction = meaning.instruction;
        List<Operand> operands = instruction.operands();
        int inMemory = 0;
        for (int o = 0; o < operands.size(); o++) {
            Operand operand = operands.get(o);
            if (!(meaning.operands[o] instanceof Location.Virtual virtual)) {
                continue;
            }
            Location location = operand.location();
            checkConstraint(b, instruction, operand, virtual);
            if (operand.constraint() == Operand.Constraint.ANY && !(location instanceof Location.Register)) {
                inMemory++;
            }
            if (operand.isUse() && !places.holds(location, virtual.number())) {
                complain(b, instruction, location + " does not hold " + virtual);
            }
            for (int other = 0; other < operands.size(); other++) {
                if (other != o && operands.get(other).location().equals(location) && conflict(operand, operands.get(other))) {
                    complain(b, instruction, "operands " + o + " and " + other + " are both in " + location);
                }
            }
        }
        if (inMemory > 1) {
            complain(b, instruction, "has several operands in memory");
        }
    }

    /** Whether two operands may not share a place whatever they hold. */
    private static boolean conflict(Operand operand, Operand other) {
        return switch (operand.role()) {
            case DEF -> other.role() != Operand.Role.USE;
            case TEMP -> true;
            case USE -> other.role() == Operand.Role.TEMP;
            case USE_AFTER -> other.role() == Operand.Role.DEF || other.role() == Operand.Role.TEMP;
        };
    }

    private void checkConstraint(int b, Instruction instruction, Operand operand, Location.Virtual virtual) {
        Location location = operand.location();
        boolean rightFile = location instanceof Location.StackSlot || location instanceof Location.Register register
                && register.floating() == (virtual.registerClass() == RegisterClass.FLOATING);
        boolean holds = switch (operand.constraint()) {
            case REGISTER -> location instanceof Location.Register;
            case ANY, WHEREVER -> true;
            case FIXED -> operand.fixed().equals(location);
            case SAME_AS_FIRST_USE -> instruction.operands().stream().filter(Operand::isUse).findFirst().orElseThrow().location().equals(location);
        };
        if (!rightFile || !holds) {
            complain(b, instruction, location + " does not suit " + virtual + " there");
        }
        if (operand.constraint() != Operand.Constraint.FIXED) {
            checkAllocatable(b, instruction, location);
        }
    }

    private void define(int b, Meaning meaning, Places places) {
        List<Operand> operands = meaning.instruction.operands();
        for (Operand operand : operands) {
            if (operand.role() == Operand.Role.TEMP || operand.role() == Operand.Role.DEF) {
                places.set(operand.location(), Places.NOTHING);
            }
        }
        for (int o = 0; o < operands.size(); o++) {
            if (operands.get(o).role() == Operand.Role.DEF && meaning.operands[o] instanceof Location.Virtual virtual) {
                places.forgetValue(virtual.number());
                int[] same = meaning.instruction.opcode().isRematerialisable() ? constants.get(constant(meaning.instruction)) : null;
                places.set(operands.get(o).location(), same != null ? same : new int[] {virtual.number()});
            }
        }
    }

    /** Acts as a collector that moves every object: what the map does not name is stale afterwards. */
    private void collect(int b, Instruction instruction, BitSet live, Places places) {
        BitSet named = new BitSet();
        for (Location location : instruction.liveReferences()) {
            boolean useful = false;
            for (int v : places.get(location)) {
                named.set(v);
                useful |= live.get(v);
            }
            if (!useful) {
                complain(b, instruction, "its map names " + location + ", which holds no live reference");
            }
        }
        for (int v = live.nextSetBit(0); v >= 0; v = live.nextSetBit(v + 1)) {
            if (!named.get(v) && !constantVirtuals.get(v)) {
                complain(b, instruction, "its map does not name " + function.virtuals().get(v));
            }
        }
        places.forgetReferencesExcept(instruction.liveReferences(), v -> constantVirtuals.get(v)
                || function.virtuals().get(v).registerClass() != RegisterClass.REFERENCE);
    }
}
