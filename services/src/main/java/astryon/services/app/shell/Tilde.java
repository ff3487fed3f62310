package astryon.services.app.shell;

import astryon.services.app.shell.Word.Part;
import astryon.services.app.shell.Word.Quoted;
import astryon.services.app.shell.Word.Text;
import java.util.ArrayList;
import java.util.List;

/** {@code ~} is the value of HOME (XCU 2.6.1). There are no other users whose names could follow. */
final class Tilde {
    private Tilde() {
    }

    static Word atStart(Word word, Variables variables) {
        return startsWithTilde(word) ? replaced(word, variables, false) : word;
    }

    private static boolean startsWithTilde(Word word) {
        return !word.parts().isEmpty() && word.parts().get(0) instanceof Text text && text.text().startsWith("~");
    }

    /** As in PATH: each name between colons may begin with one. */
    static Word behindColons(Word word, Variables variables) {
        return replaced(word, variables, true);
    }

    private static Word replaced(Word word, Variables variables, boolean behindColons) {
        String home = variables.value("HOME");
        if (home == null) {
            return word;
        }
        List<Part> parts = new ArrayList<>();
        boolean nameBegins = true;
        for (int i = 0; i < word.parts().size(); i++) {
            Part part = word.parts().get(i);
            if (part instanceof Text text) {
                replace(text.text(), nameBegins, i == word.parts().size() - 1, behindColons, home, parts);
                nameBegins = behindColons && text.text().endsWith(":");
            } else {
                parts.add(part);
                nameBegins = false;
            }
        }
        return new Word(parts);
    }

    private static void replace(String text, boolean nameBegins, boolean last, boolean behindColons, String home, List<Part> parts) {
        int begun = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean begins = i == 0 ? nameBegins : behindColons && text.charAt(i - 1) == ':';
            boolean ends = i + 1 == text.length() ? last : text.charAt(i + 1) == '/' || behindColons && text.charAt(i + 1) == ':';
            if (text.charAt(i) == '~' && begins && ends) {
                if (i > begun) {
                    parts.add(new Text(text.substring(begun, i)));
                }
                parts.add(new Quoted(home));
                begun = i + 1;
            }
        }
        if (begun < text.length()) {
            parts.add(new Text(text.substring(begun)));
        }
    }
}
