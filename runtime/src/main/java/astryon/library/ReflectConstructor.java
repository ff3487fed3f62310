package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.Constructor;

@Substitute(value = "java.lang.reflect.Constructor", why = "a name for what only the JDK's own package sees")
final class ReflectConstructor<T> {
    @Original
    private int slot;

    private ReflectConstructor() {
    }

    @SuppressWarnings("unchecked")
    static <T> ReflectConstructor<T> of(Constructor<T> constructor) {
        return (ReflectConstructor<T>) (Object) constructor;
    }

    /** Its number among the members of its class. */
    int slot() {
        return slot;
    }

    @Original
    native Constructor<T> copy();
}
