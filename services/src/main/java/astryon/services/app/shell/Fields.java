package astryon.services.app.shell;

import astryon.services.app.pattern.FilePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What words become when they are expanded: fields (XCU 2.6.5). Text is handed over piece by piece; what came out of an expansion outside of quotes is split
 * where the characters of IFS stand in it. Of each field two texts are kept: as it is, and as a pattern, with backslashes before what was quoted.
 */
final class Fields {
    private final String separators;
    private final boolean splits;
    private final List<Field> done = new ArrayList<>();
    /** Null between fields. */
    private Field current;
    /** The last field was ended by white space, which belongs together with one other separator behind it. */
    private boolean endedByBlank;

    /** A field. */
    static final class Field {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder pattern = new StringBuilder();

        String plain() {
            return plain.toString();
        }

        String pattern() {
            return pattern.toString();
        }
    }

    private Fields(String separators, boolean splits) {
        this.separators = separators;
        this.splits = splits;
    }

    /** @param separators the value of IFS */
    static Fields split(String separators) {
        return new Fields(separators, true);
    }

    /** All becomes one field. */
    static Fields joined() {
        Fields fields = new Fields("", false);
        fields.begin();
        return fields;
    }

    /** Ends the word that was handed over. */
    void endWord() {
        end();
        endedByBlank = false;
    }

    List<Field> done() {
        return done;
    }

    boolean splits() {
        return splits;
    }

    /** There is a field, even if nothing follows. */
    void begin() {
        if (current == null) {
            current = new Field();
        }
        endedByBlank = false;
    }

    void quoted(String text) {
        begin();
        current.plain.append(text);
        current.pattern.append(FilePattern.quote(text));
    }

    /** What stood in the word itself, outside of quotes. */
    void literal(String text) {
        if (!text.isEmpty()) {
            begin();
            current.plain.append(text);
            current.pattern.append(text);
        }
    }

    /** What came out of an expansion outside of quotes. */
    void expanded(String text) {
        if (!splits) {
            literal(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                begin();
                current.plain.append(c);
                current.pattern.append(c);
            } else if (c == ' ' || c == '\t' || c == '\n') {
                endedByBlank |= current != null;
                end();
            } else {
                if (current == null && !endedByBlank) {
                    begin();
                }
                end();
                endedByBlank = false;
            }
        }
    }

    /** Between positional parameters. */
    void next() {
        if (splits) {
            end();
            endedByBlank = false;
        } else {
            literal(" ");
        }
    }

    private void end() {
        if (current != null) {
            done.add(current);
            current = null;
        }
    }
}
