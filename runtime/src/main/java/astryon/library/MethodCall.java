package astryon.library;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Calls a method by reflection, with HotSpot's checks in its order. */
final class MethodCall implements ReflectMethodAccessor {
    private final Method method;
    private final Members members;
    private final int number;
    private final Class<?>[] parameters;

    MethodCall(Method method) {
        this.method = method;
        this.members = Members.of(method);
        this.number = ReflectMethod.of(method).slot();
        this.parameters = ReflectExecutable.of(method).getSharedParameterTypes();
    }

    @Override
    public Object invoke(Object receiver, Object[] arguments) throws InvocationTargetException {
        if (Modifier.isStatic(method.getModifiers())) {
            members.initialise();
        } else {
            checkReceiver(receiver);
        }
        Object[] exact = Arguments.exact(arguments, parameters);
        try {
            return members.call(number, receiver, exact);
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }

    @Override
    public Object invoke(Object receiver, Object[] arguments, Class<?> caller) throws InvocationTargetException {
        return invoke(receiver, arguments);
    }

    private void checkReceiver(Object receiver) {
        if (receiver == null) {
            throw new NullPointerException("Cannot invoke \"Object.getClass()\" because \"obj\" is null");
        }
        Class<?> owner = method.getDeclaringClass();
        if (!owner.isInstance(receiver)) {
            throw new IllegalArgumentException(LangVersionProps.IS_17 ? "object is not an instance of declaring class"
                    : "object of type ".concat(receiver.getClass().getName()).concat(" is not an instance of ").concat(owner.getName()));
        }
    }
}
