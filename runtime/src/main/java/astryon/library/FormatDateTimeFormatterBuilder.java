package astryon.library;

import astryon.magic.Substitute;
import java.time.chrono.Chronology;
import java.time.format.FormatStyle;
import java.util.Locale;

@Substitute(value = "java.time.format.DateTimeFormatterBuilder", why = "there is one locale's data, and no providers to search for more")
abstract class FormatDateTimeFormatterBuilder {
    private FormatDateTimeFormatterBuilder() {
    }

    public static String getLocalizedDateTimePattern(FormatStyle date, FormatStyle time, Chronology chronology, Locale locale) {
        if (date == null && time == null) {
            throw new IllegalArgumentException("Either dateStyle or timeStyle must be non-null");
        }
        boolean words = date != null && date.ordinal() <= 1 && LangVersionProps.specification().equals("17");
        return TimeTexts.pattern(date == null ? -1 : date.ordinal(), time == null ? -1 : time.ordinal(), locale, words);
    }
}
