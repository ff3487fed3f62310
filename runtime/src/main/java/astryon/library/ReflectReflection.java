package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.reflect.Reflection", whole = true, why = "who calls is for class loaders and access checks to know, and there are none")
final class ReflectReflection {
    private ReflectReflection() {
    }

    public static Class<?> getCallerClass() {
        return null;
    }

    public static void ensureMemberAccess(Class<?> caller, Class<?> owner, Class<?> target, int modifiers) {
    }
}
