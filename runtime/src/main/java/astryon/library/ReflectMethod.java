package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
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

    /** Not kept: who asks is refused. */
    public native Object getDefaultValue();
}
