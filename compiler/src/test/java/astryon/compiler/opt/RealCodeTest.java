package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.image.Interpreter;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.Reachability;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java source through the passes: what the loops of ordinary programs come to. */
class RealCodeTest {
    private static final String SOURCE = """
            class Subject {
                static int sieve(int n) {
                    boolean[] composite = new boolean[n + 1];
                    int count = 0;
                    for (int i = 2; i <= n; i++) {
                        if (!composite[i]) { count++; for (int j = i + i; j <= n; j += i) composite[j] = true; }
                    }
                    return count;
                }
                static int sum(int[] a) { int s = 0; for (int i = 0; i < a.length; i++) s += a[i]; return s; }
                static int each(int[] a) { int s = 0; for (int x : a) s += x; return s; }
                static int down(int[] a) { int s = 0; for (int i = a.length - 1; i >= 0; i--) s += a[i]; return s; }
                static void bubble(int[] a) { for (int i = 0; i < a.length - 1; i++) if (a[i] > a[i + 1]) { int t = a[i]; a[i] = a[i + 1]; a[i + 1] = t; } }
                static void multiply(double[][] a, double[][] b, double[][] c, int n) {
                    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double s = 0; for (int k = 0; k < n; k++) s += a[i][k] * b[k][j]; c[i][j] = s; }
                }
                static int crc(byte[] data, int[] table) { int c = -1; for (int i = 0; i < data.length; i++) c = table[(c ^ data[i]) & 0xff] ^ (c >>> 8); return ~c; }
                static final int[] K = new int[64];
                static int schedule(int[] block) {
                    int[] w = new int[64];
                    for (int t = 0; t < 16; t++) w[t] = block[t];
                    for (int t = 16; t < 64; t++) {
                        int x = w[t - 15]; int s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3);
                        w[t] = w[t - 16] + s0 + w[t - 7] + K[t];
                    }
                    return w[63];
                }
                static void sort(int[] a, int lo, int hi) {
                    int i = lo, j = hi, p = a[(lo + hi) >>> 1];
                    while (i <= j) { while (a[i] < p) i++; while (a[j] > p) j--; if (i <= j) { int t = a[i]; a[i] = a[j]; a[j] = t; i++; j--; } }
                    if (lo < j) sort(a, lo, j);
                    if (i < hi) sort(a, i, hi);
                }
                interface Shape { int area(); }
                static final class Square implements Shape { int side = 3; public int area() { return side * side; } }
                static int guarded(Shape s, int[] a) { int n = 0; try { n = s.area(); n += a[n]; } catch (RuntimeException e) { n = -1; } finally { count++; } return n; }
                static int count;
                static boolean less(long a, long b) { return a < b && b < 100; }
                static int pick(long a, long b) { if (less(a, b)) return 1; return 2; }
                static int modulo(int x) { return x % 10 + x / 7 + x / 8; }
                static void main() {
                    count = sieve(count) + sum(new int[count]) + each(new int[count]) + down(new int[count]) + crc(new byte[count], new int[256]) + schedule(new int[16]);
                    bubble(new int[count]); sort(new int[count], 0, count); multiply(new double[3][3], new double[3][3], new double[3][3], 3);
                    count += guarded(new Square(), new int[count]) + pick(count, 7) + modulo(count);
                }
            }
            """;

    @TempDir
    Path folder;

    private final Map<Symbol, Function> functions = new HashMap<>();
    private World world;
    private ClosedWorld closed;

