package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.calendar.CalendarSystem", why = "the JDK's makes calendars by name; those that need files of eras are not here")
abstract class CalendarCalendarSystem {
    @Original
    public static native CalendarGregorian getGregorianCalendar();

    /** Null for what is not here. */
    public static CalendarCalendarSystem forName(String name) {
        return switch (name) {
            case "gregorian" -> getGregorianCalendar();
            case "julian" -> new CalendarJulianCalendar();
            default -> null;
        };
    }
}
