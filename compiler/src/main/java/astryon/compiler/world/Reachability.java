package astryon.compiler.world;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.magic.ClassFact;
import astryon.magic.RuntimeCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rapid type analysis: from the roots to the least set of methods, classes and objects that is closed under what reached code
 * does. A virtual call reaches the methods of classes that are instantiated, and only of those; each new instance of a class wakes
 * the calls that were waiting for it (Bacon and Sweeney, "Fast Static Analysis of C++ Virtual Function Calls", OOPSLA 1996), and the code
 * behind tests for it.
 *
 * <p>Objects that static initialisers made are walked like code. Initialisers run while the analysis does, so objects already
 * walked can change: when nothing else is left to do all are walked again, until nothing new is found.
 *
 * <p>What is found is final only after {@link #run}, which then numbers classes, colours dispatch slots, places statics and
 * enforces the rules that hold over call closures.
 */
public final class Reachability {
    /** Stands for {@code Array.newInstance} where nothing is known of the class. */
    private static final String ARRAY_OF_ANY_CLASS = "astryon.library.ArrayCreation.ofAnyClass(Ljava/lang/Class;I)Ljava/lang/Object;";

    /** Yields the class of a stack frame. */
    private static final String CLASS_OF_FRAME = "astryon.library.FrameClasses.of(I)Ljava/lang/Class;";

    private final World world;
    private final FunctionSource functions;
    private final StaticInitialiser initialiser;
    private final Diagnostics diagnostics;

    private final Provenance provenance = new Provenance();
    private final CallGraph graph = new CallGraph();
    private final FormatStrings formats;
    private final VirtualCalls virtualCalls;
    private final HeapWalk heap;
    private final LinkedHashSet<JavaMethod> methods = new LinkedHashSet<>();
    private final LinkedHashSet<JavaMethod> assembled = new LinkedHashSet<>();
    private final LinkedHashSet<JavaClass> touched = new LinkedHashSet<>();
    private final LinkedHashSet<JavaClass> hubs = new LinkedHashSet<>();
    private final LinkedHashSet<JavaClass> testedInterfaces = new LinkedHashSet<>();
    private final LinkedHashMap<JavaClass, HeapObject> firstUses = new LinkedHashMap<>();
    private final LinkedHashSet<JavaField> statics = new LinkedHashSet<>();
    private final Map<ClassFact, Set<JavaClass>> told = new EnumMap<>(ClassFact.class);
    private final Set<JavaClass> shown = new HashSet<>();
    private final Passages passages = new Passages();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();

    public Reachability(World world, FunctionSource functions, StaticInitialiser initialiser, Diagnostics diagnostics) {
        this.world = world;
        this.functions = functions;
        this.initialiser = initialiser;
        this.diagnostics = diagnostics;
        this.formats = new FormatStrings(world, () -> pending.addAll(passages.formatDates()));
        this.virtualCalls = new VirtualCalls(world, this::run);
        this.heap = new HeapWalk(this, initialiser);
        diagnostics.explainWith(this::chain);
    }

    /** A method that is called from outside: it, its class and what they need are in the program. */
    public void addRoot(JavaMethod method) {
        reach(method, Origin.root("the start of the program"));
    }

    public ClosedWorld run() {
        do {
            close();
            initialiser.close(heap.objects());
            heap.walkAgain();
        } while (!pending.isEmpty());
        new TypeNumbers(hubs, testedInterfaces).assign();
        StaticArea area = new StaticArea(statics);
        Dispatch dispatch = new Dispatch(world, virtualCalls, methods);
        Set<JavaMethod> uninterruptible = new ClosureRules(graph, virtualCalls, diagnostics).check(methods);
        return new ClosedWorld(List.copyOf(methods), List.copyOf(assembled), classesInOrder(), passages, Collections.unmodifiableMap(firstUses), area,
                dispatch, uninterruptible, provenance);
    }

    private void close() {
        boolean more;
        do {
            for (Runnable next = pending.poll(); next != null; next = pending.poll()) {
                next.run();
            }
            heap.walkAgain();
            makeArraysOfAnyClass();
            more = showClassesOfFrames() | tellFacts();
        } while (more || !pending.isEmpty());
    }

    private List<JavaClass> classesInOrder() {
        ArrayList<JavaClass> classes = new ArrayList<>(hubs);
        classes.sort(TypeNumbers.ORDER);
        return classes;
    }

    /** Who reached the method or class, innermost first. */
    private List<String> chain(String symbol) {
        return provenance.chain(symbol);
    }

    private void scan(JavaMethod method) {
        try {
            Function function = functions.build(method);
            new FunctionScan(this, world, graph, passages, method, function).scan();
        } catch (Refusal e) {
            returns(method);
            diagnostics.add(Diagnostic.error(method.sourcePath(), method.line(), method.symbol(), e.getMessage(), ""));
        }
    }

    // What scans of functions and of the heap report

    void reach(JavaMethod method, Origin origin) {
        if (methods.contains(method) || assembled.contains(method)) {
            return;
        }
        if (isRefused(method.owner(), method.isLibrary(), origin)) {
            returns(method);
            return;
        }
        provenance.note(method, origin);
        touch(method.owner(), Origin.of(method, 0));
        if (method.code() != null) {
            methods.add(method);
            formats.reach(method);
            pending.add(() -> scan(method));
            if (method.isStatic() && !method.name().equals("<clinit>")) {
                initialise(method.owner(), Origin.of(method, 0));
            }
            if (!method.isStatic() && method.owner().name().equals("java/lang/Class")) {
                // Its instances are reached through hubs, which no object of the heap need refer to.
                instantiate(method.owner(), Origin.of(method, 0));
            }
            return;
        }
        returns(method);
        if (method.traits().assembled().isPresent()) {
            assembled.add(method);
        } else if (method.isNative()) {
            report(origin, "native method " + method.symbol(), method.isLibrary() ? "write a @Substitute for it" : "give it a body or an @Assembled routine");
        } else {
            report(origin, "abstract method " + method.symbol() + " is called, and nothing can override it", "give it a body");
        }
    }

    /** Control comes back from the method. */
    void returns(JavaMethod method) {
        pending.addAll(passages.returns(method));
    }

    private void run(JavaMethod declared, JavaMethod target) {
        reach(target, Origin.of(declared, 0));
        formats.run(declared, target);
        pending.addAll(passages.runs(declared, target));
    }

    /** The code has a call, of whichever kind. */
    void call(Value call) {
        formats.call(call);
    }

    void callVirtual(JavaMethod declared, Origin origin) {
        if (declared.isStatic() || declared.isConstructor()) {
            reach(declared, origin);
            pending.addAll(passages.runs(declared, declared));
        } else if (isRefused(declared.owner(), declared.isLibrary(), origin)) {
            pending.addAll(passages.runs(declared, declared));
            returns(declared);
        } else {
            provenance.note(declared, origin);
            touch(declared.owner(), origin);
            virtualCalls.call(declared);
        }
    }

    void instantiate(JavaClass type, Origin origin) {
        if (type.instantiated) {
            return;
        }
        if (isRefused(type, type.isLibrary() && !type.isArray(), origin)) {
            pending.addAll(passages.instantiate(type));
            return;
        }
        type.instantiated = true;
        needHub(type, origin);
        initialise(type, origin);
        if (type.isArray() && type.component().isInterface()) {
            // Storing into it may have to test for the interface.
            test(type.component(), origin);
        }
        virtualCalls.instantiate(type);
        pending.addAll(passages.instantiate(type));
    }

    /** A test for the type, static or by its hub. */
    void test(JavaClass type, Origin origin) {
        needHub(type, origin);
        JavaClass element = type;
        while (element.isArray()) {
            element = element.component();
        }
        if (element.isInterface()) {
            needHub(element, origin);
            testedInterfaces.add(element);
        }
    }

    void needHub(JavaClass type, Origin origin) {
        ArrayDeque<JavaClass> needed = new ArrayDeque<>(List.of(type));
        while (!needed.isEmpty()) {
            JavaClass next = needed.pop();
            if (hubs.add(next)) {
                provenance.note(next, origin);
                if (next.superclass() != null) {
                    needed.push(next.superclass());
                }
                if (next.isArray()) {
                    needed.push(next.component());
                }
            }
        }
    }

    void useStatic(JavaField field, Origin origin) {
        initialise(field.owner(), origin);
        if (statics.add(field)) {
            provenance.note(field, origin);
            heap.addField(field);
        }
    }

    /** An object is in the image. */
    void hold(HeapObject object, Origin origin) {
        heap.walk(object, origin);
    }

    /** The address of something is in the program. */
    void takeAddress(Symbol symbol, Origin origin) {
        if (symbol instanceof Hub hub) {
            // Its receiver may make instances of it: of arrays also those inside.
            for (JavaClass type = hub.type(); type.isArray(); type = type.component()) {
                instantiate(type, origin);
            }
            test(hub.type(), origin);
        } else if (symbol instanceof JavaMethod method) {
            reach(method, origin);
        } else if (symbol instanceof HeapObject object) {
            hold(object, origin);
        } else if (symbol instanceof JavaField field) {
            useStatic(field, origin);
        } else {
            world.exported(symbol.symbol()).ifPresent(method -> reach(method, origin));
        }
    }

    /** Where an array of a class that is known only when the program runs is made, that can be any class that the program has. */
    private void makeArraysOfAnyClass() {
        JavaMethod creation = methods.stream().filter(method -> method.symbol().equals(ARRAY_OF_ANY_CLASS)).findFirst().orElse(null);
        if (creation == null) {
            return;
        }
        for (JavaClass type : List.copyOf(hubs)) {
            if (!type.isArray() && !type.name().equals("void")) {
                instantiate(world.arrayOf(type), Origin.of(creation, 0));
            }
        }
    }

    /** Who asks for the class of a stack frame may be shown any that has code. Whether that was news. */
    private boolean showClassesOfFrames() {
        JavaMethod asked = methods.stream().filter(method -> method.symbol().equals(CLASS_OF_FRAME)).findFirst().orElse(null);
        boolean more = false;
        for (JavaMethod method : asked == null ? List.<JavaMethod>of() : List.copyOf(methods)) {
            JavaClass type = method.owner();
            if (type.kind() == JavaClass.Kind.OBJECT && shown.add(type)) {
                Origin origin = Origin.of(asked, 0);
                needHub(type, origin);
                hold(initialiser.mirror(type), origin);
                more = true;
            }
        }
        return more;
    }

    /** Mirrors are told what methods of {@code java.lang.Class} that the program reaches ask them. Whether that was news. */
    private boolean tellFacts() {
        boolean more = false;
        for (ClassFact fact : ClassFact.values()) {
            if (methods.stream().anyMatch(method -> method.owner().name().equals("java/lang/Class") && method.name().equals(fact.accessor()))) {
                Set<JavaClass> done = told.computeIfAbsent(fact, f -> new HashSet<>());
                for (JavaClass type : List.copyOf(hubs)) {
                    if (done.add(type) && initialiser.tell(type, fact)) {
                        Origin origin = Origin.root("what java.lang.Class knows of " + type);
                        hold(initialiser.mirror(type), origin);
                        if (fact == ClassFact.MEMBERS) {
                            world.named().of(type).fields().stream().filter(JavaField::isStatic).forEach(field -> useStatic(field, origin));
                        }
                        more = true;
                    }
                }
            }
        }
        return more;
    }

    /** The class's initialiser has run, or will when the class is used. */
    void initialise(JavaClass type, Origin origin) {
        if (type.kind() == JavaClass.Kind.PRIMITIVE || type.isArray()) {
            return;
        }
        touch(type, origin);
        initialiser.initialise(type);
        if (initialiser.runsAtFirstUse(type) && !firstUses.containsKey(type)) {
            firstUses.put(type, initialiser.initialisation(type));
            hold(firstUses.get(type), origin);
            reach(world.runtimeEntry(RuntimeCall.INITIALISE), origin);
            if (type.initialiser() != null) {
                reach(type.initialiser(), origin);
            }
            InitialisationOrder.before(type).forEach(first -> initialise(first, Origin.of(type, 0)));
        }
    }

    /** What is exported from a class that the program uses is called from outside. */
    private void touch(JavaClass type, Origin origin) {
        if (touched.add(type)) {
            provenance.note(type, origin);
            for (JavaMethod method : type.methods()) {
                if (method.traits().exported().isPresent()) {
                    reach(method, Origin.root("outside Java: exported as " + method.traits().exported().get()));
                }
            }
        }
    }

    private boolean isRefused(JavaClass type, boolean library, Origin origin) {
        if (world.profile() != Profile.KERNEL || !library || LanguageClasses.contain(type.name())) {
            return false;
        }
        provenance.note(type, origin);
        report(origin, "the kernel profile has no " + type.symbol(),
                "only the language's own classes are there: write what is needed of it in Astryon");
        return true;
    }

    /** An error at the place that {@code origin} is. */
    private void report(Origin origin, String rule, String wayOut) {
        if (origin.by() instanceof JavaMethod method) {
            diagnostics.add(Diagnostic.error(method.sourcePath(), origin.line(), method.symbol(), rule, wayOut));
        } else {
            String by = origin.by() == null ? "" : origin.by().symbol();
            ArrayList<String> steps = new ArrayList<>(List.of(origin.describe()));
            steps.addAll(chain(by));
            diagnostics.add(Diagnostic.error(place(origin.by()), 0, by, rule, wayOut).withChain(steps));
        }
    }

    private static String place(Symbol by) {
        JavaClass type = by instanceof JavaField field ? field.owner() : by instanceof JavaClass c && !c.isArray() ? c : null;
        return type == null ? "" : Names.sourcePath(type.name(), type.sourceFile());
    }
}
