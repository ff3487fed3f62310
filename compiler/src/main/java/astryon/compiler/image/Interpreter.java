package astryon.compiler.image;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Position;
import astryon.compiler.world.FunctionSource;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.HubLayout;
import astryon.compiler.world.InitialisationOrder;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticInitialiser;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.World;
import astryon.magic.ClassFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        public boolean runsAtFirstUse(JavaClass type) {
            return false;
        }

        @Override
        public HeapObject initialisation(JavaClass type) {
            return firstUses.record(type);
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

    private final World world;
    private final FunctionSource functions;
    private final Diagnostics diagnostics;
    private final ImageHeap heap;
    private final Natives natives;
    private final Map<JavaField, Datum> statics = new HashMap<>();
    private final Diagnostics findings = new Diagnostics();
    private final FirstUses firstUses;
    private final ClassStates states;
    private HubLayout hubLayout;

    public Interpreter(World world, Builders builders, Diagnostics diagnostics) {
        this.world = world;
        this.diagnostics = diagnostics;
        this.heap = new ImageHeap(world);
        this.functions = builders.over(new Unevaluated(), findings);
        this.natives = new Natives(world, heap);
        this.firstUses = new FirstUses(world, heap);
        this.states = new ClassStates(functions, heap.effects(), firstUses);
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

    /** All that is reached has been evaluated: of initialisers only the values are wanted from here on. */
    public void releaseFunctions() {
        functions.release();
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

    ClassStates states() {
        return states;
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
    public boolean runsAtFirstUse(JavaClass type) {
        return firstUses.contains(type);
    }

    @Override
    public HeapObject initialisation(JavaClass type) {
        InitialisationOrder.before(type).forEach(this::initialise);
        return firstUses.record(type);
    }

    @Override
    public void close(Collection<HeapObject> objects) {
        JavaClass interned = world.find("astryon/library/Interned").orElse(null);
        if (interned == null || !states.isDecided(interned)) {
            return;
        }
        List<ImageObject> strings = objects.stream().map(ImageObject.class::cast).filter(heap::isInterned).toList();
        ImageObject constants = heap.newFact(world.type("[Ljava/lang/String;"), strings.size());
        for (int i = 0; i < strings.size(); i++) {
            constants.set(i, 0, strings.get(i));
        }
        put(interned.declaredField("constants"), Datum.of(constants));
    }

    @Override
    public boolean tell(JavaClass type, ClassFact fact) {
        return heap.mirrors().tell(type, fact);
    }

    @Override
    public Optional<StaticValue> valueOf(JavaField field) {
        if (!states.isInitialised(field.owner()) && !(field.isFinal() && field.constant() != null)) {
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
        Datum before = statics.put(field, datum);
        heap.effects().onRollBack(() -> {
            if (before == null) {
                statics.remove(field);
            } else {
                statics.put(field, before);
            }
        });
    }

    @Override
    public void initialise(JavaClass type) {
        if (heap.effects().areWatched()) {
            decide(type, false);
            return;
        }
        Execution execution = new Execution(this);
        try {
            execution.prepareInitialisation(type);
            execution.run();
        } catch (Unevaluable e) {
            report(execution, e.getMessage());
        }
    }

    /** Evaluates the class's initialiser, or keeps it and those that were waiting for it. Kept supertypes may show only then. */
    private void decide(JavaClass type, boolean beforeAll) {
        while (!states.isDecided(type)) {
            Execution execution = new Execution(this);
            heap.effects().begin(beforeAll);
            try {
                execution.prepareInitialisation(type);
                execution.run();
            } catch (Unevaluable e) {
                heap.effects().rollBack();
                states.keep(execution.innermostFirst(), e.getMessage());
            }
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
     * From now on an initialiser that cannot run at build time, or of which it could be told that it did, is kept for the first use of its
     * class. For programs whose initialisers are meant to run then; in the kernel's dialect build time is when they run.
     */
    public void keepForFirstUse() {
        heap.effects().watch();
    }

    /** Initialises the class that the program uses before all others of its own. */
    public void initialiseFirst(JavaClass type) {
        decide(type, true);
    }

    /** Why {@code type} is initialised at first use, if it is. */
    public Optional<String> reasonForFirstUse(JavaClass type) {
        return Optional.ofNullable(firstUses.reason(type));
    }

    /** What the class's static fields refer to. */
    List<ImageObject> objectsOf(JavaClass type) {
        return type.fields().stream().filter(JavaField::isStatic).map(field -> get(field).reference()).filter(ImageObject.class::isInstance)
                .map(ImageObject.class::cast).toList();
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
                states.fail(activation.initialises());
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
