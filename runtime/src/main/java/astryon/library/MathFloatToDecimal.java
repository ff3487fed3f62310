package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.math.FloatToDecimal", why = "the JDK, which has this class since 19, decodes the digits with a charset, and brings decoders along")
final class MathFloatToDecimal {
    /** 9 digits, sign, point, {@code E-} and two digits. */
    private static final int MOST_CHARS = 15;

    @Original
    public static MathFloatToDecimal LATIN1;

    private MathFloatToDecimal() {
    }

    @Original
    public native int putDecimal(byte[] text, int at, float value);

    @SuppressWarnings("deprecation")
    public static String toString(float value) {
        byte[] text = new byte[MOST_CHARS];
        return new String(text, 0, 0, LATIN1.putDecimal(text, 0, value));
    }
}
