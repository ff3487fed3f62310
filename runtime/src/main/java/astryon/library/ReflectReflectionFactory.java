package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

@Substitute(value = "jdk.internal.reflect.ReflectionFactory", whole = true, why = "the JDK's makes code when the program runs; here the compiler made it")
final class ReflectReflectionFactory {
    private static final ReflectReflectionFactory ONE = new ReflectReflectionFactory();

    private ReflectReflectionFactory() {
    }

    public static ReflectReflectionFactory getReflectionFactory() {
        return ONE;
    }

    public ReflectFieldAccessor newFieldAccessor(Field field, boolean override) {
        return new FieldAccess(field, override);
    }

    /** JDK 17's. */
    public ReflectMethodAccessor newMethodAccessor(Method method) {
        return new MethodCall(method);
    }

    public ReflectMethodAccessor newMethodAccessor(Method method, boolean callerSensitive) {
        return new MethodCall(method);
    }

    public ReflectConstructorAccessor newConstructorAccessor(Constructor<?> constructor) {
        return new ConstructorCall(constructor);
    }
}
