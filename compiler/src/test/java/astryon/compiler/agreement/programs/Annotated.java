package astryon.compiler.agreement.programs;

import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Annotations of classes, fields, methods and parameters, and what can be asked of them. */
@Annotated.Marked
@Annotated.Told("the whole")
@Annotated.Every(text = "quoted \"text\"\t\u00e9", number = -7, c = '\'', type = String[].class, level = Annotated.Level.HIGH)
final class Annotated {
    private Annotated() {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Told {
        String value();

        int times() default 1;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Single {
        long value();
    }

    @interface Unseen {
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Tags.class)
    @interface Tag {
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @interface Tags {
        Tag[] value();
    }

    enum Level {
        LOW, HIGH {
            @Override
            public String toString() {
                return "high up";
            }
        };

        static final int COUNT = 2;
    }

    /** Cannot be initialised before the program runs. */
    enum LateLevel {
        ONE, TWO;

        static {
            System.out.println("levels are there");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Every {
        boolean flag() default true;

        byte b() default (byte) 200;

        short s() default -3;

        char c() default '\n';

        int number() default 42;

        long l() default 1L << 40;

        float f() default 0.1f;

        double d() default Double.NaN;

        String text() default "";

        Class<?> type() default int.class;

        Level level() default Level.LOW;

        Told told() default @Told("nested");

        boolean[] flags() default {true, false};

        byte[] bytes() default {1, -1};

        char[] chars() default {'a', '"'};

        short[] shorts() default {};

        int[] ints() default 5;

        long[] longs() default {1, 2};

        float[] floats() default {1.5f, Float.POSITIVE_INFINITY};

        double[] doubles() default {-0.0, 1e100};

        String[] texts() default {"x", "y"};

        Class<?>[] types() default {void.class, List.class};

        Level[] levels() default {Level.HIGH, Level.LOW};

        Single[] singles() default {@Single(1), @Single(2)};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Late {
        LateLevel value();
    }

    @Told(value = "above", times = 3)
    @Marked
    @Unseen
    static class Above {
        @Every
        @Deprecated(since = "1", forRemoval = true)
        int field;
        int plain;

        @Marked
        @SafeVarargs
        static <T> void method(@Told("first") T first, int second, @Marked @Single(3) T... others) {
        }

        @Told("on top")
        Object overridden(@Marked Object argument) {
            return argument;
        }
    }

    @Single(9)
    static class Below extends Above {
        @Marked
        Below() {
        }

        @Override
        String overridden(Object argument) {
            return "below";
        }
    }

    @Tag("one")
    @Marked
    @Tag("two")
    static class Tagged {
    }

    @Tag("alone")
    static class TaggedOnce extends Tagged {
    }

    @Late(LateLevel.TWO)
    static class Waiting {
    }

    static class Plain extends Tagged {
    }

    /** The order of elements hangs on that of the methods that HotSpot finds, which is any; here they are sorted. */
    private static String text(Annotation[] annotations) {
        StringBuilder text = new StringBuilder();
        for (Annotation annotation : annotations) {
            String[] parts = annotation.toString().split("[(,)] ?");
            Arrays.sort(parts);
            text.append(annotation instanceof Every ? Arrays.toString(parts) : annotation.toString()).append(' ');
        }
        return text.toString();
    }

    private static void show(String name, AnnotatedElement element) {
        System.out.println(name + " " + text(element.getAnnotations()) + "| " + text(element.getDeclaredAnnotations()));
        System.out.println("  " + element.isAnnotationPresent(Told.class) + " " + element.getAnnotation(Told.class) + " " + element.getDeclaredAnnotation(Told.class)
                + " " + Arrays.toString(element.getAnnotationsByType(Tag.class)) + Arrays.toString(element.getDeclaredAnnotationsByType(Tag.class)));
    }

    private static void defaults() throws Exception {
        Method[] elements = Every.class.getDeclaredMethods();
        Arrays.sort(elements, Comparator.comparing(Method::getName));
        for (Method element : elements) {
            Object value = element.getDefaultValue();
            System.out.println(element.getName() + " " + (value instanceof Annotation ? "" : value.getClass().getSimpleName()) + " "
                    + (value.getClass().isArray() ? Array.getLength(value) + " " + (Array.getLength(value) > 0 ? Array.get(value, 0) : "") : value));
        }
        System.out.println(Single.class.getDeclaredMethod("value").getDefaultValue() + " " + Above.class.getDeclaredMethod("overridden", Object.class).getDefaultValue());
        int[] ints = (int[]) Every.class.getDeclaredMethod("ints").getDefaultValue();
        ints[0] = 0;
        System.out.println(Arrays.toString((int[]) Every.class.getDeclaredMethod("ints").getDefaultValue()));
    }

    private static void compare() throws Exception {
        Every one = Annotated.class.getAnnotation(Every.class);
        Every other = Above.class.getDeclaredField("field").getAnnotation(Every.class);
        System.out.println(one.equals(other) + " " + one.equals(one) + " " + one.equals(null) + " " + one.equals("text"));
        System.out.println(one == Annotated.class.getAnnotation(Every.class));
        System.out.println(other.equals(Above.class.getDeclaredField("field").getAnnotation(Every.class)));
        Told told = one.told();
        System.out.println(told.equals(other.told()) + " " + (told.hashCode() == other.told().hashCode()) + " " + told.hashCode());
        System.out.println(Tagged.class.getAnnotation(Marked.class).equals(Above.class.getAnnotation(Marked.class)) + " "
                + Tagged.class.getAnnotation(Marked.class).hashCode());
        System.out.println(one.annotationType() + " " + one.told().annotationType() + " " + (one instanceof Annotation));
        System.out.println(one.level() + " " + one.level().getDeclaringClass() + " " + one.type() + " " + other.type() + " " + one.c() + one.text() + one.number());
        int[] ints = one.ints();
        ints[0] = 0;
        System.out.println(Arrays.toString(one.ints()) + Arrays.toString(one.bytes()) + Arrays.toString(one.texts()) + Arrays.toString(one.types())
                + Arrays.toString(one.levels()) + Arrays.toString(one.singles()) + one.singles()[1].value() + one.d() + one.f() + one.l() + one.flag());
        Told mine = new Told() {
            @Override
            public String value() {
                return "nested";
            }

            @Override
            public int times() {
                return 1;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Told.class;
            }
        };
        System.out.println(told.equals(mine));
        try {
            Annotated.class.getAnnotation(null);
        } catch (NullPointerException e) {
            System.out.println("no annotation interface");
        }
    }

    public static void main(String[] arguments) throws Exception {
        show("Annotated", Annotated.class);
        show("Above", Above.class);
        show("Below", Below.class);
        show("Tagged", Tagged.class);
        show("TaggedOnce", TaggedOnce.class);
        show("Plain", Plain.class);
        show("TimeUnit", TimeUnit.class);
        show("Function", java.util.function.Function.class);
        show("field", Above.class.getDeclaredField("field"));
        show("plain", Above.class.getDeclaredField("plain"));
        Method method = Above.class.getDeclaredMethod("method", Object.class, int.class, Object[].class);
        show("method", method);
        for (Annotation[] parameter : method.getParameterAnnotations()) {
            System.out.println(Arrays.toString(parameter));
        }
        show("parameter", method.getParameters()[2]);
        show("overridden", Below.class.getDeclaredMethod("overridden", Object.class));
        show("on top", Above.class.getDeclaredMethod("overridden", Object.class));
        System.out.println(Arrays.deepToString(Below.class.getDeclaredMethod("overridden", Object.class).getParameterAnnotations()));
        show("constructor", Below.class.getDeclaredConstructor());
        compare();
        defaults();
        System.out.println("late");
        System.out.println(Waiting.class.getAnnotation(Late.class).value());
        System.out.println(Waiting.class.getAnnotation(Late.class));
    }
}
