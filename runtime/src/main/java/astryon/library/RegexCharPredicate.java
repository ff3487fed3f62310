package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.util.regex.Pattern$CharPredicate", why = "a name for what only the JDK's package can name")
interface RegexCharPredicate {
    @Original
    boolean is(int character);
}
