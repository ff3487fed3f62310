package astryon.library;

import astryon.magic.Machine;
import astryon.magic.Substitute;

/**
 * Names a variable: a field of a class, the elements of arrays of a class, or parts of byte arrays seen as wider numbers. Made
 * while initialisers run at build time; the compiler, which knows the fields by name, turns each access through a constant handle
 * into the access itself.
 */
@Substitute(value = "java.lang.invoke.VarHandle", whole = true, why = "accesses are compiled in place: there is nothing to link when the program runs")
final class InvokeVarHandle {
    static final int FIELD = 0;
    static final int ELEMENT = 1;
    static final int VIEW = 2;
    static final int BIG_ENDIAN_VIEW = 3;
    static final int STATIC = 4;

    /** One of the constants above. */
    private final int shape;
    /** Of a field its offset in the object, of a static field its place among the fields of its class. */
    private final long offset;
    /** The class with the field, or of the array. */
    private final Class<?> owner;
    private final Class<?> type;

    InvokeVarHandle(int shape, long offset, Class<?> owner, Class<?> type) {
        this.shape = shape;
        this.offset = offset;
        this.owner = owner;
        this.type = type;
    }

    public Class<?> varType() {
        return type;
    }

    public InvokeVarHandle withInvokeExactBehavior() {
        return this;
    }

    public InvokeVarHandle withInvokeBehavior() {
        return this;
    }

    public static void fullFence() {
        Machine.fence();
    }

    public static void acquireFence() {
        Machine.fence();
    }

    public static void releaseFence() {
        Machine.fence();
    }

    public static void loadLoadFence() {
        Machine.fence();
    }

    public static void storeStoreFence() {
        Machine.fence();
    }
}
