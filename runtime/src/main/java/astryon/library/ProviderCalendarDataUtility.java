package astryon.library;

import astryon.magic.Substitute;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

@Substitute(value = "sun.util.locale.provider.CalendarDataUtility", whole = true, why = "there is one locale's data, and no providers to search for more")
final class ProviderCalendarDataUtility {
    private static final int NARROW = 4;

    private ProviderCalendarDataUtility() {
    }

    public static int retrieveFirstDayOfWeek(Locale locale) {
        return Calendar.SUNDAY;
    }

    public static int retrieveMinimalDaysInFirstWeek(Locale locale) {
        return 1;
    }

    public static Locale findRegionOverride(Locale locale) {
        return locale;
    }

    public static String retrieveFieldValueName(String calendar, int field, int value, int style, Locale locale) {
        return TimeTexts.name(field, value, style, locale);
    }

    public static String retrieveJavaTimeFieldValueName(String calendar, int field, int value, int style, Locale locale) {
        return TimeTexts.name(field, value, style, locale);
    }

    public static Map<String, Integer> retrieveFieldValueNames(String calendar, int field, int style, Locale locale) {
        if (style != Calendar.ALL_STYLES) {
            return retrieveJavaTimeFieldValueNames(calendar, field, style, locale);
        }
        Map<String, Integer> all = new HashMap<>();
        for (int one : new int[] {Calendar.SHORT, Calendar.LONG}) {
            Map<String, Integer> some = retrieveJavaTimeFieldValueNames(calendar, field, one, locale);
            if (some != null) {
                all.putAll(some);
            }
        }
        return all.isEmpty() ? null : all;
    }

    /** Null where one name has several values. */
    public static Map<String, Integer> retrieveJavaTimeFieldValueNames(String calendar, int field, int style, Locale locale) {
        String[] names = TimeTexts.names(field, style, locale);
        if (names == null) {
            return null;
        }
        int first = field == Calendar.DAY_OF_WEEK ? 1 : 0;
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(TimeTexts.name(field, i + first, style, locale), i + first);
        }
        return values.size() < names.length ? null : values;
    }
}
