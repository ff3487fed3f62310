package astryon.library;

import astryon.magic.Substitute;
import java.util.Locale;

@Substitute(value = "java.time.format.DateTimeTextProvider", why = "there is one locale's data, and no providers to search for more")
abstract class FormatDateTimeTextProvider {
    private FormatDateTimeTextProvider() {
    }

    @SuppressWarnings("unchecked")
    static <T> T getLocalizedResource(String key, Locale locale) {
        return (T) (key.contains("Quarter") ? TimeTexts.quarters(key, locale) : null);
    }
}
