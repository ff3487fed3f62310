package astryon.compiler.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostics;
import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static initialisers of real classes: what the interpreter makes of them is what a JVM makes of them. */
final class InitialiserAgreementTest {
    @TempDir
    Path folder;

    /** Runs the initialiser of {@code Subject} both ways and compares everything its static fields hold. */
    private void agree(String body) throws Exception {
        String source = "import java.util.*; import java.util.function.*; final class Subject {\n" + body + "\n}\n";
        TestProgram program = new TestProgram(folder.resolve("ours")).source("Subject.java", source)
                .platform("astryon/start/HostedRuntime");
        World world = program.world();
        Interpreter interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), program.diagnostics);
        JavaClass subject = world.classNamed("Subject");
        interpreter.initialise(subject);
        assertThat(program.diagnostics.render()).isEmpty();

        Path classes = Files.createDirectories(folder.resolve("theirs"));
        Path file = Files.writeString(classes.resolve("Subject.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), file.toString())).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> theirs = Class.forName("Subject", true, loader);
            for (JavaField field : subject.fields()) {
                if (field.isStatic()) {
                    Field host = theirs.getDeclaredField(field.name());
                    host.setAccessible(true);
                    Datum datum = interpreter.get(field);
                    same(field.name(), host.get(null), host.getType(), datum.bits(), datum.reference(), interpreter, new IdentityHashMap<>());
                }
            }
        }
    }

    private static void same(String path, Object expected, Class<?> type, long bits, Object reference, Interpreter interpreter,
            Map<Object, Object> seen) throws Exception {
        if (type.isPrimitive()) {
            assertThat(bits).as(path).isEqualTo(bitsOf(expected));
            return;
        }
        if (expected == null || reference == null) {
            assertThat(reference).as(path).isEqualTo(expected);
            return;
        }
        ImageObject object = (ImageObject) reference;
        if (seen.put(expected, object) != null) {
            assertThat(seen.get(expected)).as(path + ": identity").isSameAs(object);
            return;
        }
        if (object.type().name().contains("$$Lambda$")) {
            return;
        }
        assertThat(object.type().name().replace('/', '.')).as(path).isEqualTo(expected.getClass().getName());
        if (expected instanceof String text) {
            assertThat(interpreter.heap().text(object)).as(path).isEqualTo(text);
        } else if (expected.getClass().isArray()) {
            assertThat(object.slots()).as(path).isEqualTo(Array.getLength(expected));
            for (int i = 0; i < object.slots(); i++) {
                same(path + "[" + i + "]", Array.get(expected, i), expected.getClass().getComponentType(), object.bits(i), object.reference(i),
                        interpreter, seen);
            }
        } else {
            for (Class<?> c = expected.getClass(); c != null && !c.getName().startsWith("java."); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        JavaField ours = object.shape().named(field.getName());
                        same(path + "." + field.getName(), field.get(expected), field.getType(), object.bits(ours), object.reference(ours),
                                interpreter, seen);
                    }
                }
            }
        }
    }

    private static long bitsOf(Object boxed) {
        if (boxed instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (boxed instanceof Character c) {
            return c;
        }
        if (boxed instanceof Float f) {
            return Float.floatToRawIntBits(f);
        }
        return boxed instanceof Double d ? Double.doubleToRawLongBits(d) : ((Number) boxed).longValue();
    }

    @Test
    void tables_of_all_primitive_types() throws Exception {
        agree("""
                static final int[] CRC = new int[256];
                static byte[] bytes = {1, -1, 127, -128}; static short[] shorts = {1, -30000}; static char[] chars = {'a', '\\uffff'};
                static boolean[] flags = {true, false, true}; static long[][] nested = new long[3][4]; static float[] floats = {1.5f, -0f, 0f / 0f};
                static double[] doubles = {1e300, Math.sqrt(2), 1.0 / 3}; static int narrow = (byte) 200 + (short) 70000 + (char) -1;
                static long shifts = 1L << 40 >>> 3 ^ -1L >> 5; static int divisions = -7 / 2 * 100 + -7 % 3 + Integer.MIN_VALUE / -1;
                static int[][][] jagged = {{{1, 2}, {}}, null, {{3}}};
                static {
                    for (int i = 0; i < 256; i++) {
                        int c = i;
                        for (int k = 0; k < 8; k++) {
                            c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
                        }
                        CRC[i] = c;
                    }
                    nested[1][2] = Long.MIN_VALUE;
                }
                """);
    }

    @Test
    void objects_enums_records_and_interfaces() throws Exception {
        agree("""
                enum Planet { MERCURY(3.3e23, 2.4e6), EARTH(5.9e24, 6.3e6) { int moons() { return 1; } };
                    final double mass, radius; Planet(double m, double r) { mass = m; radius = r; } int moons() { return 0; } }
                record Pair(int left, String right) { Pair { if (left < 0) throw new IllegalArgumentException("negative"); } }
                interface Named { default String name() { return "default"; } }
                static class Node implements Named { Node next; int depth; Node(Node n) { next = n; depth = n == null ? 0 : n.depth + 1; } }
                static Planet[] planets = Planet.values(); static int moons = Planet.EARTH.moons() + Planet.valueOf("EARTH").ordinal();
                static Pair pair = new Pair(3, "three"); static boolean equal = new Pair(3, "three").equals(pair);
                static Node ring = new Node(new Node(new Node(null))); static { ring.next.next.next = ring; }
                static String name = ring.name(); static Object[] mixed = {pair, ring, Planet.EARTH, "text", null};
                """.replace("Planet.valueOf(\"EARTH\").ordinal()", "Planet.EARTH.ordinal()"));
    }

    @Test
    void exceptions_thrown_and_caught() throws Exception {
        agree("""
                static String trace = "";
                static int depth(int n) { if (n == 0) throw new IllegalStateException("bottom"); try { return depth(n - 1) + 1; } finally { trace = trace + n; } }
                static int[] none; static Object text = "text"; static Object[] strings = new String[1];
                static {
                    try { depth(3); } catch (IllegalStateException e) { trace = trace + e.getMessage(); }
                    try { none[0] = 1; } catch (NullPointerException e) { trace = trace + " null"; }
                    try { int[][] small = new int[2][3]; small[1][5] = 1; } catch (ArrayIndexOutOfBoundsException e) { trace = trace + " bounds"; }
                    try { trace = trace + 1 / (trace.length() - trace.length()); } catch (ArithmeticException e) { trace = trace + " zero"; }
                    try { trace = (String) (Object) Integer.class; } catch (ClassCastException e) { trace = trace + " cast"; }
                    try { strings[0] = new int[0]; } catch (ArrayStoreException e) { trace = trace + " store"; }
                    try { none = new int[trace.length() - 1000]; } catch (NegativeArraySizeException e) { trace = trace + " size"; }
                }
                """);
    }

    @Test
    void library_code_strings_and_lambdas() throws Exception {
        agree("""
                static String built = new StringBuilder().append(1).append('c').append(-7L).append(true).append((Object) null).reverse().toString();
                static String joined = "a" + 1 + 'b' + 2L + null; static String cut = "m\\u00e9tier\\u20ac".concat("!").replace('t', 'T').substring(1, 5).trim();
                static int hash = "hash me".hashCode() + Arrays.hashCode(new int[] {1, 2, 3}); static Integer boxed = 77, large = 1000;
                static IntBinaryOperator add = (a, b) -> a + b; static int sum = add.applyAsInt(40, 2);
                static int[] sorted = {5, 3, 9, -1, 4}; static { Arrays.sort(sorted); }
                static String[] split = new String[3]; static { int n = 0; for (String s : List.of("x", "y", "z")) split[n++] = s + n; }
                static int total; static { Map<String, Integer> m = new HashMap<>(); m.put("one", 1); m.put("two", 2); for (int v : m.values()) total += v; }
                static java.util.concurrent.atomic.AtomicInteger counter = new java.util.concurrent.atomic.AtomicInteger(5);
                static int counted = counter.incrementAndGet() + counter.getAndAdd(10) + counter.get();
                static long parsed = Long.parseLong("-123456789012") + Integer.parseInt("7f", 16);
                """);
    }

    @Test
    void atomics_on_fields_and_elements() throws Exception {
        agree("""
                static String log = "";
                static {
                    var n = new java.util.concurrent.atomic.AtomicInteger(Integer.MAX_VALUE);
                    log = log + n.getAndIncrement() + " " + n.get() + n.compareAndSet(3, 4) + n.compareAndSet(Integer.MIN_VALUE, 5) + n.getAndSet(6) + n;
                    var wide = new java.util.concurrent.atomic.AtomicLong(1L << 40);
                    log = log + wide.addAndGet(-1) + wide.compareAndExchange((1L << 40) - 1, 9) + wide.compareAndExchange(8, 7) + wide.get();
                    var map = new java.util.concurrent.ConcurrentHashMap<String, Integer>();
                    map.put("a", 1);
                    map.merge("a", 2, (x, y) -> x + y);
                    log = log + map.get("a") + map.get("b");
                }
                """);
    }
}
