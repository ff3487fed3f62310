package astryon.services.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a script, character by character. It is fetched a line at a time, so that a line runs before the next is read; what belongs to the command
 * that is being parsed is kept, so that the parser can go back. The replacement of an alias takes the place of its name (XCU 2.3.1).
 */
final class Source {
    static final int END = -1;

    private final Lines lines;
    private final StringBuilder text = new StringBuilder();
    private final List<Alias> replaced = new ArrayList<>();
    private int at;
    private int line;
    private boolean begun;
    private boolean exhausted;

    /** Where the text comes from. */
    interface Lines {
        /** With what ends it; empty when there are no more. {@code continued} says that a command has begun. */
        Optional<String> next(boolean continued) throws IOException;
    }

    /** A place to go back to. */
    record Mark(int at, int line) {
    }

    /** What an alias was replaced with stands before the last {@code behind} characters. */
    private record Alias(String name, int behind) {
    }

    /** @param line number of the first line */
    Source(Lines lines, int line) {
        this.lines = lines;
        this.line = line;
    }

    static Source of(String text, int line) {
        Source source = new Source(continued -> Optional.empty(), line);
        source.text.append(text);
        return source;
    }

    /** What was read is not needed any more: a new command begins here. */
    void begin() {
        text.delete(0, at);
        at = 0;
        begun = false;
        // Who types may go on behind an end.
        exhausted = false;
        replaced.clear();
    }

    /** What is left of the line is not read. */
    void dropLine() {
        at = text.length();
        begin();
    }

    int line() {
        return line;
    }

    int at() {
        return at;
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    Mark mark() {
        return new Mark(at, line);
    }

    void reset(Mark mark) {
        at = mark.at;
        line = mark.line;
    }

    /** The next character, where a backslash at the end of a line joins it with the next. */
    int peek() {
        while (rawAt(0) == '\\' && rawAt(1) == '\n') {
            at += 2;
            line++;
        }
        return rawAt(0);
    }

    /** As {@link #peek}, but a backslash is a character as any other. */
    int peekRaw() {
        return rawAt(0);
    }

    int read() {
        peek();
        return readRaw();
    }

    int readRaw() {
        int c = rawAt(0);
        if (c != END) {
            at++;
            begun = true;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        readRaw();
        return true;
    }

    private int rawAt(int offset) {
        while (at + offset >= text.length()) {
            if (!fetch()) {
                return END;
            }
        }
        return text.charAt(at + offset);
    }

    private boolean fetch() {
        if (exhausted) {
            return false;
        }
        replaced.clear();
        try {
            Optional<String> next = lines.next(begun);
            exhausted = next.isEmpty();
            text.append(next.orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return !exhausted;
    }

    /** Puts {@code replacement} in the place of an alias that was just read from {@code from} on. */
    void replace(int from, String alias, String replacement) {
        int behind = text.length() - at;
        text.replace(from, at, replacement);
        at = from;
        replaced.add(new Alias(alias, behind));
    }

    /** Whether what is read at {@code from} came out of this alias: it is not replaced again. */
    boolean isWithin(String alias, int from) {
        return replaced.stream().anyMatch(each -> each.name.equals(alias) && text.length() - from > each.behind);
    }

    /** Whether between the last alias that was replaced and {@code from} there are only blanks, the first of them the replacement's last. */
    boolean followsBlankOfAlias(int from) {
        for (Alias alias : replaced) {
            int end = text.length() - alias.behind;
            if (end > 0 && end <= from && text.substring(end - 1, from).isBlank()) {
                return true;
            }
        }
        return false;
    }
}
