package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.io.DataInputStream;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@Substitute(value = "java.time.zone.TzdbZoneRulesProvider", why = "the JDK's reads a file of its installation")
final class ZoneTzdbZoneRulesProvider extends ZoneRulesProvider {
    @Original
    private Map<String, Object> regionToRules;

    public ZoneTzdbZoneRulesProvider() {
        regionToRules = new ConcurrentHashMap<>();
        try {
            load(EmbeddedZones.open());
        } catch (Exception e) {
            throw new ZoneRulesException("Unable to load TZDB time-zone rules", e);
        }
    }

    @Original
    private native void load(DataInputStream input) throws Exception;

    @Original
    @Override
    protected native Set<String> provideZoneIds();

    @Original
    @Override
    protected native ZoneRules provideRules(String zone, boolean forCaching);

    @Original
    @Override
    protected native NavigableMap<String, ZoneRules> provideVersions(String zone);
}
