package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.StringLatin1", why = "nothing of it is replaced: String.charAt calls it for an index that is none")
final class LangStringLatin1 {
    private LangStringLatin1() {
    }

    @Original
    static native char charAt(byte[] value, int index);
}
