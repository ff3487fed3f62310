package astryon.compiler.regalloc;

import astryon.compiler.ir.LocalVariable;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Place;
import astryon.compiler.lir.VariablePlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Holds what instructions of a block say of variables against what the places really hold, while {@link AllocationChecker} runs it. */
final class VariableChecker {

    private record Name(int depth, LocalVariable variable) {
    }

    private final LirFunction function;
    private final Consumer<String> complaints;
    private Position source;
    private final Map<Name, Place> homes = new HashMap<>();

    /** @param instructions those of the block before it was allocated */
    VariableChecker(LirFunction function, List<Instruction> instructions, Consumer<String> complaints) {
        this.function = function;
        this.complaints = complaints;
        moveTo(Variables.firstPosition(instructions));
    }

    private void moveTo(Position next) {
        if (next != null && next != source) {
            source = next;
            homes.clear();
            Variables.wanted(function, source).forEach(wanted -> homes.put(new Name(wanted.depth(), wanted.variable()), wanted.home()));
        }
    }

    /** An instruction of the function has not begun. */
    void before(Instruction instruction, Places places) {
        moveTo(instruction.position());
        holds(instruction, places);
    }

    /** What is said of an inserted move must be true before and behind it: it has no place in the source of its own. */
    void around(Instruction move, Places places) {
        holds(move, places);
    }

    private void holds(Instruction instruction, Places places) {
        for (VariablePlaces.Variable variable : instruction.variables().variables()) {
            check(instruction, variable, places);
        }
    }

    /** A call has emptied the registers, and a collector has moved all objects. */
    void across(Instruction instruction, Places places) {
        for (VariablePlaces.Variable variable : instruction.variables().variables()) {
            if (variable.place() instanceof Place.In in && in.location() instanceof Location.StackSlot) {
                check(instruction, variable, places);
            }
        }
    }

    private void check(Instruction instruction, VariablePlaces.Variable variable, Places places) {
        Place home = homes.get(new Name(variable.depth(), variable.variable()));
        boolean holds = home instanceof Place.In in && in.location() instanceof Location.Virtual virtual
                ? variable.place() instanceof Place.In there && places.holds(there.location(), virtual.number())
                : variable.place().equals(home);
        if (!holds) {
            complaints.accept(instruction + ": " + variable.variable() + " is not in " + variable.place());
        }
    }
}
