package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Substitute;
import java.util.List;

/**
 * Names a variable: a field of a class, the elements of arrays of a class, or parts of byte arrays seen as wider numbers. The compiler turns an access
 * through a handle that it knows into the access itself; all others are made by {@link #access}.
 */
@Substitute(value = "java.lang.invoke.VarHandle", whole = true, why = "accesses are compiled in place, or made with boxed values: nothing is linked when the program runs")
final class InvokeVarHandle {
    static final int FIELD = 0;
    static final int ELEMENT = 1;
    static final int VIEW = 2;
    static final int BIG_ENDIAN_VIEW = 3;
    static final int STATIC = 4;

    /** One of the constants above. */
    private final int shape;
    /** Of a field, in its object. */
    private final long offset;
    /** Of a static field. */
    private final Address place;
    private final boolean isFinal;
    /** The class with the field, or of the array. */
    private final Class<?> owner;
    private final Class<?> type;

    private InvokeVarHandle(int shape, long offset, Address place, boolean isFinal, Class<?> owner, Class<?> type) {
        this.shape = shape;
        this.offset = offset;
        this.place = place;
        this.isFinal = isFinal;
        this.owner = owner;
        this.type = type;
    }

    /** Of arrays and views. */
    InvokeVarHandle(int shape, Class<?> array, Class<?> type) {
        this(shape, 0, new Address(0), false, array, type);
    }

    static InvokeVarHandle ofField(long offset, boolean isFinal, Class<?> owner, Class<?> type) {
        return new InvokeVarHandle(FIELD, offset, new Address(0), isFinal, owner, type);
    }

    /** The class is initialised. */
    static InvokeVarHandle ofStatic(Address place, boolean isFinal, Class<?> owner, Class<?> type) {
        return new InvokeVarHandle(STATIC, 0, place, isFinal, owner, type);
    }

    /**
     * An access that the compiler does not make in place.
     *
     * @param method     of {@code VarHandle}
     * @param descriptor of the call
     * @param arguments  of the call, numbers in the boxes of their types
     * @return the call's result, a number in the box of its type; null of {@code void}
     */
    static Object access(InvokeVarHandle handle, String method, String descriptor, Object[] arguments) {
        return new VariableCall(handle, method, descriptor).with(arguments);
    }

    int shape() {
        return shape;
    }

    boolean isFinal() {
        return isFinal;
    }

    Class<?> owner() {
        return owner;
    }

    boolean isView() {
        return shape == VIEW || shape == BIG_ENDIAN_VIEW;
    }

    /** How many arguments say which variable it is. */
    int coordinates() {
        return shape == STATIC ? 0 : shape == FIELD ? 1 : 2;
    }

    /** Where the variable is in the object; without an object, in memory. */
    long offset(Object object, int index, int bytes) {
        if (shape == STATIC) {
            return place.value();
        }
        if (shape == FIELD) {
            return offset;
        }
        if (isView()) {
            return VariableUpdates.viewOffset((byte[]) object, index, bytes);
        }
        return (bytes == 8 ? 16 : 12) + (long) VariableUpdates.index(index, java.lang.reflect.Array.getLength(object)) * bytes;
    }

    public Class<?> varType() {
        return type;
    }

    public List<Class<?>> coordinateTypes() {
        return switch (coordinates()) {
            case 0 -> List.of();
            case 1 -> List.of(owner);
            default -> List.of(owner, int.class);
        };
    }

    public InvokeVarHandle withInvokeExactBehavior() {
        return this;
    }

    public InvokeVarHandle withInvokeBehavior() {
        return this;
    }

    @Override
    public String toString() {
        return "VarHandle[varType=" + type.getName() + ", coord=" + coordinateTypes() + "]";
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
