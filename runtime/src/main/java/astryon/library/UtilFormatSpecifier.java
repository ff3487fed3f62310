package astryon.library;

import astryon.magic.Substitute;
import java.util.Formatter;
import java.util.Locale;

@Substitute(value = "java.util.Formatter$FormatSpecifier", why = "dates bring calendars, time zones and files along")
final class UtilFormatSpecifier {
    private UtilFormatSpecifier() {
    }

    private void printDateTime(Object argument, Locale locale) {
        throw new UnsupportedOperationException("%t in a format is not supported");
    }

    /** The same in later JDKs. */
    private void printDateTime(Formatter formatter, Object argument, Locale locale) {
        printDateTime(argument, locale);
    }
}
