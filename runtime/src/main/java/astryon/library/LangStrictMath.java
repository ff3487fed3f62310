package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.StrictMath", why = "half of the JDK's (17) functions are in C")
final class LangStrictMath {
    private LangStrictMath() {
    }

    public static double sin(double x) {
        return AngleFunctions.sin(x);
    }

    public static double cos(double x) {
        return AngleFunctions.cos(x);
    }

    public static double tan(double x) {
        return AngleFunctions.tan(x);
    }

    public static double asin(double x) {
        return ArcFunctions.asin(x);
    }

    public static double acos(double x) {
        return ArcFunctions.acos(x);
    }

    public static double atan(double x) {
        return ArcFunctions.atan(x);
    }

    public static double atan2(double y, double x) {
        return ArcFunctions.atan2(y, x);
    }

    public static double expm1(double x) {
        return HyperbolicFunctions.expm1(x);
    }

    public static double sinh(double x) {
        return HyperbolicFunctions.sinh(x);
    }

    public static double cosh(double x) {
        return HyperbolicFunctions.cosh(x);
    }

    public static double tanh(double x) {
        return HyperbolicFunctions.tanh(x);
    }

    public static double log(double x) {
        return Logarithms.log(x);
    }

    public static double log10(double x) {
        return Logarithms.log10(x);
    }

    public static double log1p(double x) {
        return Logarithms.log1p(x);
    }

    public static double IEEEremainder(double x, double divisor) {
        return Remainders.nearest(x, divisor);
    }
}
