package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.image.Interpreter;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.Reachability;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LowerObjectsTest {
    private static final Set<Op> HIGH_LEVEL = EnumSet.of(Op.INSTANCE_OF, Op.CAST_CHECK, Op.STORE_CHECK, Op.ARRAY_LENGTH, Op.HUB_OF, Op.GET_FIELD,
            Op.PUT_FIELD, Op.GET_STATIC, Op.PUT_STATIC, Op.GET_ELEMENT, Op.PUT_ELEMENT, Op.NEW, Op.NEW_ARRAY, Op.CALL_VIRTUAL);

    private static final String SHAPES = """
            class Subject {
                interface Named { String name(); }
                interface Sized extends Named { int size(); }
                static abstract class Shape implements Named { abstract int area(); public String name() { return "shape"; } }
                static class Square extends Shape { int side; int area() { return side * side; } }
                static class Big extends Square { int area() { return 1000 * side; } }
                static final class Round extends Shape implements Sized { volatile int radius; int area() { return 3 * radius; } public int size() { return radius; } }
                static int count;
                static Object last;
            %s
                static void main() {
                    last = new Object[] {new Square(), new Big(), new Round(), "text", new int[1], new Shape[1], new Sized[1], new String[1][1]};
                    %s
                }
            }
            """;

    @TempDir
    Path folder;

    private World world;
    private ClosedWorld closed;
    private SsaBuilder builder;

    private void compile(String members, String calls) {
        TestProgram program = new TestProgram(folder).source("Subject.java", SHAPES.formatted(members, calls)).platform("astryon/start/HostedRuntime");
        world = program.world(Profile.HOSTED);
        Interpreter interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), program.diagnostics);
        builder = new SsaBuilder(world, interpreter, program.diagnostics);
        Reachability reachability = new Reachability(world, builder, interpreter, program.diagnostics);
        JavaClass subject = world.classNamed("Subject");
        reachability.addRoot(subject.declaredMethod("main", "()V"));
        closed = reachability.run();
    }

    private Function lowered(JavaMethod method) {
        Function function = builder.build(method);
        Verifier.verify(function);
        String before = IrPrinter.print(function);
        new LowerObjects(world, closed).run(function);
        try {
            Verifier.verify(function);
        } catch (IllegalStateException e) {
            throw new AssertionError(before + "\nbecame\n" + IrPrinter.print(function), e);
        }
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                assertThat(HIGH_LEVEL).as(function.name()).doesNotContain(value.op());
            }
        }
        return function;
    }

    private List<Op> ops(String method, String descriptor) {
        Function function = lowered(world.classNamed("Subject").declaredMethod(method, descriptor));
        return function.blocks().stream().flatMap(block -> block.values().stream()).map(Value::op).toList();
    }

    @Test
    void every_method_of_a_program_stays_valid() {
        compile("""
                static int tests(Object o) {
                    int n = 0;
                    if (o instanceof Shape) n += 1;
                    if (o instanceof Square) n += 2;
                    if (o instanceof Round) n += 4;
                    if (o instanceof Named) n += 8;
                    if (o instanceof int[]) n += 16;
                    if (o instanceof Object[]) n += 32;
                    if (o instanceof Sized[]) n += 64;
                    boolean kept = o instanceof Sized; boolean object = o instanceof Object;
                    return kept & object ? -n : n;
                }
                static int casts(Object o) {
                    int n = 0;
                    try { n += ((Square) o).side; } catch (ClassCastException e) { n = -1; } finally { count++; }
                    try { n += ((Named) o).name().length(); n += ((Object[]) o).length; } catch (RuntimeException e) { n -= 10; }
                    try { ((Object[]) o)[n] = last; } catch (ArrayStoreException | ClassCastException e) { n -= 100; }
                    synchronize((Round) o);
                    return n + ((long[]) o).length;
                }
                static void synchronize(Round r) { r.radius = r.radius + 1; }
                static double rest(float a, double b, Object[] into, Object value, int i) {
                    double r = a % 3f + b % 7.5; into[i] = value; into[1] = "x"; try { into[2] = value; } catch (ArrayStoreException e) { r = 0; } return r; }
                static long sum(long[] longs, byte[] bytes, char[] chars) { long s = 0; for (long l : longs) s += l; for (byte b : bytes) s ^= b; for (char c : chars) s += c; return s; }
                """, "count = tests(last) + casts(last) + (int) rest(1, 2, new Object[3], last, count) + (int) sum(new long[3], new byte[1], new char[2]);"
                + " for (Object o : (Object[]) last) if (o instanceof Shape) count += ((Shape) o).area();");
        assertThat(closed.methods()).hasSizeGreaterThan(10);
        closed.methods().forEach(this::lowered);
    }

    @Test
    void a_class_without_subclasses_is_known_by_its_hub() {
        compile("static boolean test(Object o) { return o instanceof Round; }", "if (test(last)) count++;");
        assertThat(ops("test", "(Ljava/lang/Object;)Z")).contains(Op.EQ).doesNotContain(Op.SUB, Op.ULE, Op.CALL);
    }

    @Test
    void a_class_with_subclasses_is_a_range_of_type_ids() {
        compile("static boolean test(Object o) { return o instanceof Square; }", "if (test(last)) count++;");
        assertThat(ops("test", "(Ljava/lang/Object;)Z")).contains(Op.SUB, Op.ULE).doesNotContain(Op.CALL);
    }

    @Test
    void an_interface_is_a_bit() {
        compile("static boolean test(Object o) { return o instanceof Sized; }", "if (test(last)) count++;");
        assertThat(ops("test", "(Ljava/lang/Object;)Z")).contains(Op.AND).doesNotContain(Op.CALL);
    }

    @Test
    void an_array_of_something_with_subtypes_asks_the_runtime() {
        compile("static boolean test(Object o) { return o instanceof Shape[]; } static boolean exact(Object o) { return o instanceof String[][]; }",
                "if (test(last)) count++; if (exact(last)) count++;");
        assertThat(ops("test", "(Ljava/lang/Object;)Z")).contains(Op.CALL);
        assertThat(ops("exact", "(Ljava/lang/Object;)Z")).contains(Op.EQ).doesNotContain(Op.CALL);
    }

    @Test
    void a_virtual_call_with_several_targets_goes_through_the_hub() {
        compile("static int area(Shape s) { return s.area(); }", "count = area((Shape) last);");
        assertThat(ops("area", "(LSubject$Shape;)I")).contains(Op.CALL_INDIRECT);
    }
}
