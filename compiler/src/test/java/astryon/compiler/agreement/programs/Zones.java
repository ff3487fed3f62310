package astryon.compiler.agreement.programs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;

/** Every time zone by every name, of {@code java.util} and of {@code java.time}. */
final class Zones {
    private static final long WINTER = 1_700_000_000;
    private static final long SUMMER = 1_720_000_000;

    private Zones() {
    }

    public static void main(String[] arguments) {
        for (String id : new TreeSet<>(List.of(TimeZone.getAvailableIDs()))) {
            TimeZone zone = TimeZone.getTimeZone(id);
            System.out.println(zone.getID() + " " + zone.getRawOffset() + " " + zone.getDSTSavings() + " " + zone.useDaylightTime() + " " + zone.getOffset(WINTER * 1000) + " " + zone.getOffset(SUMMER * 1000));
        }
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneRules rules = ZoneId.of(id).getRules();
            System.out.println(id + " " + rules.getOffset(Instant.ofEpochSecond(WINTER)) + " " + rules.getOffset(Instant.ofEpochSecond(SUMMER)) + " " + rules.getTransitions().size());
        }
        System.out.println(ZoneRulesProvider.getVersions("Europe/Berlin").keySet() + " " + ZoneId.SHORT_IDS.size());
        System.out.println(TimeZone.getTimeZone("Nowhere/Land").getID() + " " + TimeZone.getTimeZone("GMT-3:30").getRawOffset());
    }
}
