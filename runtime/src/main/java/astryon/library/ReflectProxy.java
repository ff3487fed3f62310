package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.InvocationHandler;
import java.util.Objects;

@Substitute(value = "java.lang.reflect.Proxy", whole = true, why = "a proxy's class is made when the program is compiled, for no classes are made when it runs")
class ReflectProxy {
    protected InvocationHandler h;

    protected ReflectProxy(InvocationHandler h) {
        this.h = Objects.requireNonNull(h);
    }

    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
        Objects.requireNonNull(handler);
        for (Class<?> type : interfaces) {
            if (!type.isInterface()) {
                throw new IllegalArgumentException(type.getName().concat(" is not an interface"));
            }
        }
        Object proxy = Proxies.ONE.make(interfaces, handler);
        if (proxy == null) {
            throw new IllegalArgumentException("no --reflect FILE has the line ".concat(line(interfaces)));
        }
        return proxy;
    }

    private static String line(Class<?>[] interfaces) {
        StringBuilder line = new StringBuilder("proxy");
        for (int i = 0; i < interfaces.length; i++) {
            line.append(i == 0 ? " " : ", ").append(interfaces[i].getName());
        }
        return line.toString();
    }

    public static boolean isProxyClass(Class<?> type) {
        return type.getSuperclass() == ReflectProxy.class;
    }

    public static InvocationHandler getInvocationHandler(Object proxy) {
        if (proxy instanceof ReflectProxy) {
            return ((ReflectProxy) proxy).h;
        }
        throw new IllegalArgumentException("not a proxy instance");
    }
}
