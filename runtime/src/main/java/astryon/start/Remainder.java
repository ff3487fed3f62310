package astryon.start;

/**
 * Java's {@code %} on floating-point numbers (JLS 15.17.3): the exact remainder of the truncated quotient, with the
 * dividend's sign. Shift and subtract on the significands; no rounding ever happens.
 */
final class Remainder {
    private static final long SIGN = 1L << 63;
    private static final long FRACTION = (1L << 52) - 1;
    private static final long IMPLICIT = 1L << 52;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;

    private Remainder() {
    }

    static double of(double dividend, double divisor) {
        long a = Double.doubleToRawLongBits(dividend);
        long b = Double.doubleToRawLongBits(divisor);
        long sign = a & SIGN;
        a &= ~SIGN;
        b &= ~SIGN;
        if (a >= INFINITY || b > INFINITY || b == 0) {
            return Double.NaN;
        }
        if (a < b) {
            return dividend;
        }
        int exponentA = Math.max((int) (a >> 52), 1);
        int exponentB = Math.max((int) (b >> 52), 1);
        long divisorSignificand = significand(b);
        long rest = significand(a) % divisorSignificand;
        for (int i = exponentA - exponentB; i > 0; i--) {
            rest <<= 1;
            if (rest >= divisorSignificand) {
                rest -= divisorSignificand;
            }
        }
        return Double.longBitsToDouble(sign | assemble(rest, exponentB));
    }

    private static long significand(long bits) {
        return bits < IMPLICIT ? bits : bits & FRACTION | IMPLICIT;
    }

    /** The bits of {@code significand * 2^(exponent - 1075)}; significand is below 2^53. */
    private static long assemble(long significand, int exponent) {
        int e = exponent;
        long s = significand;
        if (s == 0) {
            return 0;
        }
        while (s < IMPLICIT && e > 1) {
            s <<= 1;
            e--;
        }
        return s < IMPLICIT ? s : (long) e << 52 | s & FRACTION;
    }
}
