package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.reflect.Array", why = "what the JDK asks its virtual machine for is in the hubs of array classes")
final class ReflectArray {
    private ReflectArray() {
    }

    private static Object newArray(Class<?> component, int length) {
        return ArrayCreation.ofAnyClass(component, length);
    }

    public static int getLength(Object array) {
        return ArrayCreation.length(array);
    }

    public static Object get(Object array, int index) {
        if (array instanceof Object[] objects) {
            return objects[index];
        }
        if (array instanceof int[] ints) {
            return ints[index];
        }
        if (array instanceof long[] longs) {
            return longs[index];
        }
        if (array instanceof byte[] bytes) {
            return bytes[index];
        }
        if (array instanceof char[] chars) {
            return chars[index];
        }
        if (array instanceof double[] doubles) {
            return doubles[index];
        }
        if (array instanceof float[] floats) {
            return floats[index];
        }
        if (array instanceof short[] shorts) {
            return shorts[index];
        }
        if (array instanceof boolean[] booleans) {
            return booleans[index];
        }
        throw ArrayCreation.notAnArray(array);
    }

    public static void set(Object array, int index, Object value) {
        if (!(array instanceof Object[] objects)) {
            throw new IllegalArgumentException(array == null ? null : "argument type mismatch");
        }
        if (value != null && !array.getClass().getComponentType().isInstance(value)) {
            throw new IllegalArgumentException("array element type mismatch");
        }
        objects[index] = value;
    }
}
