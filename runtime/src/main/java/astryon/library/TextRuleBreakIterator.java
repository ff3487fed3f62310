package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.text.RuleBasedBreakIterator", why = "a name for what finds breaks by tables")
class TextRuleBreakIterator {
    @Original
    TextRuleBreakIterator(String file, byte[] tables) {
    }
}
