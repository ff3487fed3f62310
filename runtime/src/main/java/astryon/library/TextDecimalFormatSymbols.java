package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

@Substitute(value = "java.text.DecimalFormatSymbols", why = "there is one locale's data, the root's, and no providers to search for more")
abstract class TextDecimalFormatSymbols {
    private TextDecimalFormatSymbols() {
    }

    @Original
    private Locale locale;
    @Original
    private char zeroDigit;
    @Original
    private char groupingSeparator;
    @Original
    private char decimalSeparator;
    @Original
    private char perMill;
    @Original
    private char percent;
    @Original
    private char digit;
    @Original
    private char patternSeparator;
    @Original
    private String infinity;
    @Original
    private String NaN;
    @Original
    private char minusSign;
    @Original
    private String perMillText;
    @Original
    private String percentText;
    @Original
    private String minusSignText;
    @Original
    private String currencySymbol;
    @Original
    private String intlCurrencySymbol;
    @Original
    private boolean currencyInitialized;
    @Original
    private char monetarySeparator;
    @Original
    private char monetaryGroupingSeparator;
    @Original
    private char exponential;
    @Original
    private String exponentialSeparator;

    public static final DecimalFormatSymbols getInstance(Locale locale) {
        return new DecimalFormatSymbols(locale);
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {Locale.ROOT};
    }

    Locale locale() {
        return locale;
    }

    private void initialize(Locale locale) {
        this.locale = locale;
        zeroDigit = '0';
        groupingSeparator = ',';
        decimalSeparator = '.';
        perMill = '\u2030';
        perMillText = "\u2030";
        percent = '%';
        percentText = "%";
        digit = '#';
        patternSeparator = ';';
        infinity = "\u221e";
        NaN = "NaN";
        minusSign = '-';
        minusSignText = "-";
        exponential = 'E';
        exponentialSeparator = "E";
        monetarySeparator = '.';
        monetaryGroupingSeparator = ',';
        boolean american = locale.getCountry().equals("US");
        currencySymbol = american ? "$" : "\u00a4";
        intlCurrencySymbol = american ? "USD" : "X".repeat(3);
        currencyInitialized = true;
    }

    private void initializeCurrency(Locale locale) {
        currencyInitialized = true;
    }

    public Currency getCurrency() {
        return null;
    }
}
