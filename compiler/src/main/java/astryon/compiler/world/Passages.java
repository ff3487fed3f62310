package astryon.compiler.world;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where control gets on, as far as is known: which types have instances, and which calls return. While a type has none, a test for it fails and
 * nothing is called on it; while nothing that a call runs returns, nothing runs behind the call. Such code is not part of the program until that
 * changes: a method of the class library that asks for each of twenty types brings along only what is done with those that the program makes.
 */
public final class Passages {
    private final Set<JavaClass> inhabited = new HashSet<>();
    private final List<JavaClass> arrays = new ArrayList<>();
    private final Set<JavaMethod> returning = new HashSet<>();
    private final Set<Dispatched> returningCalls = new HashSet<>();
    private boolean datesFormatted;
    private final Map<JavaMethod, List<Dispatched>> runBy = new LinkedHashMap<>();
    /** By what has to come to pass: the first instance of a class, the return of a method or of a virtual call. */
    private final Map<Object, List<Runnable>> waiting = new LinkedHashMap<>();

    /** A virtual call of the method. */
    private record Dispatched(JavaMethod declared) {
    }

    /** A format that may ask for a date: see {@link FormatStrings}. */
    private enum Dates {
        FORMATTED
    }

    /** Whether some object can be assigned to a variable of the type. */
    public boolean hasInstances(JavaClass type) {
        return type.kind() != JavaClass.Kind.OBJECT || inhabited.contains(type)
                || type.isArray() && arrays.stream().anyMatch(array -> array.isAssignableTo(type));
    }

    /**
     * Whether the value, if it is a call, can run: what it calls has a receiver, and what prints dates is asked for it. {@code Class} has instances
     * that only hubs refer to.
     */
    public boolean begins(Value value) {
        return missing(value).isEmpty();
    }

    private Optional<Object> missing(Value value) {
        boolean direct = value.op() == Op.CALL;
        if (!direct && value.op() != Op.CALL_VIRTUAL || !(value.aux() instanceof JavaMethod method)) {
            return Optional.empty();
        }
        if (FormatStrings.isOfDates(method) && !datesFormatted) {
            return Optional.of(Dates.FORMATTED);
        }
        boolean hasReceiver = direct && !method.isStatic() && !method.isConstructor() && !method.owner().name().equals("java/lang/Class");
        return hasReceiver && !hasInstances(method.owner()) ? Optional.of(method.owner()) : Optional.empty();
    }

    /** Whether control gets past the value. A virtual call on a type without instances does not return, for its receiver is null. */
    public boolean ends(Value value) {
        return switch (value.op()) {
            case CALL -> !(value.aux() instanceof JavaMethod method) || returning.contains(method);
            case CALL_VIRTUAL -> returningCalls.contains(new Dispatched((JavaMethod) value.aux()));
            default -> true;
        };
    }

    /** Whether control can leave the block for its successor of that number: some object passes the test. */
    public boolean leads(Block block, int successor) {
        return tested(block, successor).filter(type -> !hasInstances(type)).isEmpty();
    }

    private static Optional<JavaClass> tested(Block block, int successor) {
        if (block.end() != Block.End.IF) {
            return Optional.empty();
        }
        Value condition = block.control(0);
        boolean negated = condition.op() == Op.EQ;
        if ((negated || condition.op() == Op.NE) && condition.argument(1).isConstant(0)) {
            condition = condition.argument(0);
        }
        return condition.op() == Op.INSTANCE_OF && successor == (negated ? 1 : 0) ? Optional.of((JavaClass) condition.aux()) : Optional.empty();
    }

    // What waits is given back, in the order in which it came, by what lets it go on

    void awaitInstance(JavaClass type, Runnable then) {
        await(type, then);
    }

    void awaitBegin(Value value, Runnable then) {
        await(missing(value).orElseThrow(), then);
    }

    void awaitEnd(Value value, Runnable then) {
        JavaMethod method = (JavaMethod) value.aux();
        await(value.op() == Op.CALL ? method : new Dispatched(method), then);
    }

    void awaitLead(Block block, int successor, Runnable then) {
        await(tested(block, successor).orElseThrow(), then);
    }

    private void await(Object event, Runnable then) {
        waiting.computeIfAbsent(event, e -> new ArrayList<>()).add(then);
    }

    private List<Runnable> happened(Object event) {
        List<Runnable> awake = waiting.remove(event);
        return awake == null ? List.of() : awake;
    }

    /** The class is instantiated. */
    List<Runnable> instantiate(JavaClass type) {
        List<Runnable> awake = new ArrayList<>();
        inhabited.addAll(type.supertypes());
        type.supertypes().forEach(supertype -> awake.addAll(happened(supertype)));
        if (type.isArray()) {
            arrays.add(type);
            waiting.keySet().removeIf(event -> event instanceof JavaClass array && type.isAssignableTo(array) && awake.addAll(waiting.get(array)));
        }
        return awake;
    }

    /** Some format may ask for a date. */
    List<Runnable> formatDates() {
        datesFormatted = true;
        return happened(Dates.FORMATTED);
    }

    /** The method returns to its callers. */
    List<Runnable> returns(JavaMethod method) {
        if (!returning.add(method)) {
            return List.of();
        }
        List<Runnable> awake = new ArrayList<>(happened(method));
        runBy.getOrDefault(method, List.of()).forEach(call -> awake.addAll(returns(call)));
        return awake;
    }

    /** A virtual call of {@code declared} can run {@code target}. */
    List<Runnable> runs(JavaMethod declared, JavaMethod target) {
        Dispatched call = new Dispatched(declared);
        runBy.computeIfAbsent(target, t -> new ArrayList<>()).add(call);
        return returning.contains(target) ? returns(call) : List.of();
    }

    private List<Runnable> returns(Dispatched call) {
        returningCalls.add(call);
        return happened(call);
    }
}
