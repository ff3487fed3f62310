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

    /** As the JDK's, this has no words for an index that is out of bounds. */
    private static void check(Object array, int index) {
        if (index < 0 || index >= getLength(array)) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }

    public static Object get(Object array, int index) {
        check(array, index);
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
        return ((boolean[]) array)[index];
    }

    public static void set(Object array, int index, Object value) {
        check(array, index);
        if (array instanceof Object[] objects) {
            if (value != null && !array.getClass().getComponentType().isInstance(value)) {
                throw new IllegalArgumentException("array element type mismatch");
            }
            objects[index] = value;
            return;
        }
        if (value == null) {
            throw new IllegalArgumentException();
        }
        setNumber(array, index, Arguments.exact(value, array.getClass().getComponentType()));
    }

    /** @param value in the box of the elements' very type */
    private static void setNumber(Object array, int index, Object value) {
        if (array instanceof int[] ints) {
            ints[index] = (int) value;
        } else if (array instanceof long[] longs) {
            longs[index] = (long) value;
        } else if (array instanceof byte[] bytes) {
            bytes[index] = (byte) value;
        } else if (array instanceof char[] chars) {
            chars[index] = (char) value;
        } else if (array instanceof double[] doubles) {
            doubles[index] = (double) value;
        } else if (array instanceof float[] floats) {
            floats[index] = (float) value;
        } else if (array instanceof short[] shorts) {
            shorts[index] = (short) value;
        } else {
            ((boolean[]) array)[index] = (boolean) value;
        }
    }
}
