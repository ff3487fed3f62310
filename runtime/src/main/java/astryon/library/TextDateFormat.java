package astryon.library;

import astryon.magic.Substitute;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.Locale;

@Substitute(value = "java.text.DateFormat", why = "there is one locale's data, and no providers to search for more")
abstract class TextDateFormat {
    private static final int TIME = 1;
    private static final int DATE = 2;

    private TextDateFormat() {
    }

    /** @param flags which of the two are wanted */
    private static DateFormat get(int time, int date, int flags, Locale locale) {
        check((flags & TIME) == 0 || time >= DateFormat.FULL && time <= DateFormat.SHORT, "Illegal time style ", time);
        check((flags & DATE) == 0 || date >= DateFormat.FULL && date <= DateFormat.SHORT, "Illegal date style ", date);
        boolean words = (flags & DATE) != 0 && date <= DateFormat.LONG && (time & ~1) == 0 && LangVersionProps.specification().equals("17");
        return new SimpleDateFormat(TimeTexts.pattern((flags & DATE) == 0 ? -1 : date, (flags & TIME) == 0 ? -1 : time, locale, words), locale);
    }

    private static void check(boolean isRight, String message, int style) {
        if (!isRight) {
            throw new IllegalArgumentException(message.concat(Integer.toString(style)));
        }
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.US};
    }
}
