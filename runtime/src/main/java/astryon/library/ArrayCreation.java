package astryon.library;

import astryon.heap.Allocator;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.object.Hub;

/**
 * Arrays whose class is known only when the program runs. Which of the two methods a call of {@code Array.newInstance} becomes is
 * for the compiler to say: where the component comes from an array's class that array class is there; otherwise, and only in programs
 * that do that, every class of the program has its array class.
 */
final class ArrayCreation {
    private static final int LENGTH_OFFSET = 8;

    private ArrayCreation() {
    }

    static Object ofArraysComponent(Class<?> component, int length) {
        Hub hub = ((LangClass<?>) (Object) component).record();
        if (length < 0) {
            throw new NegativeArraySizeException(Integer.toString(length));
        }
        return Allocator.newArray(Hub.expand(hub.array), length);
    }

    static Object ofAnyClass(Class<?> component, int length) {
        if (component == void.class) {
            throw new IllegalArgumentException();
        }
        if (((LangClass<?>) (Object) component).record().array == 0) {
            throw noArrays(component);
        }
        return ofArraysComponent(component, length);
    }

    static int length(Object array) {
        Hub hub = Hub.of(java.util.Objects.requireNonNull(array));
        if (hub.kind != Hub.PRIMITIVE_ARRAY && hub.kind != Hub.REFERENCE_ARRAY) {
            throw notAnArray(array);
        }
        return Address.of(array).plus(LENGTH_OFFSET).loadInt();
    }

    static IllegalArgumentException notAnArray(Object array) {
        java.util.Objects.requireNonNull(array);
        return new IllegalArgumentException("Argument is not an array");
    }

    /** Of arrays of arrays the program has those that it makes itself. */
    @NoInline
    private static UnsupportedOperationException noArrays(Class<?> component) {
        return new UnsupportedOperationException("the program has no arrays of ".concat(component.getTypeName()));
    }
}
