package astryon.compiler.image;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Position;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.HubLayout;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticInitialiser;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs static initialisers at build time, over the IR and not over the host: what they compute is what the program would
 * have computed, on any host. Initialisation follows JLS 12.4: superclasses first, each class once, a class that is being
 * initialised counts as initialised to what it calls. What exists only when the program runs (a thread, memory at an address,
 * an instruction, a native method that {@link Natives} does not know) ends the evaluation with a diagnostic, and so does an exception
 * that leaves an initialiser.
 *
 * <p>The methods it runs are built for it alone, without a look at any static field: a class must be initialised when something
 * of it is executed, not when a method that mentions it is built.
 */
public final class Interpreter implements StaticInitialiser {
    /** Makes what builds methods from bytecode. */
    public interface Builders {
        /**
         * @param values   where it finds strings and mirrors; of static fields this one knows nothing
         * @param findings where it says what it does not support; such a method can be evaluated up to there
         */
        FunctionSource over(StaticInitialiser values, Diagnostics findings);
    }

    /** The heap, but nothing of static fields. */
    private final class Unevaluated implements StaticInitialiser {
        @Override
        public void initialise(JavaClass type) {
            // Done when it is executed.
        }

        @Override
        public boolean runsAtStart(JavaClass type) {
            return false;
        }

        @Override
        public Optional<StaticValue> valueOf(JavaField field) {
            return Optional.empty();
        }

        @Override
        public HeapObject string(String text) {
            return heap.string(text);
        }

        @Override
        public HeapObject mirror(JavaClass type) {
            return heap.mirror(type);
        }
    }

    private enum State {
        RUNNING, DONE, FAILED
    }

    private final World world;
    private final FunctionSource functions;
    private final Diagnostics diagnostics;
    private final ImageHeap heap;
    private final Natives natives;
    private final Map<JavaClass, State> states = new HashMap<>();
    private final Map<JavaField, Datum> statics = new HashMap<>();
    private final Diagnostics findings = new Diagnostics();
    private final ForeignStatics foreignStatics = new ForeignStatics(this);
    private HubLayout hubLayout;

    public Interpreter(World world, Builders builders, Diagnostics diagnostics) {
        this.world = world;
        this.diagnostics = diagnostics;
        this.heap = new ImageHeap(world);
        this.functions = builders.over(new Unevaluated(), findings);
        this.natives = new Natives(world, heap);
    }

    public ImageHeap heap() {
        return heap;
    }

    World world() {
        return world;
    }

    FunctionSource functions() {
        return functions;
    }

    HubLayout hubLayout() {
        if (hubLayout == null) {
            hubLayout = HubLayout.of(world);
        }
        return hubLayout;
    }

    Natives natives() {
        return natives;
    }

    @Override
    public HeapObject string(String text) {
        return heap.string(text);
    }

    @Override
    public HeapObject mirror(JavaClass type) {
        return heap.mirror(type);
    }

    @Override
    public boolean runsAtStart(JavaClass type) {
        return false;
    }

    @Override
    public Optional<StaticValue> valueOf(JavaField field) {
        if (states.get(field.owner()) != State.DONE && !(field.isFinal() && field.constant() != null)) {
            return Optional.empty();
        }
        return Optional.of(get(field).staticValue(isReference(field)));
    }

    private static boolean isReference(JavaField field) {
        return field.kind() == Access.Kind.REF;
    }

    /** The content of a static field, whatever its class's state. */
    Datum get(JavaField field) {
        Datum datum = statics.get(field);
        return datum != null ? datum : constant(field);
    }

    private Datum constant(JavaField field) {
        Object constant = field.constant();
        if (constant instanceof String text) {
            return Datum.of(heap.string(text));
        }
        if (constant instanceof Float number) {
            return Datum.of((long) Float.floatToRawIntBits(number));
        }
        if (constant instanceof Double number) {
            return Datum.of(Double.doubleToRawLongBits(number));
        }
        return constant instanceof Number number ? Datum.of(number.longValue()) : Datum.ZERO;
    }

    void put(JavaField field, Datum datum) {
        statics.put(field, datum);
    }

