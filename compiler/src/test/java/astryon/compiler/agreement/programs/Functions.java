package astryon.compiler.agreement.programs;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** {@code StrictMath}, and of {@code Math} what has only one right result. */
final class Functions {
    private static final double[] EDGES = {0.0, -0.0, 1, -1, 0.5, -0.7, 2, 1e-9, -1e-300, Math.PI / 2, Math.PI, 10, -22.5, 709.5, 710.4, -745.5, 1e6, 1e17, -0x1.8p1000,
        Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN};

    private Functions() {
    }

    public static void main(String[] arguments) {
        of("sin", StrictMath::sin);
        of("cos", StrictMath::cos);
        of("tan", StrictMath::tan);
        of("asin", StrictMath::asin);
        of("acos", StrictMath::acos);
        of("atan", StrictMath::atan);
        of("exp", StrictMath::exp);
        of("expm1", StrictMath::expm1);
        of("log", StrictMath::log);
        of("log10", StrictMath::log10);
        of("log1p", StrictMath::log1p);
        of("sqrt", StrictMath::sqrt);
        of("cbrt", StrictMath::cbrt);
        of("sinh", StrictMath::sinh);
        of("cosh", StrictMath::cosh);
        of("tanh", StrictMath::tanh);
        of("ceil", StrictMath::ceil);
        of("floor", StrictMath::floor);
        of("rint", StrictMath::rint);
        of("ulp", StrictMath::ulp);
        of("signum", StrictMath::signum);
        of("nextUp", StrictMath::nextUp);
        of("toRadians", StrictMath::toRadians);
        of("round", x -> StrictMath.round(x));
        of("exponent", x -> StrictMath.getExponent(x));
        of("scalb", x -> StrictMath.scalb(x, -3));
        ofTwo("pow", StrictMath::pow);
        ofTwo("hypot", StrictMath::hypot);
        ofTwo("atan2", StrictMath::atan2);
        ofTwo("IEEEremainder", StrictMath::IEEEremainder);
        ofTwo("nextAfter", StrictMath::nextAfter);
        ofTwo("copySign", StrictMath::copySign);
        ofTwo("fma", (x, y) -> Math.abs(x) < 1e100 && Math.abs(y) < 1e100 ? Math.fma(x, y, -x * y) : 0);
        whole();
    }

    /** Edges one by one; of random arguments what their results' bits amount to. */
    private static void of(String name, DoubleUnaryOperator function) {
        for (double edge : EDGES) {
            Show.line(name, function.applyAsDouble(edge));
        }
        Random random = new Random(name.hashCode());
        long all = 0;
        for (int i = 0; i < 300; i++) {
            all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(Double.longBitsToDouble(random.nextLong())));
            all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(random.nextGaussian() * (1 << i % 12)));
            all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(random.nextDouble()));
        }
        Show.line(name, all);
    }

    private static void ofTwo(String name, DoubleBinaryOperator function) {
        long all = 0;
        for (double x : EDGES) {
            for (double y : EDGES) {
                all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(x, y));
            }
        }
        Show.line(name, all);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 500; i++) {
            all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong())));
            all = 31 * all + Double.doubleToLongBits(function.applyAsDouble(random.nextGaussian() * (1 << i % 12), random.nextGaussian()));
        }
        Show.line(name, all);
    }

    private static void whole() {
        int[] numbers = {0, 1, -1, 7, -7, 46341, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int a : numbers) {
            for (int b : numbers) {
                Show.attempt("exact", () -> Show.line("sum", Math.addExact(a, b)));
                Show.attempt("exact", () -> Show.line("product", Math.multiplyExact(a, b)));
                Show.attempt("floor", () -> Show.line("floor", Math.floorDiv(a, b) + " " + Math.floorMod(a, b) + " " + Math.floorDiv((long) a, b)));
                Show.line("high", Math.multiplyHigh((long) a << 33, (long) b << 20) + " " + Math.multiplyFull(a, b) + " " + Math.absExact(a | 1));
            }
            Show.attempt("narrow", () -> Show.line("narrow", Math.toIntExact(a * 3L) + Math.negateExact(a) + Math.incrementExact(a)));
        }
    }
}
