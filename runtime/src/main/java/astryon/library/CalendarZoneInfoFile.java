package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.time.ZoneId;
import java.util.Map;

@Substitute(value = "sun.util.calendar.ZoneInfoFile", why = "the JDK's reads a file of its installation")
final class CalendarZoneInfoFile {
    @Original
    private static String versionId;
    @Original
    private static Map<String, String> aliases;
    @Original
    private static byte[][] ruleArray;
    @Original
    private static String[] regions;
    @Original
    private static int[] indices;

    private CalendarZoneInfoFile() {
    }

    /** What later JDKs' initialiser calls. */
    static void loadTZDB() {
        fill();
        aliases.putAll(ZoneId.SHORT_IDS);
    }

    /** What JDK 17's does. */
    static void load() {
        fill();
        addOldMapping();
    }

    private static void fill() {
        versionId = EmbeddedZones.VERSION;
        ruleArray = EmbeddedZones.RULES;
        regions = EmbeddedZones.REGIONS;
        indices = EmbeddedZones.RULES_OF_REGION;
        aliases.putAll(EmbeddedZones.ALIASES);
    }

    @Original
    private static native void addOldMapping();
}
