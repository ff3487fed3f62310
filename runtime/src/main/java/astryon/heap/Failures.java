package astryon.heap;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;

/** The exceptions that checks and the machine raise, with HotSpot's messages. */
public final class Failures {
    /** Thrown when nothing can be allocated, hence made at build time; it has no stack trace. */
    static final OutOfMemoryError OUT_OF_MEMORY = new OutOfMemoryError("Java heap space");
    static final OutOfMemoryError ARRAY_TOO_LONG = new OutOfMemoryError("Requested array size exceeds VM limit");

    private Failures() {
    }

    @NoInline
    public static void nullReference() {
        throw new NullPointerException();
    }

    @NoInline
    static void indexOutOfBounds(int index, int length) {
        throw new ArrayIndexOutOfBoundsException(
                "Index ".concat(Integer.toString(index)).concat(" out of bounds for length ").concat(Integer.toString(length)));
    }

    @NoInline
    static void divisionByZero() {
        throw new ArithmeticException("/ by zero");
    }

    @NoInline
    static void badCast(Object object, Address target) {
        throw new ClassCastException("class ".concat(object.getClass().getName()).concat(" cannot be cast to class ")
                .concat(mirror(Structs.at(Hub.class, target)).getName()));
    }

    @NoInline
    static void negativeSize(int length) {
        throw new NegativeArraySizeException(Integer.toString(length));
    }

    @NoInline
    static void badStore(Object value) {
        throw new ArrayStoreException(value.getClass().getName());
    }

    private static Class<?> mirror(Hub hub) {
        return (Class<?>) Hub.expand(hub.mirror).toObject();
    }
}
