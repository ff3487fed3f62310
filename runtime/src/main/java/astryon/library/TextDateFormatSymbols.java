package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.Locale;

@Substitute(value = "java.text.DateFormatSymbols", why = "there is one locale's data, and no providers to search for more")
abstract class TextDateFormatSymbols {
    @Original
    String[] eras;
    @Original
    String[] months;
    @Original
    String[] shortMonths;
    @Original
    String[] weekdays;
    @Original
    String[] shortWeekdays;
    @Original
    String[] ampms;
    @Original
    String localPatternChars;
    @Original
    Locale locale;

    private TextDateFormatSymbols() {
    }

    private static DateFormatSymbols getProviderInstance(Locale locale) {
        return new DateFormatSymbols(locale);
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.US};
    }

    private void initializeData(Locale wanted) {
        locale = wanted;
        eras = TimeTexts.eras(wanted).clone();
        // A thirteenth month is there for other calendars; days count from one.
        months = Arrays.copyOf(TimeTexts.months(wanted), 13);
        months[12] = "";
        shortMonths = Arrays.copyOf(TimeTexts.SHORT_MONTHS, 13);
        shortMonths[12] = "";
        weekdays = fromOne(TimeTexts.days(wanted));
        shortWeekdays = fromOne(TimeTexts.SHORT_DAYS);
        ampms = TimeTexts.HALVES.clone();
        localPatternChars = "GyMdkHmsSEDFwWahKzZ";
    }

    private static String[] fromOne(String[] names) {
        String[] shifted = new String[1 + names.length];
        shifted[0] = "";
        System.arraycopy(names, 0, shifted, 1, names.length);
        return shifted;
    }
}
