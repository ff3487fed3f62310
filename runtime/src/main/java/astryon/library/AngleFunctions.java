package astryon.library;

/**
 * Sine, cosine and tangent by the method of fdlibm (Sun Microsystems, 1993): the argument is reduced to less than an eighth of a turn, see
 * {@link QuarterTurns}, where a polynomial gives the result. The rest's {@code tail} goes in as the first term of a Taylor series.
 */
final class AngleFunctions {
    private static final double[] S = {-0x1.5555555555549p-3, 0x1.111111110f8a6p-7, -0x1.a01a019c161d5p-13, 0x1.71de357b1fe7dp-19, -0x1.ae5e68a2b9cebp-26,
        0x1.5d93a5acfd57cp-33};
    private static final double[] C = {0x1.555555555554cp-5, -0x1.6c16c16c15177p-10, 0x1.a01a019cb159p-16, -0x1.27e4f809c52adp-22, 0x1.1ee9ebdb4b1c4p-29,
        -0x1.8fae9be8838d4p-37};
    private static final double[] T = {0x1.5555555555563p-2, 0x1.111111110fe7ap-3, 0x1.ba1ba1bb341fep-5, 0x1.664f48406d637p-6, 0x1.226e3e96e8493p-7,
        0x1.d6d22c9560328p-9, 0x1.7dbc8fee08315p-10, 0x1.344d8f2f26501p-11, 0x1.026f71a8d1068p-12, 0x1.47e88a03792a6p-14, 0x1.2b80f32f0a7e9p-14,
        -0x1.375cbdb605373p-16, 0x1.b2a7074bf7ad4p-16};
    private static final double PI_QUARTER = 0x1.921fb54442d18p-1;
    private static final double PI_QUARTER_TAIL = 0x1.1a62633145c07p-55;
    private static final int INFINITE = 0x7ff0_0000;
    /** 2^-27 and 2^-28: squares of what is less vanish. */
    private static final int TINY = 0x3e40_0000;
    private static final int TINY_FOR_TANGENT = 0x3e30_0000;
    /** About 0.67: nearer to an eighth of a turn the tangent's polynomial is too slow. */
    private static final int NEAR_AN_EIGHTH = 0x3fe5_9428;

    private AngleFunctions() {
    }

    static double sin(double x) {
        if (QuarterTurns.isSmall(x)) {
            return magnitude(x) < TINY ? x : x + x * x * x * (S[0] + x * x * sineTerms(x * x));
        }
        if (magnitude(x) >= INFINITE) {
            return Double.NaN;
        }
        QuarterTurns angle = QuarterTurns.of(x);
        double result = (angle.turns & 1) == 0 ? sine(angle.rest, angle.tail) : cosine(angle.rest, angle.tail);
        return angle.turns >= 2 ? -result : result;
    }

    static double cos(double x) {
        if (QuarterTurns.isSmall(x)) {
            return cosine(x, 0);
        }
        if (magnitude(x) >= INFINITE) {
            return Double.NaN;
        }
        QuarterTurns angle = QuarterTurns.of(x);
        double result = (angle.turns & 1) == 0 ? cosine(angle.rest, angle.tail) : sine(angle.rest, angle.tail);
        return angle.turns == 1 || angle.turns == 2 ? -result : result;
    }

    static double tan(double x) {
        if (QuarterTurns.isSmall(x)) {
            return tangent(x, 0, false);
        }
        if (magnitude(x) >= INFINITE) {
            return Double.NaN;
        }
        QuarterTurns angle = QuarterTurns.of(x);
        return tangent(angle.rest, angle.tail, (angle.turns & 1) != 0);
    }

    private static int magnitude(double x) {
        return Bits.high(x) & 0x7fff_ffff;
    }

    private static double sineTerms(double z) {
        return S[1] + z * (S[2] + z * (S[3] + z * (S[4] + z * S[5])));
    }

    private static double sine(double x, double tail) {
        if (magnitude(x) < TINY) {
            return x;
        }
        double z = x * x;
        double cube = z * x;
        return x - (z * (0.5 * tail - cube * sineTerms(z)) - tail - cube * S[0]);
    }

    /** 1 - z/2 + ... loses digits where z/2 is large; then a part of z/2 that has few digits is taken off the 1 first. */
    private static double cosine(double x, double tail) {
        int high = magnitude(x);
        if (high < TINY) {
            return 1;
        }
        double z = x * x;
        double terms = z * (C[0] + z * (C[1] + z * (C[2] + z * (C[3] + z * (C[4] + z * C[5])))));
        if (high < 0x3fd3_3333) {
            return 1 - (0.5 * z - (z * terms - x * tail));
        }
        double part = high > 0x3fe9_0000 ? 0.28125 : Bits.withHigh(0, high - 0x0020_0000);
        return 1 - part - (0.5 * z - part - (z * terms - x * tail));
    }

    /** @param cotangent whether {@code -1 / tan} is wanted */
    private static double tangent(double angle, double angleTail, boolean cotangent) {
        double x = angle;
        double tail = angleTail;
        int high = magnitude(x);
        if (high < TINY_FOR_TANGENT) {
            return !cotangent ? x : negativeReciprocal(x + tail, x, tail);
        }
        boolean nearEighth = high >= NEAR_AN_EIGHTH;
        if (nearEighth) {
            // tan(pi/4 - y) = (1 - tan y) / (1 + tan y)
            x = angle < 0 ? -x : x;
            tail = angle < 0 ? -tail : tail;
            x = PI_QUARTER - x + (PI_QUARTER_TAIL - tail);
            tail = 0;
        }
        double z = x * x;
        double w = z * z;
        double odd = T[1] + w * (T[3] + w * (T[5] + w * (T[7] + w * (T[9] + w * T[11]))));
        double even = z * (T[2] + w * (T[4] + w * (T[6] + w * (T[8] + w * (T[10] + w * T[12])))));
        double cube = z * x;
        double r = tail + z * (cube * (odd + even) + tail);
        r += T[0] * cube;
        double result = x + r;
        if (nearEighth) {
            double sign = cotangent ? -1 : 1;
            return (angle < 0 ? -1 : 1) * (sign - 2 * (x - (result * result / (result + sign) - r)));
        }
        return cotangent ? negativeReciprocal(result, x, r) : result;
    }

    /** {@code -1 / (x + r)} to the last place, where {@code sum} is what {@code x + r} rounds to. */
    private static double negativeReciprocal(double sum, double x, double r) {
        double upper = Bits.upper(sum);
        double lower = r - (upper - x);
        double quotient = -1 / sum;
        double rounded = Bits.upper(quotient);
        return rounded + quotient * (1 + rounded * upper + rounded * lower);
    }
}
