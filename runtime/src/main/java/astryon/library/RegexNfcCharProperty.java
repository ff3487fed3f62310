package astryon.library;

import astryon.magic.Substitute;
import java.util.regex.Matcher;

@Substitute(value = "java.util.regex.Pattern$NFCCharProperty", why = "canonical equivalence needs the tables of ICU, which are larger than the engine")
final class RegexNfcCharProperty {
    private RegexNfcCharProperty() {
    }

    boolean match(Matcher matcher, int index, CharSequence text) {
        throw unsupported();
    }

    static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("patterns do not know canonical equivalence (Pattern.CANON_EQ): bring pattern and text into one normal form with java.text.Normalizer");
    }
}
