package astryon.library;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes an object by reflection. */
final class ConstructorCall implements ReflectConstructorAccessor {
    private final Constructor<?> constructor;
    private final Members members;
    private final int number;
    private final Class<?>[] parameters;

    ConstructorCall(Constructor<?> constructor) {
        this.constructor = constructor;
        this.members = Members.of(constructor);
        this.number = ReflectConstructor.of(constructor).slot();
        this.parameters = ReflectExecutable.of(constructor).getSharedParameterTypes();
    }

    @Override
    public Object newInstance(Object[] arguments) throws InstantiationException, InvocationTargetException {
        if (Modifier.isAbstract(constructor.getDeclaringClass().getModifiers())) {
            throw new InstantiationException();
        }
        members.initialise();
        Object[] exact = Arguments.exact(arguments, parameters);
        try {
            return members.call(number, null, exact);
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }
}
