package astryon.magic;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongFunction;

/**
 * Structs on a JVM. The dialect's class loader turns a reference to a struct into a small object that holds the address, and
 * accesses of its fields into calls of {@link SimulatedMemory}; it tells the layout of each struct class here when it
 * loads one. Host only.
 *
 * <p>An array inside a struct is stood in for by a Java array of its type and length, whose own elements are never looked at: this class
 * knows where the real ones are.
 */
public final class SimulatedStructs {
    private static final Map<Class<?>, Layout> LAYOUTS = Collections.synchronizedMap(new WeakHashMap<>());
    /** Arrays hash and compare by identity. */
    private static final Map<Object, Long> PARTS = Collections.synchronizedMap(new WeakHashMap<>());

    /** What a reference to a struct is. */
    public interface Reference {
        /** Where the struct lies. The name is none a program can have. */
        long address$();
    }

    private record Layout(int size, Map<String, Integer> offsets, LongFunction<?> maker) {
    }

    private SimulatedStructs() {
    }

    /**
     * Tells of a struct class, or of a word class as what lies in arrays.
     *
     * @param maker makes the reference of an address, or the word of its value
     */
    public static void define(Class<?> type, int size, Map<String, Integer> offsets, LongFunction<?> maker) {
        LAYOUTS.put(type, new Layout(size, offsets, maker));
    }

    private static Layout layout(Class<?> type) {
        Layout layout = LAYOUTS.get(type);
        if (layout == null) {
            throw new UnsupportedOperationException(type.getName() + ": load the code under test with the dialect's class loader");
        }
        return layout;
    }

    static <T> T at(Class<T> type, long address) {
        return type.cast(layout(type).maker.apply(address));
    }

    static long addressOf(Object struct) {
        if (struct == null) {
            return 0;
        }
        if (struct instanceof Reference reference) {
            return reference.address$();
        }
        throw new UnsupportedOperationException(struct.getClass().getName() + ": load the code under test with the dialect's class loader");
    }

    static int sizeOf(Class<?> type) {
        return layout(type).size;
    }

    static int offsetOf(Class<?> type, String field) {
        Integer offset = layout(type).offsets.get(field);
        if (offset == null) {
            throw new IllegalArgumentException(type.getName() + " has no field " + field);
        }
        return offset;
    }

    /** Whether two references are to the same struct. */
    public static boolean equals(Reference struct, Object other) {
        return other != null && other.getClass() == struct.getClass() && ((Reference) other).address$() == struct.address$();
    }

    public static int hashCode(Reference struct) {
        return Long.hashCode(struct.address$());
    }

    public static String toString(Reference struct) {
        return struct.getClass().getName() + " at 0x" + Long.toHexString(struct.address$());
    }

    /** What stands in for {@code length} elements at {@code address}, a multiple of {@code alignment}. */
    public static Object part(long address, int alignment, Class<?> component, int length) {
        SimulatedMemory.checkAligned(address, alignment);
        Object part = Array.newInstance(component, length);
        PARTS.put(part, address);
        return part;
    }

    // Elements. That they are aligned has been seen when their array was.

    /** Where element {@code index} lies; the bounds are checked as they are for any array. */
    private static long element(Object part, int index, int size) {
        if (index < 0 || index >= Array.getLength(part)) {
            throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + Array.getLength(part));
        }
        return PARTS.get(part) + (long) index * size;
    }

    /** Bytes and booleans. */
    public static int loadByte(Object part, int index) {
        return SimulatedMemory.loadByte(element(part, index, 1));
    }

    public static void storeByte(Object part, int index, int value) {
        SimulatedMemory.storeByte(element(part, index, 1), (byte) value);
    }

    public static int loadShort(Object part, int index) {
        return SimulatedMemory.loadPackedShort(element(part, index, 2));
    }

    public static void storeShort(Object part, int index, int value) {
        SimulatedMemory.storePackedShort(element(part, index, 2), (short) value);
    }

    public static int loadChar(Object part, int index) {
        return SimulatedMemory.loadPackedChar(element(part, index, 2));
    }

    public static void storeChar(Object part, int index, int value) {
        SimulatedMemory.storePackedChar(element(part, index, 2), (char) value);
    }

    public static int loadInt(Object part, int index) {
        return SimulatedMemory.loadPackedInt(element(part, index, 4));
    }

    public static void storeInt(Object part, int index, int value) {
        SimulatedMemory.storePackedInt(element(part, index, 4), value);
    }

    public static long loadLong(Object part, int index) {
        return SimulatedMemory.loadPackedLong(element(part, index, 8));
    }

    public static void storeLong(Object part, int index, long value) {
        SimulatedMemory.storePackedLong(element(part, index, 8), value);
    }

    public static float loadFloat(Object part, int index) {
        return SimulatedMemory.loadPackedFloat(element(part, index, 4));
    }

    public static void storeFloat(Object part, int index, float value) {
        SimulatedMemory.storePackedFloat(element(part, index, 4), value);
    }

    public static double loadDouble(Object part, int index) {
        return SimulatedMemory.loadPackedDouble(element(part, index, 8));
    }

    public static void storeDouble(Object part, int index, double value) {
        SimulatedMemory.storePackedDouble(element(part, index, 8), value);
    }

    /** An element that is a struct is its place. */
    public static Object structElement(Object part, int index) {
        Layout layout = layout(part.getClass().getComponentType());
        return layout.maker.apply(element(part, index, layout.size));
    }
}
