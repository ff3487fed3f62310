package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.time.zone.ZoneRulesProvider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

@Substitute(value = "java.time.zone.ZoneRulesProvider", why = "the JDK looks for more providers by name, with a service loader")
abstract class ZoneZoneRulesProvider {
    private static final CopyOnWriteArrayList<ZoneRulesProvider> PROVIDERS = new CopyOnWriteArrayList<>();
    private static final ConcurrentMap<String, ZoneRulesProvider> ZONES = new ConcurrentHashMap<>(512, 0.75f, 2);
    private static volatile java.util.Set<String> ZONE_IDS;

    static {
        registerProvider(new ZoneTzdbZoneRulesProvider());
    }

    private ZoneZoneRulesProvider() {
    }

    @Original
    public static native void registerProvider(ZoneRulesProvider provider);
}
