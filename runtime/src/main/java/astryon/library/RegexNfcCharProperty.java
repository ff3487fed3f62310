package astryon.library;

import astryon.magic.Substitute;
import java.util.regex.Matcher;

@Substitute(value = "java.util.regex.Pattern$NFCCharProperty", why = "canonical equivalence needs the tables of ICU, which are larger than the engine")
final class RegexNfcCharProperty {
    private RegexNfcCharProperty() {
    }

    boolean match(Matcher matcher, int index, CharSequence text) {
        throw new UnsupportedOperationException("Pattern.CANON_EQ is not supported");
    }
}
