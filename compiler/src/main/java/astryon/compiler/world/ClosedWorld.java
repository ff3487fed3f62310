package astryon.compiler.world;

import java.util.List;

/**
 * What {@link Reachability} found: the program, no more and no less. Orders are stable. Type ids, dispatch slots, interface bits
 * and static offsets are on the classes, methods and fields themselves.
 */
public final class ClosedWorld {

    /** Every method whose code the image holds. */
    public List<JavaMethod> methods() {
        throw new UnsupportedOperationException();
    }

    /** Every class that has a hub: instantiated, tested or mirrored, their superclasses and components. */
    public List<JavaClass> classes() {
        throw new UnsupportedOperationException();
    }

    /**
     * What a virtual call of {@code declared} can run. With exactly one target every call must be made direct: there may be no
     * slot for it. With none the receiver is always null.
     */
    public List<JavaMethod> targets(JavaMethod declared) {
        throw new UnsupportedOperationException();
    }

    /** The dispatch table of {@code type}'s hub: the method of each slot, null where nothing calls. */
    public List<JavaMethod> dispatchTable(JavaClass type) {
        throw new UnsupportedOperationException();
    }

    /** Static fields that the program reads or writes, in the order of their offsets; references come first. */
    public List<JavaField> statics() {
        throw new UnsupportedOperationException();
    }

    /** Bytes of the static area, a multiple of 8. */
    public int staticsSize() {
        throw new UnsupportedOperationException();
    }

    /** How many of the static area's first bytes are references. */
    public int staticReferencesSize() {
        throw new UnsupportedOperationException();
    }

    /** Who reached the method or class with this symbol, innermost first. */
    public List<String> chain(String symbol) {
        throw new UnsupportedOperationException();
    }
}
