package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.Array;
import java.lang.reflect.Method;

@Substitute(value = "java.lang.reflect.Method", why = "a name for what only the JDK's own package sees")
final class ReflectMethod {
    @Original
    private int slot;

    private ReflectMethod() {
    }

    static ReflectMethod of(Method method) {
        return (ReflectMethod) (Object) method;
    }

    /** Its number among the members of its class. */
    int slot() {
        return slot;
    }

    @Original
    native Method copy();

    /** Who gets an array may change it. */
    public Object getDefaultValue() {
        Object value = AnnotationTable.ofElement(((Method) (Object) this).getDeclaringClass(), slot);
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }
}
