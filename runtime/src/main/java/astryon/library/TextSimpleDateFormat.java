package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.Locale;

@Substitute(value = "java.text.SimpleDateFormat", why = "there is one locale's data, and no providers to search for more")
abstract class TextSimpleDateFormat {
    @Original
    TextSimpleDateFormat(String pattern, Locale locale) {
    }

    public TextSimpleDateFormat() {
        this(TimeTexts.pattern(3, 3, Locale.getDefault(Locale.Category.FORMAT), false), Locale.getDefault(Locale.Category.FORMAT));
    }
}
