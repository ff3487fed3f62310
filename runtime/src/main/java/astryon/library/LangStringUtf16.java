package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.StringUTF16", why = "every string of wide characters may be too large, and the JDK builds the message with a StringBuilder")
final class LangStringUtf16 {
    private static final int MOST_CHARS = Integer.MAX_VALUE >> 1;

    private LangStringUtf16() {
    }

    @Original
    static native char charAt(byte[] value, int index);

    public static byte[] newBytesFor(int length) {
        if (length < 0) {
            throw new NegativeArraySizeException();
        }
        if (length > MOST_CHARS) {
            throw new OutOfMemoryError("UTF16 String size is ".concat(Integer.toString(length)).concat(", should be less than ")
                    .concat(Integer.toString(MOST_CHARS)));
        }
        return new byte[length << 1];
    }
}
