package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.InvocationTargetException;

@Substitute(value = "jdk.internal.reflect.MethodAccessor", why = "a name for what the JDK's methods are called through")
interface ReflectMethodAccessor {
    Object invoke(Object receiver, Object[] arguments) throws InvocationTargetException;

    /** Later JDKs' for methods that ask who calls. */
    Object invoke(Object receiver, Object[] arguments, Class<?> caller) throws InvocationTargetException;
}
