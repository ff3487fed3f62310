package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.math.DoubleToDecimal", why = "the JDK, which has this class since 19, decodes the digits with a charset, and brings decoders along")
final class MathDoubleToDecimal {
    /** 17 digits, sign, point, {@code E-} and three digits. */
    private static final int MOST_CHARS = 24;

    @Original
    public static MathDoubleToDecimal LATIN1;

    private MathDoubleToDecimal() {
    }

    @Original
    public native int putDecimal(byte[] text, int at, double value);

    @SuppressWarnings("deprecation")
    public static String toString(double value) {
        byte[] text = new byte[MOST_CHARS];
        return new String(text, 0, 0, LATIN1.putDecimal(text, 0, value));
    }
}
