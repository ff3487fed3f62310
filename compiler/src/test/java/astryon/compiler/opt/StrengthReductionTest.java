package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Verifier;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrengthReductionTest {
    private static final long[] EDGES = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 25, 100, 125, 625, 641, 1000, 65535, 65536, 65537, 1_000_000_007,
            Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1L, 0xFFFF_FFFFL, 1L << 32, (1L << 33) + 1, Long.MAX_VALUE, Long.MIN_VALUE};

    @Test
    void a_division_by_a_constant_gives_what_dividing_gives() {
        Random random = new Random(42);
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            for (Op op : new Op[] {Op.DIV, Op.REM, Op.UDIV, Op.UREM}) {
                for (int i = 0; i < 500; i++) {
                    long divisor = Evaluation.canonical(type, i < 2 * EDGES.length ? (i % 2 == 0 ? EDGES[i / 2] : -EDGES[i / 2])
                            : random.nextLong() >> random.nextInt(64));
                    if (divisor != 0) {
                        check(type, op, divisor, random);
                    }
                }
            }
        }
    }

    private static void check(Type type, Op op, long divisor, Random random) {
        String t = type == Type.I32 ? "i32" : "i64";
        Function function = IrParser.parse("function f : " + t + " -> " + t + "\nb0:\n v0:memory = start\n v1:" + t + " = arg 0\n v2:" + t
                + " = const " + divisor + "\n v3:" + t + " = " + op.word() + " v1 v2\n return v0 v3\n");
        new StrengthReduction().run(function);
        Verifier.verify(function);
        boolean trivial = divisor == 1 || divisor == -1 && (op == Op.DIV || op == Op.REM);
        assertThat(function.entry().values().stream().anyMatch(value -> value.op() == op)).as("still divides by %s", divisor).isEqualTo(trivial);
        for (int i = 0; i < 60; i++) {
            long near = divisor * (random.nextInt(7) - 3) + random.nextInt(3) - 1;
            long n = Evaluation.canonical(type, i < EDGES.length ? EDGES[i] : i % 3 == 0 ? near : random.nextLong() >> random.nextInt(64));
            String expected = "returns " + Evaluation.evaluate(op, type, type, n, divisor);
            assertThat(MiniEvaluator.run(function, Map.of(), n).ending()).as("%s %s %s %s", t, n, op, divisor).isEqualTo(expected);
        }
    }
}
