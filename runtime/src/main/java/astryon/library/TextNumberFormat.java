package astryon.library;

import astryon.magic.Substitute;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

@Substitute(value = "java.text.NumberFormat", why = "there is one locale's data, the root's, and no providers to search for more")
abstract class TextNumberFormat {
    private TextNumberFormat() {
    }

    public static final NumberFormat getInstance() {
        return made(Locale.ROOT, "#,##0.###");
    }

    public static NumberFormat getInstance(Locale locale) {
        return made(locale, "#,##0.###");
    }

    public static final NumberFormat getNumberInstance() {
        return made(Locale.ROOT, "#,##0.###");
    }

    public static NumberFormat getNumberInstance(Locale locale) {
        return made(locale, "#,##0.###");
    }

    public static final NumberFormat getIntegerInstance() {
        return getIntegerInstance(Locale.ROOT);
    }

    public static NumberFormat getIntegerInstance(Locale locale) {
        DecimalFormat format = made(locale, "#,##0");
        format.setMaximumFractionDigits(0);
        format.setDecimalSeparatorAlwaysShown(false);
        format.setParseIntegerOnly(true);
        return format;
    }

    public static final NumberFormat getPercentInstance() {
        return made(Locale.ROOT, "#,##0%");
    }

    public static NumberFormat getPercentInstance(Locale locale) {
        return made(locale, "#,##0%");
    }

    public static final NumberFormat getCurrencyInstance() {
        return getCurrencyInstance(Locale.getDefault(Locale.Category.FORMAT));
    }

    public static NumberFormat getCurrencyInstance(Locale locale) {
        return made(locale, TimeTexts.isRoot(locale) ? "\u00a4 #,##0.00" : "\u00a4#,##0.00");
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.US};
    }

    private static DecimalFormat made(Locale locale, String pattern) {
        return new DecimalFormat(pattern, new DecimalFormatSymbols(locale));
    }
}
