package astryon.services.app.shell;

import astryon.services.app.shell.Word.DoubleQuoted;
import astryon.services.app.shell.Word.Part;
import astryon.services.app.shell.Word.Quoted;
import astryon.services.app.shell.Word.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes words apart: quotes (XCU 2.2) and, with a {@link DollarScanner}, what is expanded. */
final class WordScanner {
    private static final String ENDS_WORD = " \t\n;&|<>()";

    private final Source source;
    private final DollarScanner dollars;

    WordScanner(Source source, Map<String, String> aliases) {
        this.source = source;
        dollars = new DollarScanner(source, this, aliases);
    }

    /** Collects parts; text that stands side by side becomes one. */
    private static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        void text(int c) {
            text.append((char) c);
        }

        void add(Part part) {
            endText();
            parts.add(part);
        }

        private void endText() {
            if (text.length() > 0) {
                parts.add(new Text(text.toString()));
                text.setLength(0);
            }
        }

        List<Part> end() {
            endText();
            return parts;
        }
    }

    /** Up to a blank or an operator. */
    Word word() {
        return new Word(unquoted(ENDS_WORD));
    }

    /** In braces, outside of quotes: up to the closing brace, which is left. */
    Word braced() {
        return new Word(unquoted("}"));
    }

    /** In braces, in double quotes: up to the closing brace, which is left. */
    Word bracedInQuotes() {
        return new Word(quoted('}'));
    }

    private List<Part> unquoted(String ends) {
        Parts parts = new Parts();
        while (true) {
            int c = source.peek();
            if (c == Source.END || ends.indexOf(c) >= 0) {
                return parts.end();
            }
            switch (c) {
                case '\\' -> {
                    source.read();
                    int escaped = source.readRaw();
                    parts.add(new Quoted(escaped == Source.END ? "\\" : String.valueOf((char) escaped)));
                }
                case '\'' -> parts.add(singleQuoted());
                case '"' -> parts.add(doubleQuoted());
                default -> expandedOrText(parts, false);
            }
        }
    }

    private Part singleQuoted() {
        int line = source.line();
        source.read();
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = source.readRaw();
            if (c == '\'') {
                return new Quoted(text.toString());
            } else if (c == Source.END) {
                throw new SyntaxError(line, "the quote ' has no end");
            }
            text.append((char) c);
        }
    }

    private Part doubleQuoted() {
        int line = source.line();
        source.read();
        List<Part> parts = quoted('"');
        if (source.read() != '"') {
            throw new SyntaxError(line, "the quote \" has no end");
        }
        return new DoubleQuoted(parts);
    }

    /** Up to {@code end}, which is left; it is a double quote or a brace. */
    private List<Part> quoted(char end) {
        Parts parts = new Parts();
        while (true) {
            int c = source.peek();
            if (c == Source.END || c == end) {
                return parts.end();
            } else if (c == '\\') {
                source.read();
                escapedInQuotes(parts, end == '}' ? "$`\"\\}" : "$`\"\\");
            } else if (c == '"') {
                parts.add(doubleQuoted());
            } else {
                expandedOrText(parts, true);
            }
        }
    }

    private void escapedInQuotes(Parts parts, String escapable) {
        if (source.peekRaw() != Source.END && escapable.indexOf(source.peekRaw()) >= 0) {
            parts.add(new Quoted(String.valueOf((char) source.readRaw())));
        } else {
            parts.text('\\');
        }
    }

    private void expandedOrText(Parts parts, boolean inQuotes) {
        int c = source.peek();
        if (c == '$') {
            Part part = dollars.dollar(inQuotes);
            if (part instanceof Text text) {
                text.text().chars().forEach(parts::text);
            } else {
                parts.add(part);
            }
        } else if (c == '`') {
            parts.add(dollars.backquotes(inQuotes));
        } else {
            parts.text(source.read());
        }
    }

    /** The text of a here-document whose delimiter was not quoted: all of it is as in double quotes, but those. */
    List<Part> hereDocument(String text, int line) {
        return dollars.scannerOf(Source.of(text, line)).hereDocument();
    }

    private List<Part> hereDocument() {
        Parts parts = new Parts();
        while (source.peek() != Source.END) {
            if (source.peek() == '\\') {
                source.read();
                escapedInQuotes(parts, "$`\\");
            } else {
                expandedOrText(parts, true);
            }
        }
        return parts.end();
    }

    /** Up to the two parentheses that close it, which are read; null if it is none because something else closes it. */
    Word arithmetic() {
        Parts parts = new Parts();
        int open = 0;
        while (true) {
            int c = source.peek();
            if (c == Source.END) {
                return null;
            } else if (c == ')' && open == 0) {
                source.read();
                return source.accept(')') ? new Word(parts.end()) : null;
            } else if (c == '\\') {
                source.read();
                escapedInQuotes(parts, "$`\"\\");
            } else if (c == '"') {
                source.read();
            } else {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
                expandedOrText(parts, true);
            }
        }
    }
}
