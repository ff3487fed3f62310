package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;

@Substitute(value = "java.lang.reflect.AccessibleObject", why = "the compiler, which knows who calls, puts AccessCheck before what checks access")
class ReflectAccessibleObject {
    private ReflectAccessibleObject() {
    }

    final void checkAccess(Class<?> caller, Class<?> owner, Class<?> target, int modifiers) {
    }

    /** All classes of a program are open to each other; of the JDK's only public members are. */
    private boolean checkCanSetAccessible(Class<?> caller, Class<?> owner, boolean refuses) {
        boolean can = owner.getClassLoader() != null || Modifier.isPublic(owner.getModifiers()) && Modifier.isPublic(((Member) (Object) this).getModifiers());
        if (!can && refuses) {
            throw new InaccessibleObjectException("Unable to make ".concat(kind()).concat(toString()).concat(" accessible: module java.base does not \"opens ")
                    .concat(owner.getPackageName()).concat("\" to unnamed module"));
        }
        return can;
    }

    private String kind() {
        return (Object) this instanceof java.lang.reflect.Field ? "field " : "";
    }
}
