package astryon.library;

import astryon.magic.Substitute;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

@Substitute(value = "java.util.Calendar", why = "there is one locale's data, and no providers to search for more")
abstract class UtilCalendar {
    private UtilCalendar() {
    }

    private static Calendar createCalendar(TimeZone zone, Locale locale) {
        return new GregorianCalendar(zone, locale);
    }
}
