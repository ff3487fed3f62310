package astryon.library;

import java.util.Calendar;
import java.util.Locale;

/** Names of months, days and the like, and the patterns of dates and times: English, and what is the root locale's. */
final class TimeTexts {
    static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    static final String[] SHORT_MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    /** From Sunday. */
    static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    static final String[] SHORT_DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static final String[] HALVES = {"AM", "PM"};
    private static final String[] ERAS = {"BC", "AD"};
    private static final String[] ROOT_ERAS = {"BCE", "CE"};
    private static final String[] LONG_ERAS = {"Before Christ", "Anno Domini"};
    private static final String[] NARROW_ERAS = {"B", "A"};
    private static final String[] QUARTERS = {"1st quarter", "2nd quarter", "3rd quarter", "4th quarter"};
    private static final String[] SHORT_QUARTERS = {"Q1", "Q2", "Q3", "Q4"};
    private static final String[] NARROW_QUARTERS = {"1", "2", "3", "4"};

    private static final int STANDALONE = 0x8000;
    private static final int NARROW = 4;

    /** From FULL to SHORT: of a date, and of a time. */
    private static final String[] DATES = {"EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"};
    private static final String[] TIMES = {"h:mm:ss a zzzz", "h:mm:ss a z", "h:mm:ss a", "h:mm a"};
    private static final String[] ROOT_DATES = {"y MMMM d, EEEE", "y MMMM d", "y MMM d", "y-MM-dd"};
    private static final String[] ROOT_TIMES = {"HH:mm:ss zzzz", "HH:mm:ss z", "HH:mm:ss", "HH:mm"};

    private TimeTexts() {
    }

    static boolean isRoot(Locale locale) {
        return locale.getLanguage().isEmpty();
    }

    static String[] eras(Locale locale) {
        return isRoot(locale) ? ROOT_ERAS : ERAS;
    }

    static String[] months(Locale locale) {
        return isRoot(locale) ? SHORT_MONTHS : MONTHS;
    }

    static String[] days(Locale locale) {
        return isRoot(locale) ? SHORT_DAYS : DAYS;
    }

    /** By field of {@code Calendar} and its styles; null if the field has no names. */
    static String[] names(int field, int style, Locale locale) {
        int plain = style & ~STANDALONE;
        boolean isLong = plain == Calendar.LONG && !isRoot(locale);
        return switch (field) {
            case Calendar.MONTH -> isLong ? MONTHS : SHORT_MONTHS;
            case Calendar.DAY_OF_WEEK -> isLong ? DAYS : SHORT_DAYS;
            case Calendar.AM_PM -> HALVES;
            case Calendar.ERA -> isRoot(locale) ? ROOT_ERAS : isLong ? LONG_ERAS : plain == NARROW ? NARROW_ERAS : ERAS;
            default -> null;
        };
    }

    /** Values of days begin with one. */
    static String name(int field, int value, int style, Locale locale) {
        String[] names = names(field, style, locale);
        int index = field == Calendar.DAY_OF_WEEK ? value - 1 : value;
        if (names == null || index < 0 || index >= names.length) {
            return null;
        }
        if ((style & ~STANDALONE) != NARROW || field == Calendar.ERA) {
            return names[index];
        }
        return switch (field) {
            case Calendar.MONTH -> isRoot(locale) ? Integer.toString(value + 1) : names[index].substring(0, 1);
            case Calendar.DAY_OF_WEEK -> names[index].substring(0, 1);
            default -> names[index].substring(0, 1).toLowerCase(Locale.ROOT);
        };
    }

    /** By the JDK's names for them. */
    static String[] quarters(String name, Locale locale) {
        if (name.endsWith("Narrows")) {
            return NARROW_QUARTERS;
        }
        return name.endsWith("Abbreviations") || isRoot(locale) ? SHORT_QUARTERS : QUARTERS;
    }

    /** The pattern for a style of date and one of time, 0 for FULL to 3; less than 0 for none. */
    static String pattern(int date, int time, Locale locale, boolean words) {
        String[] dates = isRoot(locale) ? ROOT_DATES : DATES;
        String[] times = isRoot(locale) ? ROOT_TIMES : TIMES;
        if (time < 0) {
            return dates[date];
        }
        if (date < 0) {
            return times[time];
        }
        String between = isRoot(locale) ? " " : words ? " 'at' " : ", ";
        return dates[date].concat(between).concat(times[time]);
    }
}
