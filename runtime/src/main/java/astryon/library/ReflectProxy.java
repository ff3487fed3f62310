package astryon.library;

import astryon.magic.Substitute;
import java.lang.reflect.InvocationHandler;

@Substitute(value = "java.lang.reflect.Proxy", whole = true, why = "a proxy is a class made when the program runs")
class ReflectProxy {
    private ReflectProxy() {
    }

    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
        throw new UnsupportedOperationException("a proxy of ".concat(interfaces[0].getName()).concat(": no classes are made when the program runs"));
    }

    public static boolean isProxyClass(Class<?> type) {
        return false;
    }

    public static InvocationHandler getInvocationHandler(Object proxy) {
        throw new IllegalArgumentException("not a proxy instance");
    }
}
