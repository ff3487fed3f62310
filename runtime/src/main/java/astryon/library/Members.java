package astryon.library;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * How to use the members of one class that the program names for reflection. The compiler makes a subclass for each such class, and its one
 * instance. It numbers members: fields, then methods, then constructors; the JDK's objects for them have the number in their {@code slot}.
 */
abstract class Members {
    /** By number, filled in by the compiler: of an instance field its offset, of a static field its address, of others 0. */
    private long[] places;
    /** By number, filled in by the compiler where class files tell: the names of the parameters, and their modifiers. */
    private String[][] parameterNames;
    private int[][] parameterModifiers;

    static Members of(Field field) {
        return LangClass.of(field.getDeclaringClass()).members();
    }

    static Members of(Method method) {
        return LangClass.of(method.getDeclaringClass()).members();
    }

    static Members of(Constructor<?> constructor) {
        return LangClass.of(constructor.getDeclaringClass()).members();
    }

    final long place(int number) {
        return places[number];
    }

    /** Null if nothing is known of the names. */
    final String[] parameterNames(int number) {
        return parameterNames == null ? null : parameterNames[number];
    }

    final int[] parameterModifiers(int number) {
        return parameterModifiers[number];
    }

    /** Initialises the class, unless that has been done. */
    public abstract void initialise();

    /**
     * Calls the method of this number, or makes an object with the constructor.
     *
     * @param receiver  an instance of the class; of no meaning to static methods and constructors
     * @param arguments as many as there are parameters, each of its parameter's class or in the box of its parameter's very type
     * @return what the method returns, in a box if it is a number; null from {@code void} methods
     */
    public abstract Object call(int number, Object receiver, Object[] arguments) throws Throwable;
}
