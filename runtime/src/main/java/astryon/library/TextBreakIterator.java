package astryon.library;

import astryon.magic.Substitute;
import java.text.BreakIterator;
import java.util.Locale;

/** One set of tables serves all locales but Thai. */
@Substitute(value = "java.text.BreakIterator", why = "the JDK looks for the tables of a locale through providers")
abstract class TextBreakIterator {
    private TextBreakIterator() {
    }

    private static BreakIterator createBreakInstance(Locale locale, int kind) {
        byte[] tables = BreakTables.of(kind);
        if (!LangVersionProps.IS_17 && tables == null) {
            return (BreakIterator) (Object) new ProviderGraphemeBreakIterator();
        }
        return (BreakIterator) (Object) new TextRuleBreakIterator(BreakTables.file(kind), tables);
    }
}
