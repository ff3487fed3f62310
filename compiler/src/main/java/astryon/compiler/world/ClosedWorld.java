package astryon.compiler.world;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link Reachability} found: the program, no more and no less. Orders are stable. Type ids, dispatch slots, interface bits
 * and static offsets are on the classes, methods and fields themselves.
 */
public final class ClosedWorld {
    private final List<JavaMethod> methods;
    private final List<JavaMethod> assembledMethods;
    private final List<JavaClass> classes;
    private final Passages passages;
    private final Map<JavaClass, HeapObject> firstUses;
    private final StaticArea statics;
    private final Dispatch dispatch;
    private final Set<JavaMethod> uninterruptible;
    private final Provenance provenance;

    ClosedWorld(List<JavaMethod> methods, List<JavaMethod> assembledMethods, List<JavaClass> classes, Passages passages,
            Map<JavaClass, HeapObject> firstUses, StaticArea statics, Dispatch dispatch, Set<JavaMethod> uninterruptible, Provenance provenance) {
        this.methods = methods;
        this.assembledMethods = assembledMethods;
        this.classes = classes;
        this.passages = passages;
        this.firstUses = firstUses;
        this.statics = statics;
        this.dispatch = dispatch;
        this.uninterruptible = uninterruptible;
        this.provenance = provenance;
    }

    /** Every method with bytecode that the program can run, in the order of discovery. */
    public List<JavaMethod> methods() {
        return methods;
    }

    /** The {@code @Assembled} methods that the program can run. */
    public List<JavaMethod> assembledMethods() {
        return assembledMethods;
    }

    /**
     * Every class that has a hub: instantiated, tested or mirrored, their superclasses and components. In the order of type ids, then
     * interfaces and primitives, which have none, by name.
     */
    public List<JavaClass> classes() {
        return classes;
    }

    /** Where control gets on. */
    public Passages passages() {
        return passages;
    }

    /** Classes that are initialised when they are first used, each with its record, in the order in which they were found. */
    public Map<JavaClass, HeapObject> firstUses() {
        return firstUses;
    }

    /**
     * What a virtual call of {@code declared} can run. With exactly one target every call must be made direct: there may be no
     * slot for it. With none the receiver is always null, and what the slot holds does not matter.
     */
    public List<JavaMethod> targets(JavaMethod declared) {
        return dispatch.targets(declared);
    }

    /** The instantiated classes that a virtual call of {@code declared} can meet, in the order of discovery. */
    public List<JavaClass> receivers(JavaMethod declared) {
        return dispatch.receivers(declared);
    }

    /** The dispatch table of {@code type}'s hub: the method of each slot, null where nothing calls; empty if it is never a receiver. */
    public List<JavaMethod> dispatchTable(JavaClass type) {
        return dispatch.table(type);
    }

    /** Static fields that the program reads or writes, in the order of their offsets; references come first. */
    public List<JavaField> statics() {
        return statics.fields();
    }

    /** Bytes of the static area, a multiple of 8. */
    public int staticsSize() {
        return statics.size();
    }

    /** How many of the static area's first bytes are references. */
    public int staticReferencesSize() {
        return statics.referencesSize();
    }

    /** Whether the method must not be interrupted, or is called by one that must not. */
    public boolean isUninterruptible(JavaMethod method) {
        return uninterruptible.contains(method);
    }

    /**
     * Who reached the method, class or field with this symbol, innermost first; empty if it is not in the program. A
     * method's symbol may go without its descriptor.
     */
    public List<String> chain(String symbol) {
        return provenance.chainOfNamed(symbol);
    }
}
