package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.util.locale.provider.LocaleProviderAdapter$Type", why = "a name for what only the JDK's package can name")
interface ProviderAdapterType {
}
