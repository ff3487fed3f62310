package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.util.calendar.ZoneInfoFile$1", why = "what the initialiser of JDK 17's ZoneInfoFile runs")
final class CalendarZoneInfoFileLoading {
    private CalendarZoneInfoFileLoading() {
    }

    public Void run() {
        CalendarZoneInfoFile.load();
        return null;
    }
}
