package astryon.compiler.agreement.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Variable handles that are values like others: chosen, passed on, kept in arrays, made where they are used. */
public final class Handles {
    private static int count = 1;
    private static String name = "none";
    private static final long FIXED = 12;

    private static class Point {
        int x;
        int y;
        volatile long wide;
        byte small;
        boolean flag;
        short half;
        char letter;
        float single;
        double real;
        String text = "first";
        final int fixed = count + 4;
    }

    private static final class Named extends Point {
    }

    private interface Action {
        Object run() throws ReflectiveOperationException;
    }

    private final VarHandle own;

    private Handles(VarHandle own) {
        this.own = own;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        chosen(arguments.length == 0);
        everyType();
        arrays();
        views();
        conversions();
        statics();
        failures();
    }

    private static void attempt(String name, Action action) {
        try {
            Show.line(name, action.run());
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            Show.failure(name, e);
        }
    }

    /** The class alone: the text is of what HotSpot makes of handles. */
    private static void refused(String name, Action action) {
        try {
            Show.line(name, action.run());
        } catch (ReflectiveOperationException | RuntimeException e) {
            Show.line(name, e.getClass().getName());
        }
    }

    private static VarHandle of(boolean first) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        return first ? lookup.findVarHandle(Point.class, "x", int.class) : lookup.findVarHandle(Point.class, "y", int.class);
    }

    private static void chosen(boolean first) throws ReflectiveOperationException {
        Point point = new Point();
        of(first).set(point, 5);
        of(!first).set(point, 6);
        Handles kept = new Handles(of(first));
        int before = (int) kept.own.getAndAdd(point, 10);
        Show.line("chosen", point.x + " " + point.y + " " + before + " " + increment(of(!first), point) + " " + point.y);
        Show.line("kind", of(first).varType() + " " + of(first).coordinateTypes() + " " + kept.own);
    }

    private static int increment(VarHandle handle, Object on) {
        int old;
        do {
            old = (int) handle.getVolatile((Point) on);
        } while (!handle.compareAndSet((Point) on, old, old + 1));
        return old;
    }

    private static void everyType() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Point p = new Named();
        List<VarHandle> handles = new ArrayList<>();
        handles.add(lookup.findVarHandle(Point.class, "wide", long.class));
        handles.add(lookup.findVarHandle(Point.class, "small", byte.class));
        handles.add(lookup.findVarHandle(Point.class, "flag", boolean.class));
        handles.add(lookup.findVarHandle(Point.class, "half", short.class));
        handles.add(lookup.findVarHandle(Point.class, "letter", char.class));
        handles.add(lookup.findVarHandle(Point.class, "single", float.class));
        handles.add(lookup.findVarHandle(Point.class, "real", double.class));
        handles.add(lookup.findVarHandle(Named.class, "text", String.class));
        Object[] values = {1L << 40, (byte) -7, true, (short) -300, '\u20ac', 1.5f, -2.25, "text"};
        Object[] others = {3L, (byte) 100, false, (short) 40, 'x', -0.5f, 1e10, "more"};
        for (int i = 0; i < values.length; i++) {
            VarHandle handle = handles.get(i);
            handle.set(p, values[i]);
            Object seen = handle.get(p);
            boolean failed = handle.compareAndSet(p, others[i], others[i]);
            boolean done = handle.weakCompareAndSetPlain(p, values[i], others[i]);
            Object exchanged = handle.compareAndExchange(p, others[i], values[i]);
            Object swapped = handle.getAndSetRelease(p, others[i]);
            Show.line("type " + handle.varType(), seen + " " + failed + " " + done + " " + exchanged + " " + swapped + " " + handle.getOpaque(p));
            attempt("add", () -> handle.getAndAdd(p, values[handles.indexOf(handle)]) + " " + handle.getAcquire(p));
            attempt("or", () -> handle.getAndBitwiseOr(p, values[handles.indexOf(handle)]) + " " + handle.get(p));
            attempt("and", () -> handle.getAndBitwiseAndAcquire(p, others[handles.indexOf(handle)]) + " " + handle.get(p));
            attempt("xor", () -> handle.getAndBitwiseXorRelease(p, values[handles.indexOf(handle)]) + " " + handle.get(p));
        }
    }

    private static void arrays() {
        VarHandle[] handles = {MethodHandles.arrayElementVarHandle(int[].class), MethodHandles.arrayElementVarHandle(String[].class),
            MethodHandles.arrayElementVarHandle(byte[].class), MethodHandles.arrayElementVarHandle(Object[].class)};
        int[] numbers = {1, 2, 3};
        handles[0].setVolatile(numbers, 1, 20);
        int sum = (int) handles[0].getAndAdd(numbers, 1, 2) + (int) handles[0].get(numbers, 1);
        String[] words = {"a", "b"};
        handles[1].set(words, 0, "z");
        Show.line("arrays", sum + " " + (String) handles[1].getAndSet(words, 1, "y") + words[0] + words[1]);
        byte[] bytes = new byte[5];
        for (int i = 0; i < bytes.length; i++) {
            handles[2].set(bytes, i, (byte) (i * 50));
            handles[2].getAndBitwiseXor(bytes, i, (byte) 0x55);
        }
        Show.line("bytes", java.util.Arrays.toString(bytes));
        Object[] covariant = new Integer[2];
        Show.attempt("store", () -> handles[3].set(covariant, 0, "no number"));
        attempt("index", () -> handles[0].get(numbers, 3));
        Show.attempt("index", () -> handles[0].set(numbers, -1, 3));
        attempt("array", () -> handles[0].get((Object) words, 0));
        refused("no array", () -> handles[0].get((int[]) null, 0));
        attempt("none such", () -> MethodHandles.arrayElementVarHandle(String.class));
    }

    private static void views() {
        byte[] bytes = new byte[24];
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            VarHandle ints = MethodHandles.byteArrayViewVarHandle(int[].class, order);
            VarHandle longs = MethodHandles.byteArrayViewVarHandle(long[].class, order);
            VarHandle chars = MethodHandles.byteArrayViewVarHandle(char[].class, order);
            VarHandle shorts = MethodHandles.byteArrayViewVarHandle(short[].class, order);
            VarHandle floats = MethodHandles.byteArrayViewVarHandle(float[].class, order);
            VarHandle doubles = MethodHandles.byteArrayViewVarHandle(double[].class, order);
            ints.set(bytes, 1, 0x12345678);
            chars.set(bytes, 5, 'A');
            shorts.set(bytes, 7, (short) -2);
            floats.set(bytes, 9, 1.25f);
            doubles.set(bytes, 13, -3.5);
            Show.line("views", java.util.Arrays.toString(bytes) + (int) ints.get(bytes, 1) + (char) chars.get(bytes, 5) + (short) shorts.get(bytes, 7)
                    + (float) floats.get(bytes, 9) + (double) doubles.get(bytes, 13) + (long) longs.get(bytes, 3));
            attempt("outside", () -> ints.get(bytes, 21));
            Show.attempt("before", () -> longs.set(bytes, -1, 2L));
        }
    }

    private static void conversions() throws ReflectiveOperationException {
        Point p = new Point();
        VarHandle x = of(true);
        VarHandle real = MethodHandles.lookup().findVarHandle(Point.class, "real", double.class);
        x.set(p, (short) 7);
        x.set((Object) p, (Object) (byte) 8);
        long wider = (int) x.get(p);
        double widest = (double) (int) x.get(p);
        real.set(p, 3);
        real.set(p, 'c');
        Number number = (Number) x.get(p);
        Object object = x.get(p);
        x.get(p);
        Show.line("conversions", wider + " " + widest + " " + p.real + " " + number + " " + object);
        Show.attempt("too wide", () -> x.set(p, 5L));
        Show.attempt("boxed too wide", () -> x.set(p, (Object) 5L));
        Show.attempt("null", () -> x.set(p, (Object) null));
        Show.attempt("text", () -> x.set(p, "5"));
    }

    private static void statics() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        VarHandle[] handles = {lookup.findStaticVarHandle(Handles.class, "count", int.class), lookup.findStaticVarHandle(Handles.class, "name", String.class),
            lookup.findStaticVarHandle(Handles.class, "FIXED", long.class)};
        for (int i = 0; i < 3; i++) {
            handles[0].getAndAdd(i);
        }
        handles[1].compareAndSet("none", "some");
        Show.line("statics", count + " " + name + " " + (long) handles[2].getVolatile() + " " + handles[0].coordinateTypes());
        Show.attempt("fixed", () -> handles[2].set(3L));
        Show.attempt("fixed", () -> handles[2].compareAndSet(3L, 4L));
    }

    private static void failures() throws ReflectiveOperationException {
        VarHandle x = of(true);
        VarHandle fixed = MethodHandles.lookup().findVarHandle(Point.class, "fixed", int.class);
        Point p = new Point();
        attempt("no object", () -> x.get((Point) null));
        attempt("other object", () -> x.get((Object) "text"));
        Show.attempt("fixed", () -> fixed.set(p, 1));
        Show.line("fixed", (int) fixed.get(p));
        Show.attempt("few", () -> x.set(p));
        Show.attempt("many", () -> x.set(p, 1, 2));
        attempt("no handle", () -> ((VarHandle) null).get(p));
        attempt("no field", () -> MethodHandles.lookup().findVarHandle(Point.class, "z", int.class));
        attempt("no such type", () -> MethodHandles.lookup().findVarHandle(Point.class, "x", long.class));
        refused("not static", () -> MethodHandles.lookup().findStaticVarHandle(Point.class, "x", int.class));
        refused("static", () -> MethodHandles.lookup().findVarHandle(Handles.class, "count", int.class));
    }
}
