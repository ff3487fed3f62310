package astryon.library;

/**
 * exp(x) - 1 and the hyperbolic functions by the method of fdlibm (Sun Microsystems, 1993): x = k ln 2 + r with r at most half of ln 2, where a rational
 * function of r gives exp(r) - 1; what r lost in rounding is carried along as a correction.
 */
final class HyperbolicFunctions {
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double PER_LN2 = 0x1.71547652b82fep0;
    private static final double[] Q = {-0x1.11111111110f4p-5, 0x1.a01a019fe5585p-10, -0x1.4ce199eaadbb7p-14, 0x1.0cfca86e65239p-18, -0x1.afdb76e09c32dp-23};
    /** What exp can still say, and what cosh and sinh can, which are half of it. */
    private static final double MOST_FOR_EXP = 0x1.62e42fefa39efp9;
    private static final double MOST_FOR_HALF = Double.longBitsToDouble(0x4086_33ce_8fb9_f87dL);
    /** 22: from here on the other half of a hyperbolic function vanishes. */
    private static final int LARGE = 0x4036_0000;
    private static final int INFINITE = 0x7ff0_0000;
    private static final int ONE = 0x3ff0_0000;

    private HyperbolicFunctions() {
    }

    private static int magnitude(double x) {
        return Bits.high(x) & 0x7fff_ffff;
    }

    static double expm1(double x) {
        int high = magnitude(x);
        if (x != x) {
            return x;
        }
        if (high >= 0x4043_687a && x < 0) {
            return -1;
        }
        if (x > MOST_FOR_EXP) {
            return Double.POSITIVE_INFINITY;
        }
        if (high <= 0x3fd6_2e42) {
            if (high < 0x3c90_0000) {
                return x;
            }
            double half = x * (0.5 * x);
            return x - (x * quotient(x, half) - half);
        }
        int k;
        double upper;
        double lower;
        if (high < 0x3ff0_a2b2) {
            k = x < 0 ? -1 : 1;
            upper = x < 0 ? x + LN2_HIGH : x - LN2_HIGH;
            lower = x < 0 ? -LN2_LOW : LN2_LOW;
        } else {
            k = (int) (PER_LN2 * x + (x < 0 ? -0.5 : 0.5));
            upper = x - k * LN2_HIGH;
            lower = k * LN2_LOW;
        }
        double r = upper - lower;
        return scaled(r, upper - r - lower, k);
    }

    private static double quotient(double r, double half) {
        double terms = 1 + half * (Q[0] + half * (Q[1] + half * (Q[2] + half * (Q[3] + half * Q[4]))));
        double t = 3 - terms * (0.5 * r);
        return half * ((terms - t) / (6 - r * t));
    }

    /** 2^k exp(r + correction) - 1; what is subtracted from 1 first differs with k, so that the least is lost. */
    private static double scaled(double r, double correction, int k) {
        double half = r * (0.5 * r);
        double e = r * (quotient(r, half) - correction) - correction - half;
        if (k == -1) {
            return 0.5 * (r - e) - 0.5;
        }
        if (k == 1) {
            return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
        }
        if (k <= -2 || k > 56) {
            return times2(1 - (e - r), k) - 1;
        }
        if (k < 20) {
            return times2(Bits.withHigh(0, ONE - (0x20_0000 >> k)) - (e - r), k);
        }
        return times2(r - (e + Bits.withHigh(0, 0x3ff - k << 20)) + 1, k);
    }

    /** {@code y * 2^k}, by its exponent, which is never too large: where k is 1024, y is less than 1. */
    private static double times2(double y, int k) {
        return Bits.withHigh(y, Bits.high(y) + (k << 20));
    }

    static double sinh(double x) {
        int high = magnitude(x);
        if (high >= INFINITE) {
            return x + x;
        }
        double half = x < 0 ? -0.5 : 0.5;
        double a = Math.abs(x);
        if (high < LARGE) {
            if (high < 0x3e30_0000) {
                return x;
            }
            double t = expm1(a);
            return high < ONE ? half * (2 * t - t * t / (t + 1)) : half * (t + t / (t + 1));
        }
        return large(x, half);
    }

    static double cosh(double x) {
        int high = magnitude(x);
        if (high >= INFINITE) {
            return x * x;
        }
        double a = Math.abs(x);
        if (high < 0x3fd6_2e43) {
            double t = expm1(a);
            double w = 1 + t;
            return high < 0x3c80_0000 ? w : 1 + t * t / (w + w);
        }
        if (high < LARGE) {
            double t = StrictMath.exp(a);
            return 0.5 * t + 0.5 / t;
        }
        return large(a, 0.5);
    }

    /** {@code half * exp(|x|)}, also where that is representable and {@code exp(|x|)} is not. */
    private static double large(double x, double half) {
        double a = Math.abs(x);
        if (magnitude(x) < 0x4086_2e42) {
            return half * StrictMath.exp(a);
        }
        if (a > MOST_FOR_HALF) {
            return half * Double.POSITIVE_INFINITY;
        }
        double w = StrictMath.exp(0.5 * a);
        return half * w * w;
    }

    static double tanh(double x) {
        int high = magnitude(x);
        if (x != x) {
            return x;
        }
        double result = 1;
        if (high < LARGE) {
            if (high < 0x3c80_0000) {
                return x * (1 + x);
            }
            if (high >= ONE) {
                result = 1 - 2 / (expm1(2 * Math.abs(x)) + 2);
            } else {
                double t = expm1(-2 * Math.abs(x));
                result = -t / (t + 2);
            }
        }
        return x < 0 ? -result : result;
    }
}
