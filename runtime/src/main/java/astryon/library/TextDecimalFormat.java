package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.text.DecimalFormatSymbols;
import java.util.Currency;

@Substitute(value = "java.text.DecimalFormat", why = "there is one locale's data, the root's, and no providers to search for more")
abstract class TextDecimalFormat {
    private TextDecimalFormat() {
    }

    @Original
    private DecimalFormatSymbols symbols;

    @Original
    private native void applyPattern(String pattern, boolean localized);

    public Currency getCurrency() {
        return null;
    }
}
