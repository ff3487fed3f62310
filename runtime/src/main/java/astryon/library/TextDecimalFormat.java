package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

@Substitute(value = "java.text.DecimalFormat", why = "there is one locale's data, the root's, and no providers to search for more")
abstract class TextDecimalFormat {
    private TextDecimalFormat() {
    }

    @Original
    private DecimalFormatSymbols symbols;

    @Original
    private native void applyPattern(String pattern, boolean localized);

    @Original
    public abstract String toPattern();

    public Currency getCurrency() {
        return null;
    }

    /** Later JDKs name the locale in words, of which there are none here but English ones for English. */
    @Override
    public String toString() {
        if (LangVersionProps.IS_17) {
            return super.toString();
        }
        Locale locale = ((TextDecimalFormatSymbols) (Object) symbols).locale();
        String name = locale.equals(Locale.ENGLISH) ? "English" : locale.equals(Locale.US) ? "English (United States)" : locale.toString();
        return "DecimalFormat [locale: \"".concat(name).concat("\", pattern: \"").concat(toPattern()).concat("\"]\n");
    }
}
