package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.resources.cldr.LocaleNames_en", why = "the table is read without the machinery that chooses among locales")
class ResourcesLocaleNames {
    @Original
    ResourcesLocaleNames() {
    }

    @Original
    protected final native Object[][] getContents();

    static Object[][] entries() {
        return new ResourcesLocaleNames().getContents();
    }
}