    private Function optimised(String name) {
        TestProgram program = new TestProgram(folder).source("Subject.java", SOURCE).platform("astryon/start/HostedRuntime").on("linux");
        world = program.world(Profile.HOSTED);
        Interpreter interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), program.diagnostics);
        SsaBuilder builder = new SsaBuilder(world, interpreter, program.diagnostics);
        Reachability reachability = new Reachability(world, builder, interpreter, program.diagnostics);
        JavaClass subject = world.classNamed("Subject");
        reachability.addRoot(subject.declaredMethod("main", "()V"));
        closed = reachability.run();
        assertThat(program.diagnostics.hasErrors()).as(program.diagnostics.render()).isFalse();
        for (JavaMethod method : closed.methods()) {
            if (method.code() != null) {
                functions.put(method, builder.build(method));
            }
        }
        JavaMethod method = subject.methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
        Function function = functions.get(method);
        Verifier.verify(function);
        if (name.equals(System.getProperty("show"))) {
            System.out.println(IrPrinter.print(function));
        }
        for (Pass pass : passes()) {
            pass.run(function);
            try {
                Verifier.verify(function);
            } catch (IllegalStateException e) {
                throw new AssertionError(pass.name() + "\n" + IrPrinter.print(function), e);
            }
        }
        if (name.equals(System.getProperty("show"))) {
            System.out.println(IrPrinter.print(function));
        }
        return function;
    }

    private List<Pass> passes() {
        Devirtualise devirtualise = new Devirtualise(new Devirtualise.Hierarchy() {
            @Override
            public List<JavaMethod> targets(JavaMethod declared) {
                return closed.targets(declared);
            }

            @Override
            public JavaMethod select(JavaClass receiver, JavaMethod declared) {
                return world.selectVirtual(receiver, declared);
            }
        });
        Inliner inliner = new Inliner(new Inliner.Callees() {
            @Override
            public boolean checksThrow() {
                return true;
            }

            @Override
            public Optional<Function> body(Symbol callee) {
                return Optional.ofNullable(functions.get(callee));
            }

            @Override
            public Inliner.Advice advice(Symbol callee, Symbol caller) {
                return InliningAdvice.of((JavaMethod) callee, (JavaMethod) caller, 2);
            }
        });
        return List.of(new ColdBlocks(), new AlgebraicSimplification(), new CopyPropagation(), devirtualise, inliner, new ConstantPropagation(),
                new AlgebraicSimplification(), new BlockSimplification(), new Gvn(), new CheckElimination(), new DeadCode(), new BlockSimplification(),
                new LoopInversion(), new LoopInvariants(), new Gvn(), new CheckElimination(), new LoopInvariants(), new AlgebraicSimplification(),
                new StrengthReduction(), new Gvn(), new DeadCode(), new BlockSimplification(), new CriticalEdges(), new BlockLayout(), new Schedule());
    }

    private static long count(Function function, Op op) {
        return function.blocks().stream().flatMap(block -> block.values().stream()).filter(value -> value.op() == op).count();
    }

    @Test
    void a_loop_to_the_length_of_its_array_checks_no_bounds() {
        assertThat(count(optimised("sum"), Op.BOUNDS_CHECK)).isZero();
    }

    @Test
    void an_enhanced_for_loop_checks_no_bounds() {
        assertThat(count(optimised("each"), Op.BOUNDS_CHECK)).isZero();
    }

    @Test
    void a_loop_down_to_zero_checks_no_bounds() {
        assertThat(count(optimised("down"), Op.BOUNDS_CHECK)).isZero();
    }

    @Test
    void a_loop_over_neighbours_checks_no_bounds() {
        assertThat(count(optimised("bubble"), Op.BOUNDS_CHECK)).isZero();
    }

    @Test
    void a_mask_says_which_table_entries_there_can_be() {
        Function crc = optimised("crc");
        assertThat(count(crc, Op.BOUNDS_CHECK)).isEqualTo(1);
        assertThat(count(crc, Op.NULL_CHECK)).isEqualTo(2);
    }

    @Test
    void distances_from_a_counter_stay_in_a_table_of_known_size() {
        Function schedule = optimised("schedule");
        assertThat(count(schedule, Op.BOUNDS_CHECK)).isEqualTo(1);
        assertThat(count(schedule, Op.ROTATE_LEFT)).isEqualTo(2);
    }

    @Test
    void the_sieve_checks_once_a_round() {
        assertThat(count(optimised("sieve"), Op.NULL_CHECK)).isZero();
    }

    @Test
    void nested_loops_load_rows_outside() {
        optimised("multiply");
    }

    @Test
    void a_recursive_sort_stays_valid() {
        optimised("sort");
    }

    @Test
    void an_inlined_call_in_a_protected_region_keeps_its_handler() {
        Function guarded = optimised("guarded");
        assertThat(count(guarded, Op.CALL_VIRTUAL)).isZero();
        assertThat(count(guarded, Op.CAUGHT)).isPositive();
    }

    @Test
    void inlined_conditions_branch() {
        Function pick = optimised("pick");
        assertThat(count(pick, Op.CALL)).isZero();
        assertThat(count(pick, Op.COMPARE)).isZero();
    }

    @Test
    void no_division_by_a_constant_remains() {
        Function modulo = optimised("modulo");
        assertThat(count(modulo, Op.DIV) + count(modulo, Op.REM)).isZero();
    }
}
