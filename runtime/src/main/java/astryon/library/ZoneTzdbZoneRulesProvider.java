package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@Substitute(value = "java.time.zone.TzdbZoneRulesProvider", why = "the JDK's reads a file of its installation")
final class ZoneTzdbZoneRulesProvider extends ZoneRulesProvider {
    @Original
    private List<String> regionIds;
    @Original
    private String versionId;
    @Original
    private Map<String, Object> regionToRules;

    public ZoneTzdbZoneRulesProvider() {
        versionId = EmbeddedZones.VERSION;
        regionIds = List.of(EmbeddedZones.NAMES);
        regionToRules = new ConcurrentHashMap<>();
        for (int i = 0; i < EmbeddedZones.REGIONS.length; i++) {
            regionToRules.put(EmbeddedZones.REGIONS[i], EmbeddedZones.RULES[EmbeddedZones.RULES_OF_REGION[i]]);
        }
    }

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
