package astryon.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions of {@code StrictMath} against the JVM's: the same bits, for edges and for random arguments of every size. */
class StrictFunctionsTest {
    private static final int RANDOM = Integer.getInteger("strict.arguments", 40_000);
    private static final double[] EDGES = {0.0, 1, 0.5, 2, 1.5, 22, 709.78, 709.7827128933839, 709.7827128933841, 710.4758600739439, 710.475860073944, 745.2, 38.8, 56.0,
        Math.PI, Math.PI / 2, Math.PI / 4, 3 * Math.PI / 4, 2 * Math.PI, 0x1.921fb5p0, 0.7853981633974484, 2.356194490192345, 0.6744, 0.975, 0.3, 0.78125, 0.4375, 0.6875, 1.1875,
        2.4375, 0x1p66, 0x1p-27, 0x1p-28, 0x1p-29, 0x1p-54, 0x1p-55, 0x1p-57, 0x1p-1021, 0x1p-1022, Double.MIN_VALUE, Double.MAX_VALUE, 0x1p1023, 823549.6, 1e5, 1e22, 0x1.0p120,
        6381956970095103.0 * 0x1p797, Double.POSITIVE_INFINITY, Double.NaN};

    static Stream<Arguments> functions() {
        return Stream.of(
                one("sin", AngleFunctions::sin, StrictMath::sin), one("cos", AngleFunctions::cos, StrictMath::cos), one("tan", AngleFunctions::tan, StrictMath::tan),
                one("asin", ArcFunctions::asin, StrictMath::asin), one("acos", ArcFunctions::acos, StrictMath::acos), one("atan", ArcFunctions::atan, StrictMath::atan),
                one("expm1", HyperbolicFunctions::expm1, StrictMath::expm1), one("sinh", HyperbolicFunctions::sinh, StrictMath::sinh),
                one("cosh", HyperbolicFunctions::cosh, StrictMath::cosh), one("tanh", HyperbolicFunctions::tanh, StrictMath::tanh),
                one("log", Logarithms::log, StrictMath::log), one("log10", Logarithms::log10, StrictMath::log10), one("log1p", Logarithms::log1p, StrictMath::log1p));
    }

    static Stream<Arguments> functionsOfTwo() {
        return Stream.of(two("atan2", ArcFunctions::atan2, StrictMath::atan2), two("IEEEremainder", Remainders::nearest, StrictMath::IEEEremainder));
    }

    private static Arguments one(String name, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        return Arguments.of(name, ours, theirs);
    }

    private static Arguments two(String name, DoubleBinaryOperator ours, DoubleBinaryOperator theirs) {
        return Arguments.of(name, ours, theirs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void a_function_has_the_bits_of_the_jvm(String name, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        for (double edge : EDGES) {
            for (int ulps = -2; ulps <= 2; ulps++) {
                double near = Double.longBitsToDouble(Double.doubleToLongBits(edge) + (edge == 0 ? Math.abs(ulps) : ulps));
                same(name, near, ours, theirs);
                same(name, -near, ours, theirs);
            }
        }
        for (int quarters = 1; quarters < 3000; quarters++) {
            same(name, quarters * (Math.PI / 2), ours, theirs);
            same(name, -quarters * (Math.PI / 4), ours, theirs);
        }
        Random random = new Random(name.hashCode());
        for (int i = 0; i < RANDOM; i++) {
            same(name, Double.longBitsToDouble(random.nextLong()), ours, theirs);
            same(name, random.nextGaussian() * (1 << i % 20), ours, theirs);
            same(name, random.nextDouble(), ours, theirs);
        }
    }

    private static void same(String name, double x, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        long wanted = Double.doubleToLongBits(theirs.applyAsDouble(x));
        long got = Double.doubleToLongBits(ours.applyAsDouble(x));
        if (got != wanted) {
            assertThat(Double.longBitsToDouble(got)).as("%s(%s), %s", name, x, Double.toHexString(x)).isEqualTo(Double.longBitsToDouble(wanted));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functionsOfTwo")
    void a_function_of_two_numbers_has_the_bits_of_the_jvm(String name, DoubleBinaryOperator ours, DoubleBinaryOperator theirs) {
        for (double edge : EDGES) {
            for (double other : EDGES) {
                both(name, edge, other, ours, theirs);
            }
        }
        Random random = new Random(name.hashCode());
        for (int i = 0; i < RANDOM; i++) {
            both(name, Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()), ours, theirs);
            both(name, random.nextGaussian() * (1 << i % 20), random.nextGaussian(), ours, theirs);
            both(name, random.nextInt(100), 0.5 * random.nextInt(20), ours, theirs);
        }
    }

    private static void both(String name, double x, double y, DoubleBinaryOperator ours, DoubleBinaryOperator theirs) {
        for (double first : new double[] {x, -x}) {
            for (double second : new double[] {y, -y}) {
                same(name + " of " + first + " and", second, z -> ours.applyAsDouble(first, z), z -> theirs.applyAsDouble(first, z));
            }
        }
    }
}
