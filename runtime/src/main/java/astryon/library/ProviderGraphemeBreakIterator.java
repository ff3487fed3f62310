package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.locale.provider.BreakIteratorProviderImpl$GraphemeBreakIterator", why = "a name for what later JDKs find characters by")
class ProviderGraphemeBreakIterator {
    @Original
    ProviderGraphemeBreakIterator() {
    }
}
