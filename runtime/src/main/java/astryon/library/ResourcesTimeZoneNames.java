package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.resources.TimeZoneNames", why = "a name for what only the JDK's package can name")
class ResourcesTimeZoneNames {
    @Original
    ResourcesTimeZoneNames() {
    }

    @Original
    protected final native Object[][] getContents();
}
