package astryon.compiler.agreement.programs;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;

/** Proxies: what handlers are told, what their answers become, and what leaves them when they throw. */
final class Proxied {
    private interface Greeting<T> {
        T same(T value);

        default String greeting() {
            return "base";
        }
    }

    private interface Shape extends Greeting<String> {
        int area(int width, long height, double factor, boolean round, char unit, byte[] more);

        @Override
        String same(String value);

        void mayFail(String why) throws IOException;

        float[] list(Object... items);

        static int unrelated() {
            return 5;
        }
    }

    private static final class Recording implements InvocationHandler {
        private Object answer;
        private Throwable failure;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Show.line("called", method.getDeclaringClass().getName() + "." + method.getName() + " " + Arrays.deepToString(arguments));
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }

    private record Square(int side) implements Comparator<Integer>, Callable<String> {
        @Override
        public int compare(Integer a, Integer b) {
            return (a - b) * side;
        }

        @Override
        public String call() throws IOException {
            throw new IOException("side " + side);
        }
    }

    private Proxied() {
    }

    private static void answers() {
        Recording handler = new Recording();
        Shape shape = (Shape) Proxy.newProxyInstance(Proxied.class.getClassLoader(), new Class<?>[] {Shape.class, Runnable.class}, handler);
        handler.answer = 12;
        Show.line("area", shape.area(1, 2L, 3.5, true, 'c', new byte[] {1, 2}));
        Show.line("hash", shape.hashCode());
        handler.answer = "text";
        Show.line("same", shape.same("in"));
        Greeting<String> plain = shape;
        Show.line("through the other", plain.same("bridge"));
        Show.line("default", shape.greeting());
        Show.line("string", shape.toString());
        handler.answer = null;
        ((Runnable) shape).run();
        Show.line("null", shape.list("a", 1) == null);
        handler.answer = true;
        Show.line("equals", shape.equals(null));
        Show.line("class", Proxy.isProxyClass(shape.getClass()) + " " + Proxy.isProxyClass(Proxied.class) + " " + (Proxy.getInvocationHandler(shape) == handler)
                + " " + (shape instanceof Runnable));
        failures(handler, shape);
    }

    private static void failures(Recording handler, Shape shape) {
        for (Object answer : new Object[] {null, "text", 5L}) {
            handler.answer = answer;
            try {
                Show.line("area", shape.area(0, 0, 0, false, ' ', null));
            } catch (NullPointerException | ClassCastException e) {
                Show.line("wrong answer", e.getClass().getName());
            }
        }
        for (Throwable failure : new Throwable[] {new IOException("declared"), new IllegalStateException("unchecked"), new StackOverflowError("error"), new Exception("undeclared")}) {
            handler.failure = failure;
            try {
                shape.mayFail("why");
            } catch (UndeclaredThrowableException e) {
                Show.line("undeclared", e.getUndeclaredThrowable() == failure);
            } catch (Throwable e) {
                Show.line("thrown", e == failure);
            }
            try {
                shape.greeting();
            } catch (UndeclaredThrowableException e) {
                Show.failure("undeclared", e.getCause());
            } catch (RuntimeException | Error e) {
                Show.failure("thrown", e);
            }
        }
    }

    /** The usual use: calls go on to an object, with something before and after. */
    @SuppressWarnings("unchecked")
    private static void passedOn() throws Exception {
        Square square = new Square(2);
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return method.invoke(square, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                Show.line("after", method.getName());
            }
        };
        Object proxy = Proxy.newProxyInstance(null, new Class<?>[] {Comparator.class, Callable.class}, handler);
        Integer[] numbers = {3, 1, 2};
        Arrays.sort(numbers, (Comparator<Integer>) proxy);
        Show.line("sorted", Arrays.toString(numbers));
        Show.line("string", proxy.toString());
        try {
            ((Callable<String>) proxy).call();
        } catch (IOException e) {
            Show.failure("call", e);
        }
    }

    private static void refusals() {
        try {
            Proxy.newProxyInstance(null, new Class<?>[] {Shape.class, Runnable.class}, null);
        } catch (NullPointerException e) {
            Show.line("no handler", e.getMessage());
        }
        try {
            Proxy.newProxyInstance(null, new Class<?>[] {String.class}, new Recording());
        } catch (IllegalArgumentException e) {
            Show.failure("no interface", e);
        }
        try {
            Proxy.getInvocationHandler("text");
        } catch (IllegalArgumentException e) {
            Show.failure("no proxy", e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        answers();
        passedOn();
        refusals();
    }
}
