package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.calendar.JulianCalendar", why = "a name for what only the JDK's package can name")
class CalendarJulianCalendar extends CalendarCalendarSystem {
    @Original
    CalendarJulianCalendar() {
    }
}
