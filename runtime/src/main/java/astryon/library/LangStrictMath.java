package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.StrictMath", why = "half of the JDK's (17) functions are in C")
final class LangStrictMath {
    private LangStrictMath() {
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
}
