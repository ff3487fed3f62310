package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.FileCalls;

@Substitute(value = "java.util.TimeZone", why = "the JDK asks the C library which zone the machine is in")
abstract class UtilTimeZone {
    private static final String FOLDER = "zoneinfo/";

    private UtilTimeZone() {
    }

    /** The variable TZ, or where the link /etc/localtime leads; null if neither says. */
    private static String getSystemTimeZoneID(String home) {
        String variable = Environment.of("TZ");
        if (variable != null && !variable.isEmpty()) {
            return variable.charAt(0) == ':' ? variable.substring(1) : variable;
        }
        String link = FileCalls.readLink("/etc/localtime");
        int folder = link == null ? -1 : link.indexOf(FOLDER);
        return folder < 0 ? null : link.substring(folder + FOLDER.length());
    }

    private static String getSystemGMTOffsetID() {
        return "GMT";
    }
}
