package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.util.locale.provider.CollationRules", why = "a name for what only the JDK's own package sees")
final class TextCollationRules {
    @Original
    static String DEFAULTRULES;

    private TextCollationRules() {
    }
}
