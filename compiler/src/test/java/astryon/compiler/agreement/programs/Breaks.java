package astryon.compiler.agreement.programs;

import java.text.BreakIterator;
import java.util.Locale;

/** Where texts can be broken. */
final class Breaks {
    private static final String[] TEXTS = {"", "x", "One, two! Is it three? Yes: 3.5 of them.\r\nNext line", "e\u0301a\u0308\ud83d\ude00\ud83c\udde9\ud83c\uddea", "a-b c/d (e) f"};

    private Breaks() {
    }

    public static void main(String[] arguments) {
        show("characters", BreakIterator.getCharacterInstance());
        show("words", BreakIterator.getWordInstance(Locale.ENGLISH));
        show("lines", BreakIterator.getLineInstance(Locale.ROOT));
        show("sentences", BreakIterator.getSentenceInstance());
        BreakIterator characters = BreakIterator.getCharacterInstance();
        characters.setText(TEXTS[3]);
        Show.line("last", characters.last());
        Show.line("previous", characters.previous());
        Show.line("following", characters.following(2));
        Show.line("preceding", characters.preceding(3));
        Show.line("boundary", characters.isBoundary(1));
        Show.line("next", characters.next(2));
        Show.line("clone", ((BreakIterator) characters.clone()).current());
    }

    private static void show(String name, BreakIterator breaks) {
        for (String text : TEXTS) {
            breaks.setText(text);
            StringBuilder found = new StringBuilder();
            for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
                found.append(at).append(' ');
            }
            Show.line(name, found);
        }
    }
}
