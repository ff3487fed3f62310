package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.InvocationTargetException;

@Substitute(value = "jdk.internal.reflect.ConstructorAccessor", why = "a name for what the JDK's constructors are called through")
interface ReflectConstructorAccessor {
    Object newInstance(Object[] arguments) throws InstantiationException, InvocationTargetException;
}
