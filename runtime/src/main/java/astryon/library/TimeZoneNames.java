package astryon.library;

import java.util.HashMap;
import java.util.Map;

/** The JDK's English names of time zones: standard time long and short, daylight saving time long and short, either long and short. */
final class TimeZoneNames {
    private static final Map<String, String[]> NAMES = names();

    private TimeZoneNames() {
    }

    /** At build time. */
    private static Map<String, String[]> names() {
        Map<String, String[]> names = new HashMap<>();
        for (Object[] pair : new ResourcesTimeZoneNames().getContents()) {
            if (pair[1] instanceof String[] texts) {
                names.put((String) pair[0], texts);
            }
        }
        return names;
    }

    /** Null if there are none. */
    static String[] of(String zone) {
        return NAMES.get(zone);
    }
}
