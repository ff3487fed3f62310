package astryon.unwind;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.object.Hub;

/** The exceptions that checks and the machine raise, with HotSpot's messages. */
public final class Failures {
    /** Thrown when nothing can be allocated, hence made at build time; it has no stack trace. */
    public static final OutOfMemoryError OUT_OF_MEMORY = new OutOfMemoryError("Java heap space");
    public static final OutOfMemoryError ARRAY_TOO_LONG = new OutOfMemoryError("Requested array size exceeds VM limit");

    private Failures() {
    }

    @NoInline
    public static void nullReference() {
        throw new NullPointerException();
    }

    @NoInline
    public static void indexOutOfBounds(int index, int length) {
        throw new ArrayIndexOutOfBoundsException(
                "Index ".concat(Integer.toString(index)).concat(" out of bounds for length ").concat(Integer.toString(length)));
    }

    @NoInline
    public static void divisionByZero() {
        throw new ArithmeticException("/ by zero");
    }

    @NoInline
    public static void badCast(Object object, Address target) {
        String from = object.getClass().getName();
        String to = mirror(Structs.at(Hub.class, target)).getName();
        boolean together = isOfJdk(from) == isOfJdk(to);
        String where = together ? from.concat(" and ").concat(to).concat(" are ").concat(module(to))
                : from.concat(" is ").concat(module(from)).concat("; ").concat(to).concat(" is ").concat(module(to));
        throw new ClassCastException("class ".concat(from).concat(" cannot be cast to class ").concat(to).concat(" (").concat(where).concat(")"));
    }

    /** What HotSpot says of a class's module and loader when the program is on the class path. */
    private static String module(String className) {
        return isOfJdk(className) ? "in module java.base of loader 'bootstrap'" : "in unnamed module of loader 'app'";
    }

    /** By the packages that a program's classes cannot be in; arrays are where their elements are. */
    public static boolean isOfJdk(String className) {
        int element = 0;
        while (className.charAt(element) == '[') {
            element++;
        }
        if (element > 0) {
            if (className.charAt(element) != 'L') {
                return true;
            }
            element++;
        }
        return className.startsWith("java.", element) || className.startsWith("jdk.", element) || className.startsWith("sun.", element);
    }

    @NoInline
    public static void negativeSize(int length) {
        throw new NegativeArraySizeException(Integer.toString(length));
    }

    @NoInline
    public static void badStore(Object value) {
        throw new ArrayStoreException(value.getClass().getName());
    }

    private static Class<?> mirror(Hub hub) {
        return (Class<?>) Hub.expand(hub.mirror).toObject();
    }
}
