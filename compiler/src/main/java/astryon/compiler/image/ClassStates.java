package astryon.compiler.image;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Function;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.InitialisationOrder;
import astryon.compiler.world.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far each class is at build time, and what beginning with one takes. Classes that are kept for first use have no state here. */
final class ClassStates {
    private enum State {
        RUNNING, DONE, FAILED
    }

    private final FunctionSource functions;
    private final InitialiserEffects effects;
    private final FirstUses firstUses;
    private final Map<JavaClass, State> states = new HashMap<>();

    ClassStates(FunctionSource functions, InitialiserEffects effects, FirstUses firstUses) {
        this.functions = functions;
        this.effects = effects;
        this.firstUses = firstUses;
    }

    boolean isInitialised(JavaClass type) {
        return states.get(type) == State.DONE;
    }

    boolean isDecided(JavaClass type) {
        return states.containsKey(type) || firstUses.contains(type);
    }

    void finish(JavaClass type) {
        states.put(type, State.DONE);
    }

    void fail(JavaClass type) {
        states.put(type, State.FAILED);
    }

    /** The evaluation of the innermost initialiser has come to something that only the program can do: it is kept, and so are those that need it. */
    void keep(List<Activation> innermostFirst, String reason) {
        String why = reason;
        for (Activation activation : innermostFirst) {
            if (activation.initialises() != null) {
                firstUses.add(activation.initialises(), why);
                why = usesKept(activation.initialises()).getMessage();
            }
        }
    }

    /**
     * The activations that initialise {@code type}, in the order in which they run; empty if it is initialised or being
     * initialised. All count as being initialised from here on.
     */
    List<Activation> begin(JavaClass type) {
        ArrayList<JavaClass> order = new ArrayList<>();
        dependenciesFirst(type, order);
        if (effects.areWatched()) {
            requireEvaluable(order);
        }
        ArrayList<Activation> activations = new ArrayList<>();
        for (JavaClass c : order) {
            effects.onRollBack(() -> states.remove(c));
            states.put(c, c.initialiser() == null ? State.DONE : State.RUNNING);
            if (c.initialiser() != null) {
                activations.add(new Activation(c.initialiser(), built(c), new Datum[0]).initialising(c));
            }
        }
        return activations;
    }

    private Function built(JavaClass type) {
        try {
            return functions.build(type.initialiser());
        } catch (Refusal e) {
            if (effects.areWatched()) {
                firstUses.add(type, e.getMessage());
            }
            throw new Unevaluable(e.getMessage());
        }
    }

    /** Whether a class is kept may follow from others, or from another's being halfway through: its subclass would be first at first use. */
    private void requireEvaluable(List<JavaClass> order) {
        for (JavaClass c : order) {
            if (!firstUses.contains(c) && firstUses.addIfKnown(c)) {
                throw usesKept(c);
            }
            for (JavaClass first : InitialisationOrder.before(c)) {
                if (c.initialiser() != null && !effects.areBeforeAll() && states.get(first) == State.RUNNING && effects.isOfProgram(c)) {
                    firstUses.add(c, "its supertype " + first.symbol() + " uses it");
                    throw usesKept(c);
                }
            }
        }
    }

    private static Unevaluable usesKept(JavaClass type) {
        return new Unevaluable("it uses " + type.symbol() + ", which is");
    }

    /**
     * Something of {@code type} is used by the initialiser of {@code by}. If the one is kept so is the other; and if it has begun and not ended,
     * what {@code by} finds depends on which of the two the program uses first; unless that is known.
     */
    void requireOrder(JavaClass type, JavaClass by) {
        if (firstUses.contains(type)) {
            throw usesKept(type);
        }
        boolean orderMatters = effects.areWatched() && !(effects.areBeforeAll() && !type.isInterface()) && by != null && type != by;
        if (orderMatters && states.get(type) == State.RUNNING && effects.isOfProgram(type) && effects.isOfProgram(by)) {
            throw new Unevaluable("it uses " + type.symbol() + ", whose initialiser uses it in turn");
        }
    }

    /** The class, and before it what is initialised with it (JLS 12.4.1); only those not yet begun. */
    private void dependenciesFirst(JavaClass type, ArrayList<JavaClass> order) {
        if (!states.containsKey(type) && !order.contains(type)) {
            InitialisationOrder.before(type).forEach(first -> dependenciesFirst(first, order));
            order.add(type);
        }
    }
}
