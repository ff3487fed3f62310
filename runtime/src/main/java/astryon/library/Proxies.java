package astryon.library;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;

/** The proxy classes of the program: those whose interfaces a {@code --reflect} file names. The compiler makes them, and the one subclass of this with its one instance. */
abstract class Proxies {
    static final Proxies ONE = atBuildTime();

    protected Proxies() {
    }

    /** The compiler knows. */
    private static native Proxies atBuildTime();

    /** Null if no proxy has just these interfaces. */
    public abstract Object make(Class<?>[] interfaces, InvocationHandler handler);

    static boolean areSame(Class<?>[] some, Class<?>[] others) {
        return Arrays.equals(some, others);
    }

    /** What a proxy tells its handler of a call; naming a proxy names the methods. */
    static Method method(Class<?> owner, String name, Class<?>[] parameters) {
        try {
            return ClassMembers.declaredMethod(owner, name, parameters);
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodError(e.getMessage());
        }
    }
}
