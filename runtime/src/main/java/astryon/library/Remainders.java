package astryon.library;

/** The remainder of IEEE 754: of the quotient rounded to the nearest whole number, an even one if two are as near. It is always exact. */
final class Remainders {
    private static final double LEAST_TO_HALVE = 0x1p-1021;

    private Remainders() {
    }

    static double nearest(double x, double divisor) {
        double p = Math.abs(divisor);
        if (p == 0 || p != p || x != x || Double.isInfinite(x)) {
            return Double.NaN;
        }
        // Twice the divisor keeps what is even about the quotient; where it does not exist, the quotient is less than two anyway.
        double left = Math.abs(p <= Double.MAX_VALUE / 2 ? x % (p + p) : x);
        if (p < LEAST_TO_HALVE ? left + left > p : left > 0.5 * p) {
            left -= p;
            if (p < LEAST_TO_HALVE ? left + left >= p : left >= 0.5 * p) {
                left -= p;
            }
        }
        // A zero has the sign of x, and what is left of a negative x is the mirror image.
        return Bits.high(x) < 0 ? -left : left;
    }
}
