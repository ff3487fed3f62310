package astryon.library;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Whether a class may do by reflection what it is about to do: the compiler calls these before the JDK's methods, with the class that it compiles. */
final class AccessCheck {
    private AccessCheck() {
    }

    /** Before a get or set of {@code field} in {@code target}. */
    static void of(Field field, Object target, Class<?> caller) throws IllegalAccessException {
        if (!isOverridden(field)) {
            check(field, Modifier.isStatic(field.getModifiers()) ? null : target.getClass(), caller);
        }
    }

    /** Before a call of {@code method} on {@code obj}. */
    static void of(Method method, Object obj, Class<?> caller) throws IllegalAccessException {
        if (!isOverridden(method)) {
            check(method, Modifier.isStatic(method.getModifiers()) ? null : obj.getClass(), caller);
        }
    }

    /** Before a call of {@code constructor}. */
    static void of(Constructor<?> constructor, Class<?> caller) throws IllegalAccessException {
        if (!isOverridden(constructor)) {
            check(constructor, constructor.getDeclaringClass(), caller);
        }
    }

    /** In place of {@code canAccess}. */
    static boolean canAccess(AccessibleObject object, Object target, Class<?> caller) {
        Member member = (Member) object;
        Class<?> owner = member.getDeclaringClass();
        boolean ofObject = !(object instanceof Constructor) && !Modifier.isStatic(member.getModifiers());
        if (ofObject ? !owner.isInstance(target) : target != null) {
            throw new IllegalArgumentException(ofObject ? target == null ? "null object for ".concat(object.toString())
                    : "object is not an instance of ".concat(owner.getName()) : "non-null object for ".concat(object.toString()));
        }
        Class<?> targetClass = ofObject ? target.getClass() : object instanceof Constructor ? owner : null;
        return isOverridden(object) || ReflectReflection.verifyMemberAccess(caller, owner, targetClass, member.getModifiers());
    }

    @SuppressWarnings("deprecation")
    private static boolean isOverridden(AccessibleObject object) {
        return object.isAccessible();
    }

    private static void check(Member member, Class<?> target, Class<?> caller) throws IllegalAccessException {
        Class<?> owner = member.getDeclaringClass();
        if (!ReflectReflection.verifyMemberAccess(caller, owner, target, member.getModifiers())) {
            throw ReflectReflection.newIllegalAccessException(caller, owner, target, member.getModifiers());
        }
    }
}
