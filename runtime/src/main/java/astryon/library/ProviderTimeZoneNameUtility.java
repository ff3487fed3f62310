package astryon.library;

import astryon.magic.Substitute;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

@Substitute(value = "sun.util.locale.provider.TimeZoneNameUtility", whole = true, why = "there is one locale's data, and no providers to search for more")
final class ProviderTimeZoneNameUtility {
    private static final int GENERIC = 4;

    private ProviderTimeZoneNameUtility() {
    }

    /** The name itself, then six texts, for each zone that has some. */
    public static String[][] getZoneStrings(Locale locale) {
        String[] zones = TimeZone.getAvailableIDs();
        String[][] strings = new String[zones.length][];
        int count = 0;
        for (String zone : zones) {
            String[] names = retrieveDisplayNames(zone, locale);
            if (names != null) {
                strings[count++] = names;
            }
        }
        return java.util.Arrays.copyOf(strings, count);
    }

    public static String[] retrieveDisplayNames(String zone, Locale locale) {
        String[] texts = TimeZoneNames.of(zone);
        if (texts == null) {
            return null;
        }
        String[] names = new String[1 + texts.length];
        names[0] = zone;
        System.arraycopy(texts, 0, names, 1, texts.length);
        return names;
    }

    public static String retrieveGenericDisplayName(String zone, int style, Locale locale) {
        return text(zone, GENERIC, style);
    }

    public static String retrieveDisplayName(String zone, boolean daylight, int style, Locale locale) {
        return text(zone, daylight ? 2 : 0, style);
    }

    private static String text(String zone, int kind, int style) {
        String[] texts = TimeZoneNames.of(zone);
        return texts == null ? null : texts[kind + (style == TimeZone.LONG ? 0 : 1)];
    }

    public static Optional<String> convertLDMLShortID(String name) {
        return Optional.empty();
    }

    public static Optional<String> canonicalTZID(String zone) {
        return Optional.empty();
    }
}
