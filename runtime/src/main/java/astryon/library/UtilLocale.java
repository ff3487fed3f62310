package astryon.library;

import astryon.magic.Substitute;
import java.util.Locale;

@Substitute(value = "java.util.Locale", why = "there is one locale's data, whatever the host speaks")
final class UtilLocale {
    private UtilLocale() {
    }

    private static Locale initDefault() {
        return Locale.ENGLISH;
    }

    private static Locale initDefault(Locale.Category category) {
        return Locale.ENGLISH;
    }
}
