package astryon.library;

import astryon.magic.Substitute;
import java.util.Locale;

@Substitute(value = "sun.util.locale.provider.LocaleProviderAdapter", why = "there is one locale's data, and no providers to search for more")
abstract class ProviderLocaleProviderAdapter {
    static {
        // Nothing of the JDK's own initialiser is wanted.
        initialise();
    }

    private ProviderLocaleProviderAdapter() {
    }

    private static void initialise() {
    }

    public static ProviderLocaleProviderAdapter getAdapter(Class<?> provider, Locale locale) {
        throw new UnsupportedOperationException("there is no data of locales but the root's");
    }

    public static ProviderLocaleProviderAdapter getResourceBundleBased() {
        throw new UnsupportedOperationException("there is no data of locales but the root's");
    }

    public static ProviderLocaleProviderAdapter forJRE() {
        throw new UnsupportedOperationException("there is no data of locales but the root's");
    }

    public static ProviderLocaleProviderAdapter forType(ProviderAdapterType type) {
        throw new UnsupportedOperationException("there is no data of locales but the root's");
    }
}
