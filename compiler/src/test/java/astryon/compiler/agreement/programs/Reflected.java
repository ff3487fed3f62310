package astryon.compiler.agreement.programs;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.function.Function;

/** Members that are named for reflection: found, described, read, written and called. */
final class Reflected {
    private Reflected() {
    }

    interface Shape {
        int SIDES = 0;

        double area();

        default String shown() {
            return getClass().getSimpleName() + " of " + area();
        }

        static Shape none() {
            return () -> 0;
        }
    }

    abstract static class Named implements Shape, Comparable<Named> {
        static int made;
        protected final String name;
        public transient volatile long changes;

        protected Named(String name) {
            this.name = name;
            made++;
        }

        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }

        public Object self() {
            return this;
        }

        static void fail(String how) throws Exception {
            switch (how) {
                case "checked" -> throw new Exception("failed");
                case "unchecked" -> throw new IllegalStateException("failed, too");
                default -> throw new StackOverflowError();
            }
        }
    }

    static final class Box<T extends Number> extends Named {
        static final int LIMIT = 7;
        static String label = "boxes";
        private T width;
        private int height = 2;
        boolean open;
        byte b = -1;
        short s = -2;
        char c = 'c';
        float f = 1.5f;
        double d = 2.5;
        public List<Map<String, ? super T>> contents;
        int[][] grid = {{1}, {2, 3}};

        Box(String name) {
            super(name);
        }

        private Box(String name, T width, int... heights) {
            super(name);
            this.width = width;
            this.height = heights.length == 0 ? 1 : heights[0];
        }

        @Override
        public double area() {
            return width == null ? 0 : width.doubleValue() * height;
        }

        @Override
        public Box<T> self() {
            return this;
        }

        private String secret(long number, char letter) {
            return name + number + letter;
        }

        static double sum(byte b, short s, char c, int i, long j, float f, double d, boolean z) {
            return b + s + c + i + j + f + d + (z ? 1 : 0);
        }

        <S extends Comparable<S>> Map<S, T> table(List<? extends S> keys, T[] values) throws java.io.IOException, IllegalStateException {
            return Map.of(keys.get(0), values[0]);
        }
    }

    record Pair(int left, String right) {
    }

    enum Size {
        SMALL, LARGE
    }

    static final class Late {
        static final String SET;

        static {
            System.out.println("Late is initialised");
            SET = "set";
        }

        static int count = 3;
    }

    static final class Broken {
        static {
            fail();
        }

        private static void fail() {
            throw new IllegalStateException("at once");
        }

        static void call() {
        }
    }

    private interface Act {
        Object run() throws Exception;
    }

    private static void show(String what, Act act) {
        try {
            Object result = act.run();
            System.out.println(what + ": " + (result instanceof Object[] array ? Arrays.toString(array) : result));
        } catch (InvocationTargetException e) {
            System.out.println(what + ": " + e.getMessage() + " <- " + e.getCause());
        } catch (Throwable e) {
            System.out.println(what + ": " + e);
        }
    }

    private static <M extends Member> List<M> sorted(M[] members) {
        List<M> list = Arrays.asList(members);
        list.sort(Comparator.comparing(Object::toString));
        return list;
    }

    private static void list(Class<?> type) {
        System.out.println("== " + type + " " + Modifier.toString(type.getModifiers()));
        for (Field field : type.getDeclaredFields()) {
            System.out.println(field + " | " + field.toGenericString() + " | " + field.getGenericType() + " " + field.isSynthetic() + field.isEnumConstant());
        }
        for (Method method : sorted(type.getDeclaredMethods())) {
            System.out.println(method + " | " + method.toGenericString() + " " + method.isBridge() + method.isVarArgs() + method.isDefault()
                    + method.getParameterCount() + Arrays.toString(method.getGenericParameterTypes()));
        }
        for (Constructor<?> constructor : sorted(type.getDeclaredConstructors())) {
            System.out.println(constructor + " | " + constructor.toGenericString() + " " + Arrays.toString(constructor.getParameterTypes()));
        }
        System.out.println("public fields " + sorted(type.getFields()));
        System.out.println("public constructors " + sorted(type.getConstructors()));
    }

    private static void find() {
        show("class", () -> Class.forName("astryon.compiler.agreement.programs.Reflected$" + "Box".strip()));
        show("no class", () -> Class.forName("astryon.compiler." + "Nothing".strip()));
        show("loaded", () -> Reflected.class.getClassLoader().loadClass("astryon.compiler.agreement.programs.Reflected$" + "Pair".strip()));
        show("not loaded", () -> Reflected.class.getClassLoader().loadClass("x." + "Nothing".strip()));
        show("field", () -> Box.class.getDeclaredField("width"));
        show("no field", () -> Box.class.getDeclaredField("depth"));
        show("public field", () -> Box.class.getField("changes"));
        show("interface's field", () -> Box.class.getField("SIDES"));
        show("not public", () -> Box.class.getField("name"));
        show("method", () -> Box.class.getDeclaredMethod("secret", long.class, char.class));
        show("no method", () -> Box.class.getDeclaredMethod("secret", int.class, String[].class, null));
        show("no such", () -> Box.class.getDeclaredMethod("secret"));
        show("overridden", () -> Box.class.getMethod("self"));
        show("inherited", () -> Box.class.getMethod("compareTo", Named.class));
        show("interface's", () -> Box.class.getMethod("shown"));
        show("not inherited", () -> Box.class.getMethod("none"));
        show("interface's own", () -> Shape.class.getMethod("none"));
        show("constructor", () -> Box.class.getDeclaredConstructor(String.class));
        show("no constructor", () -> Box.class.getDeclaredConstructor(int.class));
        show("no public constructor", () -> Box.class.getConstructor(String.class));
        show("equal", () -> Box.class.getDeclaredField("width").equals(Box.class.getDeclaredField("width")));
        show("same", () -> Box.class.getDeclaredField("width") == Box.class.getDeclaredField("width"));
        show("hashes", () -> Box.class.getDeclaredMethod("area").hashCode() + " " + Box.class.getDeclaredField("width").hashCode());
        show("types", () -> {
            ParameterizedType type = (ParameterizedType) Box.class.getDeclaredField("contents").getGenericType();
            ParameterizedType map = (ParameterizedType) type.getActualTypeArguments()[0];
            return type.getRawType() + " " + map.getActualTypeArguments()[1] + " " + map.getOwnerType() + " " + type.equals(map);
        });
        show("bounds", () -> {
            Type type = Box.class.getDeclaredMethod("table", List.class, Number[].class).getGenericReturnType();
            return Arrays.toString(Box.class.getDeclaredMethod("table", List.class, Number[].class).getTypeParameters()[0].getBounds()) + type
                    + Arrays.toString(Box.class.getDeclaredMethod("table", List.class, Number[].class).getExceptionTypes());
        });
    }

    private static void access() throws Exception {
        Box<Integer> box = new Box<>("box", 3, 4);
        for (Field field : Box.class.getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(box);
            show("get " + field.getName(), () -> value instanceof int[][] grid ? Arrays.deepToString(grid) : value);
        }
        Field[] primitive = {Box.class.getDeclaredField("open"), Box.class.getDeclaredField("b"), Box.class.getDeclaredField("s"), Box.class.getDeclaredField("c"),
            Box.class.getDeclaredField("height"), Named.class.getDeclaredField("changes"), Box.class.getDeclaredField("f"), Box.class.getDeclaredField("d"),
            Box.class.getDeclaredField("width"), Named.class.getDeclaredField("made"), Box.class.getDeclaredField("LIMIT"), Box.class.getDeclaredField("label"),
            Named.class.getDeclaredField("name"), Pair.class.getDeclaredField("left")};
        Pair pair = new Pair(1, "r");
        for (Field field : primitive) {
            field.setAccessible(true);
            Object target = field.getDeclaringClass() == Pair.class ? pair : box;
            String name = field.getName();
            show(name + " boolean", () -> field.getBoolean(target));
            show(name + " byte", () -> field.getByte(target));
            show(name + " char", () -> field.getChar(target));
            show(name + " short", () -> field.getShort(target));
            show(name + " int", () -> field.getInt(target));
            show(name + " long", () -> field.getLong(target));
            show(name + " float", () -> field.getFloat(target));
            show(name + " double", () -> field.getDouble(target));
            set(name + "=boolean", field, target, f -> f.setBoolean(target, true));
            set(name + "=byte", field, target, f -> f.setByte(target, (byte) 100));
            set(name + "=char", field, target, f -> f.setChar(target, '~'));
            set(name + "=short", field, target, f -> f.setShort(target, (short) -300));
            set(name + "=int", field, target, f -> f.setInt(target, 70_000));
            set(name + "=long", field, target, f -> f.setLong(target, 1L << 40));
            set(name + "=float", field, target, f -> f.setFloat(target, 0.1f));
            set(name + "=double", field, target, f -> f.setDouble(target, 1e300));
            for (Object value : new Object[] {true, (byte) 1, 'x', (short) 2, 3, 4L, 5.5f, 6.25, "text", null}) {
                set(name + "=" + value, field, target, f -> f.set(target, value));
            }
        }
        Field width = Box.class.getDeclaredField("width");
        width.setAccessible(true);
        show("of null", () -> width.get(null));
        show("of another", () -> width.get("text"));
        show("static of null", () -> Box.class.getDeclaredField("label").get(null));
        show("first use", () -> Late.class.getDeclaredField("count").getInt(null));
        show("constant", () -> Late.class.getDeclaredField("SET").get("anything"));
    }

    private interface Setting {
        void on(Field field) throws Exception;
    }

    private static void set(String what, Field field, Object target, Setting setting) {
        show(what, () -> {
            setting.on(field);
            return field.get(target);
        });
    }

    private static void call() throws Exception {
        Constructor<?> constructor = Class.forName(Box.class.getName()).getDeclaredConstructor(String.class, Number.class, int[].class);
        Object box = constructor.newInstance("made", 3, new int[] {5});
        show("area", () -> Shape.class.getMethod("area").invoke(box));
        show("shown", () -> Shape.class.getMethod("shown").invoke(box));
        show("none", () -> ((Shape) Shape.class.getMethod("none").invoke(null)).area());
        Method secret = Box.class.getDeclaredMethod("secret", long.class, char.class);
        show("secret", () -> secret.invoke(box, 5, 'x'));
        show("widened", () -> secret.invoke(box, (byte) -5, 'x'));
        show("narrow", () -> secret.invoke(box, 5f, 'x'));
        show("wrong", () -> secret.invoke(box, 5L, 5));
        show("few", () -> secret.invoke(box, 5L));
        show("none at all", () -> secret.invoke(box));
        show("null array", () -> secret.invoke(box, (Object[]) null));
        show("null", () -> secret.invoke(box, null, 'x'));
        show("null receiver", () -> secret.invoke(null, 5L, 'x'));
        show("other receiver", () -> secret.invoke("text", 5L, 'x'));
        Method sum = Box.class.getDeclaredMethod("sum", byte.class, short.class, char.class, int.class, long.class, float.class, double.class, boolean.class);
        show("sum", () -> sum.invoke(null, (byte) 1, (short) 2, 'a', 4, 5L, 6f, 7.5, true));
        show("sum of bytes", () -> sum.invoke("ignored", (byte) 1, (byte) 2, 'a', (byte) 4, 'b', 6L, 7, false));
        show("compare", () -> Comparable.class.getMethod("compareTo", Object.class).invoke(box, box));
        show("compare others", () -> Comparable.class.getMethod("compareTo", Object.class).invoke(box, "text"));
        show("self", () -> Named.class.getMethod("self").invoke(box) == box);
        show("mistaken", () -> Named.class.getMethod("compareTo", Named.class).invoke(box, "text"));
        for (String how : new String[] {"checked", "unchecked", "error"}) {
            show(how, () -> Named.class.getDeclaredMethod("fail", String.class).invoke(null, how));
        }
        show("void", () -> Broken.class.getDeclaredMethod("call").invoke(null));
        show("again", () -> Broken.class.getDeclaredMethod("call").invoke(null));
        show("abstract", () -> Named.class.getDeclaredConstructor(String.class).newInstance("x"));
        show("enum", () -> {
            Constructor<?> ofEnum = Size.class.getDeclaredConstructor(String.class, int.class);
            ofEnum.setAccessible(true);
            return ofEnum.newInstance("HUGE", 3);
        });
        show("record", () -> Pair.class.getDeclaredConstructor(int.class, String.class).newInstance(3, "three"));
        show("record's", () -> Pair.class.getDeclaredMethod("right").invoke(new Pair(1, "one")));
        show("enum's", () -> Size.class.getMethod("valueOf", String.class).invoke(null, "LARGE"));
        show("enum's none", () -> Size.class.getMethod("valueOf", String.class).invoke(null, "HUGE"));
        show("class's", () -> Pair.class.newInstance());
        Function<Object, Object> function = text -> text + "!";
        show("function", () -> Function.class.getMethod("apply", Object.class).invoke(function, "called"));
        show("made", () -> Named.class.getDeclaredField("made").get(null));
    }

    private static void check() {
        Class<?> outside = ReflectedElsewhere.Inside.class;
        show("private field", () -> outside.getDeclaredField("hidden").get(null));
        show("private method", () -> outside.getDeclaredMethod("hide", int.class).invoke(null, 1));
        show("private constructor", () -> outside.getDeclaredConstructor().newInstance());
        show("private constructor of class", () -> outside.newInstance());
        show("package's", () -> outside.getDeclaredField("shared").get(null));
        show("can access", () -> outside.getDeclaredField("hidden").canAccess(null) + " " + outside.getDeclaredField("shared").canAccess(null));
        show("opened", () -> {
            Field field = outside.getDeclaredField("hidden");
            field.setAccessible(true);
            return field.get(null) + " " + field.isAccessible() + " " + outside.getDeclaredField("hidden").isAccessible();
        });
        show("opened method", () -> {
            Method method = outside.getDeclaredMethod("hide", int.class);
            method.setAccessible(true);
            return method.invoke(null, 7);
        });
        show("JDK's", () -> {
            Method method = String.class.getMethod("concat", String.class);
            return method.invoke("a", "b");
        });
    }

    private static void arrays() {
        for (Object array : new Object[] {new boolean[2], new byte[2], new char[2], new short[2], new int[2], new long[2], new float[2], new double[2],
            new Object[2], new String[2], new int[2][]}) {
            for (Object value : new Object[] {true, (byte) 1, 'x', (short) 2, 3, 4L, 5.5f, 6.25, "text", null}) {
                show(array.getClass().getSimpleName() + "=" + value, () -> {
                    Array.set(array, 1, value);
                    return Array.get(array, 1) + " " + Array.getLength(array);
                });
            }
            show(array.getClass().getSimpleName() + " far", () -> Array.get(array, 2));
        }
        show("no array", () -> {
            Array.set("text", 0, 1);
            return "set";
        });
        show("null array", () -> {
            Array.set(null, 0, 1);
            return "set";
        });
    }

    /** Bundles that are classes. */
    public static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"one", "eins"}, {"list", List.of(1, 2)}};
        }
    }

    public static final class Words_de extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"one", "ein"}};
        }
    }

    private static void bundles() {
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.GERMANY}) {
            ResourceBundle bundle = ResourceBundle.getBundle("astryon.compiler.agreement.programs.Reflected$Words", locale);
            Show.line("bundle", bundle.getString("one") + bundle.getObject("list") + bundle.getClass().getSimpleName() + bundle.getLocale() + new TreeSet<>(bundle.keySet()));
        }
        show("no bundle", () -> ResourceBundle.getBundle("astryon.compiler.agreement.programs.Reflected$Shape", Locale.ROOT));
    }

    private static void packages() {
        for (Class<?> type : List.of(Shape.class, String.class, int.class, Shape[].class)) {
            Package of = type.getPackage();
            Show.line("package", type.getPackageName() + " " + of + " " + (of == null ? "" : of.getName() + of.hashCode() + of.isAnnotationPresent(Deprecated.class)));
        }
        Show.line("module", String.class.getModule() + " " + String.class.getModule().getName() + " " + Shape.class.getModule().isNamed());
    }

    public static void main(String[] arguments) throws Exception {
        bundles();
        packages();
        arrays();
        for (Class<?> type : List.of(Shape.class, Named.class, Box.class, Pair.class, Size.class)) {
            list(type);
        }
        find();
        access();
        call();
        check();
    }
}
