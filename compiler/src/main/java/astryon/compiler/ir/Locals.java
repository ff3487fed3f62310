package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the variables of a method are at a place in it, for debuggers. This is no use of the values: they live as long as the program wants them, and a variable whose value is gone
 * is known to be unknown. A pass that replaces a value by another makes it a {@code COPY} of that one, as for real users; one that copies code {@linkplain #map maps} the values of the copy.
 * A list is never changed, and shared by all places where it holds.
 */
public final class Locals {
    public static final Locals NONE = new Locals(List.of(), List.of());

    private final List<LocalVariable> variables;
    private final List<Value> values;

    private Locals(List<LocalVariable> variables, List<Value> values) {
        this.variables = variables;
        this.values = values;
    }

    /** Variables without a value are not to be among them. */
    public static Locals of(List<LocalVariable> variables, List<Value> values) {
        return variables.isEmpty() ? NONE : new Locals(List.copyOf(variables), List.copyOf(values));
    }

    public int count() {
        return variables.size();
    }

    public LocalVariable variable(int index) {
        return variables.get(index);
    }

    /** The value, seen through copies. */
    public Value value(int index) {
        return withoutCopies(values.get(index));
    }

    /** The same variables with the values that take the places of these; null for one that nothing takes the place of. */
    public Locals map(UnaryOperator<Value> replacement) {
        ArrayList<LocalVariable> known = new ArrayList<>(variables.size());
        ArrayList<Value> mapped = new ArrayList<>(variables.size());
        boolean changed = false;
        for (int i = 0; i < variables.size(); i++) {
            Value old = value(i);
            Value value = replacement.apply(old);
            changed |= value != old;
            if (value != null) {
                known.add(variables.get(i));
                mapped.add(value);
            }
        }
        return changed ? of(known, mapped) : this;
    }

    /** Whether it says just this. */
    public boolean isSame(List<LocalVariable> otherVariables, List<Value> otherValues) {
        return variables.equals(otherVariables) && values.equals(otherValues);
    }

    private static Value withoutCopies(Value value) {
        Value origin = value;
        while (origin.op() == Op.COPY) {
            origin = origin.argument(0);
        }
        return origin;
    }

    /** {@code [name=v4,other=v5]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < variables.size(); i++) {
            text.append(i == 0 ? "" : ",").append(variables.get(i)).append('=').append(value(i));
        }
        return text.append(']').toString();
    }
}
