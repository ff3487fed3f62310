package astryon.library;

/**
 * The inverses of sine, cosine and tangent by the method of fdlibm (Sun Microsystems, 1993). asin(x) - x is x times a rational function of x^2 up to
 * 1/2; beyond that asin and acos follow from half the angle: asin(x) = pi/2 - 2 asin(sqrt((1 - x) / 2)). atan is a polynomial around
 * one of five places whose arc tangent is known in two parts.
 */
final class ArcFunctions {
    private static final double PI_HALF = 0x1.921fb54442d18p0;
    private static final double PI_HALF_TAIL = 0x1.1a62633145c07p-54;
    private static final double PI_QUARTER = 0x1.921fb54442d18p-1;
    private static final double PI_TAIL = 0x1.1a62633145c07p-53;
    private static final double[] P = {0x1.5555555555555p-3, -0x1.4d61203eb6f7dp-2, 0x1.9c1550e884455p-3, -0x1.48228b5688f3bp-5, 0x1.9efe07501b288p-11,
        0x1.23de10dfdf709p-15};
    private static final double[] Q = {-0x1.33a271c8a2d4bp1, 0x1.02ae59c598ac8p1, -0x1.6066c1b8d0159p-1, 0x1.3b8c5b12e9282p-4};
    /** atan of 1/2, 1, 3/2 and infinity. */
    private static final double[] KNOWN = {0x1.dac670561bb4fp-2, 0x1.921fb54442d18p-1, 0x1.f730bd281f69bp-1, 0x1.921fb54442d18p0};
    private static final double[] KNOWN_TAIL = {0x1.a2b7f222f65e2p-56, 0x1.1a62633145c07p-55, 0x1.007887af0cbbdp-56, 0x1.1a62633145c07p-54};
    private static final double[] A = {0x1.555555555550dp-2, -0x1.999999998ebc4p-3, 0x1.24924920083ffp-3, -0x1.c71c6fe231671p-4, 0x1.745cdc54c206ep-4,
        -0x1.3b0f2af749a6dp-4, 0x1.10d66a0d03d51p-4, -0x1.dde2d52defd9ap-5, 0x1.97b4b24760debp-5, -0x1.2b4442c6a6c2fp-5, 0x1.0ad3ae322da11p-6};

    private ArcFunctions() {
    }

    private static int magnitude(double x) {
        return Bits.high(x) & 0x7fff_ffff;
    }

    /** (asin(sqrt t) - sqrt t) / sqrt t. */
    private static double excess(double t) {
        double p = t * (P[0] + t * (P[1] + t * (P[2] + t * (P[3] + t * (P[4] + t * P[5])))));
        double q = 1 + t * (Q[0] + t * (Q[1] + t * (Q[2] + t * Q[3])));
        return p / q;
    }

    static double asin(double x) {
        int high = magnitude(x);
        if (high >= 0x3ff0_0000) {
            return Math.abs(x) == 1 ? x * PI_HALF + x * PI_HALF_TAIL : Double.NaN;
        }
        if (high < 0x3fe0_0000) {
            return high < 0x3e40_0000 ? x : x + x * excess(x * x);
        }
        double t = (1 - Math.abs(x)) * 0.5;
        double ratio = excess(t);
        double root = Math.sqrt(t);
        double result;
        if (high >= 0x3fef_3333) {
            result = PI_HALF - (2 * (root + root * ratio) - PI_HALF_TAIL);
        } else {
            double upper = Bits.upper(root);
            double lower = (t - upper * upper) / (root + upper);
            result = PI_QUARTER - (2 * root * ratio - (PI_HALF_TAIL - 2 * lower) - (PI_QUARTER - 2 * upper));
        }
        return x > 0 ? result : -result;
    }

    static double acos(double x) {
        int high = magnitude(x);
        if (high >= 0x3ff0_0000) {
            return x == 1 ? 0 : x == -1 ? Math.PI + 2 * PI_HALF_TAIL : Double.NaN;
        }
        if (high < 0x3fe0_0000) {
            return high <= 0x3c60_0000 ? PI_HALF + PI_HALF_TAIL : PI_HALF - (x - (PI_HALF_TAIL - x * excess(x * x)));
        }
        double t = (1 - Math.abs(x)) * 0.5;
        double root = Math.sqrt(t);
        if (x < 0) {
            return Math.PI - 2 * (root + (excess(t) * root - PI_HALF_TAIL));
        }
        double upper = Bits.upper(root);
        double lower = (t - upper * upper) / (root + upper);
        return 2 * (upper + (excess(t) * root + lower));
    }

    static double atan(double x) {
        int high = magnitude(x);
        if (x != x) {
            return x;
        }
        if (high >= 0x4410_0000) {
            return x > 0 ? KNOWN[3] + KNOWN_TAIL[3] : -KNOWN[3] - KNOWN_TAIL[3];
        }
        if (high < 0x3fdc_0000) {
            return high < 0x3e20_0000 ? x : x - x * series(x * x);
        }
        double a = Math.abs(x);
        int known;
        double away;
        if (high < 0x3fe6_0000) {
            known = 0;
            away = (2 * a - 1) / (2 + a);
        } else if (high < 0x3ff3_0000) {
            known = 1;
            away = (a - 1) / (a + 1);
        } else if (high < 0x4003_8000) {
            known = 2;
            away = (a - 1.5) / (1 + 1.5 * a);
        } else {
            known = 3;
            away = -1 / a;
        }
        double result = KNOWN[known] - (away * series(away * away) - KNOWN_TAIL[known] - away);
        return x < 0 ? -result : result;
    }

    private static double series(double z) {
        double w = z * z;
        double even = z * (A[0] + w * (A[2] + w * (A[4] + w * (A[6] + w * (A[8] + w * A[10])))));
        double odd = w * (A[1] + w * (A[3] + w * (A[5] + w * (A[7] + w * A[9]))));
        return even + odd;
    }

    static double atan2(double y, double x) {
        if (x != x || y != y) {
            return x + y;
        }
        if (x == 1) {
            return atan(y);
        }
        boolean left = Bits.high(x) < 0;
        double angle = Math.abs(y) == 0 ? 0 : upperRight(Math.abs(y), Math.abs(x), left);
        angle = left ? mirrored(angle, y, x) : angle;
        return Bits.high(y) < 0 ? -angle : angle;
    }

    /** The same angle left of the vertical axis. */
    private static double mirrored(double angle, double y, double x) {
        if (angle == 0) {
            return Math.PI;
        }
        if (Double.isInfinite(x)) {
            return 3 * PI_QUARTER;
        }
        return x == 0 || Double.isInfinite(y) ? angle : Math.PI - (angle - PI_TAIL);
    }

    /** @param left whether this is the mirror image of an angle that is more than a quarter turn */
    private static double upperRight(double y, double x, boolean left) {
        if (x == 0) {
            return PI_HALF;
        }
        if (Double.isInfinite(x)) {
            return Double.isInfinite(y) ? PI_QUARTER : 0;
        }
        if (Double.isInfinite(y)) {
            return PI_HALF;
        }
        int exponents = Bits.high(y) - Bits.high(x) >> 20;
        if (exponents > 60) {
            return PI_HALF + 0.5 * PI_TAIL;
        }
        return left && exponents < -60 ? 0 : atan(y / x);
    }
}
