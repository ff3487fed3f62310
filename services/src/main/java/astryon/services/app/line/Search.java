package astryon.services.app.line;

import java.io.IOException;
import java.util.List;

/** Looks for what was typed before while it is said what it contains. Ctrl-R goes on to an older one; Ctrl-G gives up; any other key takes what was found. */
final class Search {
    private final List<String> entries;
    private final Display display;
    private final KeyReader keys;
    private final String before;
    private final StringBuilder wanted = new StringBuilder();
    private int found;
    private String text;
    private boolean fails;

    /** @param before what is there when nothing is found */
    Search(History history, Display display, KeyReader keys, String before) {
        entries = history.entries();
        this.display = display;
        this.keys = keys;
        this.before = before;
        text = before;
        found = entries.size();
    }

    /** What was found. */
    String text() {
        return text;
    }

    /** The key that ended it, which is still to be acted on; null if it only ended this. */
    Key run() throws IOException {
        while (true) {
            int place = Math.max(0, text.indexOf(wanted.toString()));
            display.show((fails ? "(not found) " : "(search) ") + wanted + ": ", text, place);
            Key key = keys.next();
            if (key.kind() == Key.Kind.CHARACTER) {
                wanted.appendCodePoint(key.character());
                look(Math.min(found, entries.size() - 1));
            } else if (key.isControl('h')) {
                wanted.setLength(wanted.length() == 0 ? 0 : wanted.offsetByCodePoints(wanted.length(), -1));
                text = before;
                look(entries.size() - 1);
            } else if (key.isControl('r')) {
                look(found - 1);
            } else if (key.isControl('g')) {
                text = before;
                return null;
            } else {
                return key.kind() == Key.Kind.ALT ? null : key;
            }
        }
    }

    /** At an entry, or an older one. */
    private void look(int from) {
        for (int i = from; i >= 0 && wanted.length() > 0; i--) {
            if (entries.get(i).contains(wanted)) {
                found = i;
                text = entries.get(i);
                fails = false;
                return;
            }
        }
        fails = wanted.length() > 0;
    }
}
