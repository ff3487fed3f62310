package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.util.calendar.Gregorian", why = "a name for what only the JDK's package can name")
abstract class CalendarGregorian extends CalendarCalendarSystem {
}