    @Override
    public void initialise(JavaClass type) {
        Execution execution = new Execution(this);
        try {
            execution.prepareInitialisation(type);
            execution.run();
        } catch (Unevaluable e) {
            report(execution, e.getMessage());
        }
    }

    /**
     * The activations that initialise {@code type}, in the order in which they run; empty if it is initialised or being
     * initialised. All count as being initialised from here on.
     */
    List<Activation> begin(JavaClass type) {
        ArrayList<JavaClass> order = new ArrayList<>();
        dependenciesFirst(type, order);
        ArrayList<Activation> activations = new ArrayList<>();
        for (JavaClass c : order) {
            JavaMethod initialiser = c.declaredMethod("<clinit>", "()V");
            if (initialiser == null) {
                states.put(c, State.DONE);
            } else {
                states.put(c, State.RUNNING);
                activations.add(new Activation(initialiser, functions.build(initialiser), new Datum[0]).initialising(c));
            }
        }
        return activations;
    }

    /** Superclasses, then superinterfaces with default methods, then the class (JLS 12.4.1); only those not yet begun. */
    private void dependenciesFirst(JavaClass type, ArrayList<JavaClass> order) {
        ArrayList<JavaClass> lineage = new ArrayList<>();
        for (JavaClass c = type; c != null && !states.containsKey(c); c = c.isInterface() ? null : c.superclass()) {
            lineage.add(0, c);
        }
        for (JavaClass c : lineage) {
            if (!c.isInterface()) {
                for (JavaClass i : c.interfaces()) {
                    interfacesFirst(i, order);
                }
            }
            order.add(c);
        }
    }

    private void interfacesFirst(JavaClass type, ArrayList<JavaClass> order) {
        for (JavaClass i : type.interfaces()) {
            interfacesFirst(i, order);
        }
        boolean hasDefault = type.methods().stream().anyMatch(m -> !m.isStatic() && !m.isAbstract());
        if (hasDefault && !states.containsKey(type) && !order.contains(type)) {
            order.add(type);
        }
    }

    /** Why the builder has left out the rest of a method. */
    String findingOf(JavaMethod method) {
        for (Diagnostic finding : findings.all()) {
            if (finding.method().equals(method.symbol())) {
                return finding.headline();
            }
        }
        return "it comes to code that cannot be reached";
    }

    /**
     * Refuses initialisers that write variables of other classes, and lets {@link #refuseReadsOf} say which variables they may not read.
     * For programs whose initialisers are meant to run at first use; in the kernel's dialect build time is when they run.
     */
    public void watchOtherClasses() {
        foreignStatics.watch();
    }

    ForeignStatics foreignStatics() {
        return foreignStatics;
    }

    /**
     * Refuses initialisers that read what the program changes: at run time they would have read something else.
     *
     * @param written static fields that code of the program writes, outside of initialisers
     */
    public void refuseReadsOf(Set<JavaField> written) {
        foreignStatics.refuseReadsOf(written, diagnostics);
    }

    /** Whether the initialiser of {@code type} has come to its end. */
    boolean isInitialised(JavaClass type) {
        return states.get(type) == State.DONE;
    }

    void finish(JavaClass type) {
        states.put(type, State.DONE);
    }

    private void report(Execution execution, String reason) {
        List<Activation> stack = execution.innermostFirst();
        ArrayList<String> chain = new ArrayList<>();
        String initialised = null;
        String file = "";
        int line = 0;
        for (Activation activation : stack) {
            if (activation.initialises() != null) {
                initialised = initialised == null ? activation.initialises().symbol() : initialised;
                states.put(activation.initialises(), State.FAILED);
                chain.add("static initialiser of " + activation.initialises().symbol());
            } else if (activation.method() != null) {
                chain.add(activation.method().symbol());
            }
            if (file.isEmpty() && activation.method() != null) {
                file = activation.method().sourcePath();
                Position position = activation.atEnd() ? activation.block().endPosition() : activation.current().position();
                line = position == null ? 0 : position.line();
            }
        }
        diagnostics.add(new Diagnostic(Diagnostic.Severity.ERROR, file, line, "",
                "static initialiser of " + initialised + " cannot be evaluated at build time: " + reason,
                "compute it when the program runs, on first use, or write the value down", chain));
    }
}
