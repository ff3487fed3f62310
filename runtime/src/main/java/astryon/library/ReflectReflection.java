package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Who may access what (JLS 6.6), with HotSpot's words for it. */
@Substitute(value = "jdk.internal.reflect.Reflection", whole = true, why = "the JDK's asks the stack who calls and modules what they export")
final class ReflectReflection {
    private ReflectReflection() {
    }

    public static Class<?> getCallerClass() {
        return null;
    }

    public static boolean isCallerSensitive(Method method) {
        return false;
    }

    public static void ensureMemberAccess(Class<?> caller, Class<?> owner, Class<?> target, int modifiers) {
    }

    /** @param target the class of the object whose member it is; null if it is static */
    public static boolean verifyMemberAccess(Class<?> caller, Class<?> owner, Class<?> target, int modifiers) {
        if (caller == owner) {
            return true;
        }
        boolean samePackage = caller.getClassLoader() == owner.getClassLoader() && caller.getPackageName().equals(owner.getPackageName());
        if (!isPublic(owner) && !samePackage) {
            return false;
        }
        if (Modifier.isPublic(modifiers)) {
            return true;
        }
        if (Modifier.isPrivate(modifiers)) {
            return nest(caller).equals(nest(owner));
        }
        if (samePackage) {
            return true;
        }
        return Modifier.isProtected(modifiers) && owner.isAssignableFrom(caller) && (target == null || target == caller || caller.isAssignableFrom(target));
    }

    /** To the machine a protected class inside another is public. */
    private static boolean isPublic(Class<?> type) {
        return (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    /** The name of the outermost class around {@code type}: all of a package inside of it may access each other's private members. */
    private static String nest(Class<?> type) {
        int dollar = type.getName().indexOf('$');
        return dollar < 0 ? type.getName() : type.getName().substring(0, dollar);
    }

    public static boolean verifyPublicMemberAccess(Class<?> owner, int modifiers) {
        return Modifier.isPublic(modifiers) && isPublic(owner);
    }

    public static IllegalAccessException newIllegalAccessException(Class<?> caller, Class<?> owner, Class<?> target, int modifiers) {
        boolean hasModifier = (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) != 0;
        String member = hasModifier ? " with modifiers \"".concat(Modifier.toString(modifiers)).concat("\"") : " with package access";
        return new IllegalAccessException(caller.toString().concat(module(caller)).concat(" cannot access a member of ").concat(owner.toString())
                .concat(module(owner)).concat(member));
    }

    private static String module(Class<?> type) {
        return type.getClassLoader() == null ? " (in module java.base)" : "";
    }
}
