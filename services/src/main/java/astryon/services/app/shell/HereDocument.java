package astryon.services.app.shell;

import java.util.ArrayList;
import java.util.List;

/** The lines up to one that is the delimiter (XCU 2.7.4). They are known only when the line of the redirection has ended: {@link #read} fills them in. */
final class HereDocument implements Word.Part {
    private final String delimiter;
    private final boolean quoted;
    private final boolean withoutTabs;
    private final int line;
    private List<Word.Part> parts = List.of();

    /** @param withoutTabs whether tabs at the beginnings of lines do not count */
    HereDocument(Word delimiter, boolean withoutTabs, int line) {
        this.delimiter = delimiter.unquoted();
        quoted = delimiter.isQuoted();
        this.withoutTabs = withoutTabs;
        this.line = line;
    }

    /** What is read, all of it quoted. */
    List<Word.Part> parts() {
        return parts;
    }

    void read(Source source, WordScanner words) {
        int first = source.line();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (source.peekRaw() == Source.END) {
                throw new SyntaxError(line, "the here-document has no end: a line that is " + delimiter + " is missing");
            }
            String next = line(source);
            if (next.equals(delimiter)) {
                break;
            }
            text.append(next).append('\n');
        }
        parts = quoted ? List.of(new Word.Quoted(text.toString())) : new ArrayList<>(words.hereDocument(text.toString(), first));
    }

    private String line(Source source) {
        StringBuilder text = new StringBuilder();
        while (withoutTabs && source.peekRaw() == '\t') {
            source.readRaw();
        }
        int c = next(source);
        while (c != '\n' && c != Source.END) {
            text.append((char) c);
            if (c == '\\' && !quoted && source.peekRaw() != Source.END) {
                // A second backslash does not join lines.
                text.append((char) source.readRaw());
            }
            c = next(source);
        }
        return text.toString();
    }

    private int next(Source source) {
        return quoted ? source.readRaw() : source.read();
    }
}
