package astryon.compiler.agreement.programs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

/** Numbers of any size, and the exact sequences of {@code Random}. */
final class BigNumbers {
    private BigNumbers() {
    }

    public static void main(String[] arguments) {
        integers();
        decimals();
        random();
    }

    private static void integers() {
        BigInteger factorial = BigInteger.ONE;
        for (int i = 1; i <= 200; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        Show.line("factorial", factorial);
        Show.line("hex", factorial.toString(16) + " " + factorial.bitLength() + " " + factorial.getLowestSetBit() + " " + factorial.hashCode());
        BigInteger a = new BigInteger("-123456789012345678901234567890");
        BigInteger b = new BigInteger("fedcba9876543210fedcba", 16);
        Show.line("arithmetic", a.add(b) + " " + a.subtract(b) + " " + a.divide(b) + " " + a.mod(b) + " " + a.remainder(b) + " " + a.gcd(b) + " " + a.negate().sqrt());
        Show.line("bits", a.and(b) + " " + a.or(b) + " " + a.xor(b) + " " + a.not() + " " + a.shiftLeft(77) + " " + a.shiftRight(13) + " " + b.testBit(5) + " " + a.bitCount());
        Show.line("powers", BigInteger.TEN.pow(50) + " " + b.modPow(new BigInteger("1000000007"), new BigInteger("998244353")) + " " + b.modInverse(new BigInteger("998244353")));
        Show.line("converted", a.longValue() + " " + a.intValue() + " " + a.doubleValue() + " " + b.floatValue() + " " + a.compareTo(b) + " " + a.signum());
        BigInteger large = BigInteger.ONE.shiftLeft(5000).subtract(BigInteger.valueOf(12345));
        Show.line("large", large.multiply(large).mod(BigInteger.valueOf(1_000_000_007)) + " " + large.multiply(large).divide(large.add(BigInteger.TEN)).hashCode() + " "
                + large.toString().length());
        Show.attempt("zero", () -> a.divide(BigInteger.ZERO));
        Show.attempt("text", () -> new BigInteger("12x"));
        Show.attempt("range", () -> a.longValueExact());
    }

    private static void decimals() {
        BigDecimal a = new BigDecimal("123.4567");
        BigDecimal b = new BigDecimal("-0.00089");
        Show.line("arithmetic", a.add(b) + " " + a.multiply(b) + " " + a.divide(b, 10, RoundingMode.HALF_EVEN) + " " + a.divide(new BigDecimal(7), MathContext.DECIMAL128) + " "
                + a.remainder(new BigDecimal("1.1")));
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY) {
                Show.line("rounded", mode + " " + new BigDecimal("2.5").setScale(0, mode) + " " + new BigDecimal("-1.15").setScale(1, mode));
            }
        }
        Show.line("texts", new BigDecimal("1E+10") + " " + new BigDecimal("1E+10").toPlainString() + " " + new BigDecimal("0.000000001") + " "
                + new BigDecimal("12345E-10").toEngineeringString() + " " + new BigDecimal("1.500").stripTrailingZeros());
        Show.line("values", BigDecimal.valueOf(0.1) + " " + new BigDecimal(0.1) + " " + a.scale() + " " + a.precision() + " " + a.unscaledValue() + " " + a.sqrt(MathContext.DECIMAL64));
        Show.line("equality", new BigDecimal("1.0").equals(new BigDecimal("1.00")) + " " + new BigDecimal("1.0").compareTo(new BigDecimal("1.00")) + " " + a.hashCode());
        Show.line("converted", a.doubleValue() + " " + a.intValue() + " " + a.toBigInteger() + " " + a.pow(5) + " " + a.movePointLeft(3) + " " + a.negate().abs());
        Show.attempt("endless", () -> BigDecimal.ONE.divide(new BigDecimal(3)));
        Show.attempt("inexact", () -> a.setScale(1, RoundingMode.UNNECESSARY));
    }

    private static void random() {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(random.nextInt()).append(' ').append(random.nextInt(100)).append(' ').append(random.nextLong()).append(' ').append(random.nextBoolean()).append(' ')
                    .append(random.nextDouble()).append(' ').append(random.nextFloat()).append(' ').append(random.nextGaussian()).append('\n');
        }
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        Show.line("random", text + java.util.Arrays.toString(bytes));
        Show.line("ranges", random.nextInt(5, 10) + " " + random.ints(5, 0, 50).sum() + " " + random.doubles(3).sum() + " " + random.nextLong(1000));
        Show.line("big", new BigInteger(200, new Random(3)));
        Show.attempt("bound", () -> random.nextInt(0));
    }
}
