package astryon.compiler.lir;

import astryon.compiler.ir.LocalVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where the variables are of which something is known, of a method and of the methods inlined into it; never changed, and shared by all instructions for which it holds. */
public record VariablePlaces(List<Variable> variables) {
    public static final VariablePlaces NONE = new VariablePlaces(List.of());

    /** @param depth in the chain of calls inlined: 0 for the function's own method */
    public record Variable(int depth, LocalVariable variable, Place place) {
    }

    public VariablePlaces {
        variables = List.copyOf(variables);
    }

    /** Those that are not in any of the places: something else is put there. */
    public VariablePlaces without(Set<Location> overwritten) {
        return without(overwritten::contains);
    }

    /** Those that are at {@code from} are at {@code to} instead. */
    public VariablePlaces moved(Location from, Location to) {
        return new VariablePlaces(variables.stream().map(variable -> variable.place.equals(new Place.In(from)) ? new Variable(variable.depth, variable.variable, new Place.In(to)) : variable).toList());
    }

    public VariablePlaces withoutRegisters() {
        return without(location -> location instanceof Location.Register);
    }

    private VariablePlaces without(Predicate<Location> lost) {
        if (variables.isEmpty()) {
            return this;
        }
        ArrayList<Variable> left = new ArrayList<>(variables);
        boolean fewer = left.removeIf(variable -> variable.place instanceof Place.In in && lost.test(in.location()));
        return fewer ? new VariablePlaces(left) : this;
    }
}
