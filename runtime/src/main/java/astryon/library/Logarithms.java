package astryon.library;

/**
 * Natural logarithms by the method of fdlibm (Sun Microsystems, 1993): write x as 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), let s be
 * f / (2 + f), and take log(1 + f) from a polynomial in s * s that approximates log((1 + s) / (1 - s)). {@code StrictMath} promises its
 * results bit for bit, so the order of operations is part of the method.
 */
final class Logarithms {
    private static final double TWO_54 = 0x1p54;
    /** The logarithm of 2 in two parts; the first has zeros at its end, so its product with a small integer is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double[] L = {0x1.5555555555593p-1, 0x1.999999997fa04p-2, 0x1.2492494229359p-2, 0x1.c71c51d8e78afp-3, 0x1.7466496cb03dep-3,
        0x1.39a09d078c69fp-3, 0x1.2f112df3e5244p-3};
    private static final double INVERSE_LN10 = 0x1.bcb7b1526e50ep-2;
    private static final double LOG10_2_HIGH = 0x1.34413509f6p-2;
    private static final double LOG10_2_LOW = 0x1.9fef311f12b36p-42;

    private Logarithms() {
    }

    static double log(double x) {
        int high = Bits.high(x);
        int k = 0;
        double scaled = x;
        if (high < 0x0010_0000) {
            if (x == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            if (x < 0 || x != x) {
                return Double.NaN;
            }
            k = -54;
            scaled = x * TWO_54;
            high = Bits.high(scaled);
        }
        if (high >= 0x7ff0_0000) {
            return x + x;
        }
        k += (high >> 20) - 1023;
        int mantissa = high & 0xf_ffff;
        int carry = mantissa + 0x9_5f64 & 0x10_0000;
        k += carry >> 20;
        double f = Bits.withHigh(scaled, mantissa | carry ^ 0x3ff0_0000) - 1.0;
        if ((0xf_ffff & 2 + mantissa) < 3) {
            return nearOne(f, k);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (L[1] + w * (L[3] + w * L[5]));
        double odd = z * (L[0] + w * (L[2] + w * (L[4] + w * L[6])));
        double r = odd + even;
        if ((mantissa - 0x6_147a | 0x6_b851 - mantissa) > 0) {
            double half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
    }

    /** {@code f} is less than 2^-20. */
    private static double nearOne(double f, int k) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double r = f * f * (0.5 - 0.33333333333333333 * f);
        return k == 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
    }

    static double log10(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return log(x);
        }
        double scaled = x < Double.MIN_NORMAL ? x * TWO_54 : x;
        int high = Bits.high(scaled);
        int k = (high >> 20) - (scaled == x ? 1023 : 1023 + 54);
        int below = k >>> 31;
        double y = k + below;
        double reduced = Bits.withHigh(scaled, high & 0xf_ffff | 0x3ff - below << 20);
        return y * LOG10_2_LOW + INVERSE_LN10 * log(reduced) + y * LOG10_2_HIGH;
    }

    /** log(1 + x), exact to the last place also where 1 + x loses most of x: the part lost is put back as {@code correction}. */
    static double log1p(double x) {
        int high = Bits.high(x);
        int magnitude = high & 0x7fff_ffff;
        if (magnitude >= 0x7ff0_0000) {
            return x == Double.POSITIVE_INFINITY ? x : Double.NaN;
        }
        if (x <= -1) {
            return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (high < 0x3fda_827a && magnitude < 0x3e20_0000) {
            return magnitude < 0x3c90_0000 ? x : x - x * x * 0.5;
        }
        if (high < 0x3fda_827a && (high > 0 || high <= 0xbfd2_bec3)) {
            return log1p(x, 0, 0, 1);
        }
        double u = x;
        double correction = 0;
        int k;
        if (high < 0x4340_0000) {
            u = 1.0 + x;
            k = (Bits.high(u) >> 20) - 1023;
            correction = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        } else {
            k = (high >> 20) - 1023;
        }
        int mantissa = Bits.high(u) & 0xf_ffff;
        if (mantissa < 0x6_a09e) {
            return log1p(Bits.withHigh(u, mantissa | 0x3ff0_0000) - 1.0, k, correction, mantissa);
        }
        return log1p(Bits.withHigh(u, mantissa | 0x3fe0_0000) - 1.0, k + 1, correction, 0x10_0000 - mantissa >> 2);
    }

    /** @param away zero where {@code f} is less than 2^-20 */
    private static double log1p(double f, int k, double correction, int away) {
        double half = 0.5 * f * f;
        if (away == 0) {
            if (f == 0) {
                return k == 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW);
            }
            double r = half * (1.0 - 0.66666666666666666 * f);
            return k == 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + correction) - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (L[0] + z * (L[1] + z * (L[2] + z * (L[3] + z * (L[4] + z * (L[5] + z * L[6]))))));
        return k == 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + correction)) - f);
    }
}
