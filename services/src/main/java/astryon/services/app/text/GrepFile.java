package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Lines;
import astryon.services.app.Output;
import astryon.services.app.Text;
import astryon.services.app.pattern.ByteSearch;
import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Searches one file after the other, and prints what is wanted of it. */
final class GrepFile {
    private static final String MATCH = "\033[1;31m";
    private static final String NORMAL = "\033[m";

    private final Output output;
    private final Regex regex;
    private final ByteSearch literal;
    private final boolean named;
    private final boolean colours;
    private final boolean inverted;
    private final boolean numbered;
    private final boolean parts;
    /** One of {@code qlLc}, or 0 where lines are printed. */
    private final char summary;
    private final long most;
    private final long before;
    private final long after;
    private final int end;
    private boolean groupPrinted;

    GrepFile(Output output, Arguments arguments, Regex regex, boolean named, boolean colours) {
        this.output = output;
        this.regex = regex;
        this.named = named;
        this.colours = colours;
        this.inverted = arguments.has('v');
        this.numbered = arguments.has('n');
        this.parts = arguments.has('o');
        this.summary = arguments.has('q') ? 'q' : arguments.has('l') ? 'l' : arguments.has('L') ? 'L' : arguments.has('c') ? 'c' : 0;
        this.most = arguments.count('m', Long.MAX_VALUE);
        long around = arguments.count('C', 0);
        boolean lines = summary == 0 && !parts;
        this.before = lines ? arguments.count('B', around) : 0;
        this.after = lines ? arguments.count('A', around) : 0;
        this.end = arguments.has('z') ? 0 : '\n';
        boolean searchable = !regex.literal().isEmpty() && regex.literal().indexOf(end) < 0 && !inverted && before == 0 && after == 0;
        this.literal = searchable ? new ByteSearch(Text.encode(regex.literal())) : null;
    }

    /** Whether there was such a line; for {@code -L}, whether there was none. */
    boolean search(InputStream input, String name) throws IOException {
        Lines lines = numbered ? new Lines(input, end) : new Lines(input, end).withoutNumbers();
        Deque<byte[]> held = new ArrayDeque<>();
        long count = 0;
        // Lines of different files never stand next to each other.
        long lastPrinted = -1;
        long owed = 0;
        while (count < most && (literal == null ? lines.next() : lines.nextWith(literal::find))) {
            if (regex.matches(lines.text()) != inverted) {
                count++;
                if (summary == 'q' || summary == 'l' || summary == 'L') {
                    break;
                } else if (summary == 0) {
                    separate(lines.number() - held.size() > lastPrinted + 1 && (before > 0 || after > 0));
                    for (long number = lines.number() - held.size(); !held.isEmpty(); number++) {
                        print(name, number, '-', held.remove(), end);
                    }
                    printMatch(name, lines);
                    lastPrinted = lines.number();
                    owed = after;
                }
            } else if (owed > 0) {
                owed--;
                print(name, lines.number(), '-', lines.bytes(), end);
                lastPrinted = lines.number();
            } else if (before > 0) {
                held.add(lines.bytes());
                if (held.size() > before) {
                    held.remove();
                }
            }
        }
        while (summary == 0 && owed-- > 0 && lines.next()) {
            print(name, lines.number(), '-', lines.bytes(), end);
        }
        if (summary == 'c') {
            output.println((named ? name + ":" : "") + count);
        } else if (summary == 'l' && count > 0 || summary == 'L' && count == 0) {
            output.println(name);
        }
        return summary == 'L' ? count == 0 : count > 0;
    }

    private void separate(boolean gap) throws IOException {
        if (gap && groupPrinted) {
            output.println("--");
        }
        groupPrinted = true;
    }

    private void front(String name, long number, char mark) throws IOException {
        if (named) {
            output.print(name);
            output.write(mark);
        }
        if (numbered) {
            output.print(Long.toString(number));
            output.write(mark);
        }
    }

    private void print(String name, long number, char mark, byte[] line, int lineEnd) throws IOException {
        front(name, number, mark);
        output.write(line);
        output.write(lineEnd);
    }

    private void printMatch(String name, Lines lines) throws IOException {
        if (parts) {
            if (!inverted) {
                printParts(name, lines);
            }
            return;
        }
        front(name, lines.number(), ':');
        if (colours && !inverted) {
            output.print(coloured(lines.text()));
            output.write(end);
        } else {
            lines.copyTo(output);
        }
    }

    private void printParts(String name, Lines lines) throws IOException {
        String line = lines.text();
        int at = 0;
        while (at <= line.length() && regex.find(line, at)) {
            if (regex.end() > regex.start()) {
                front(name, lines.number(), ':');
                output.print(line.substring(regex.start(), regex.end()));
                output.write(end);
            }
            at = Math.max(regex.end(), regex.start() + 1);
        }
    }

    private String coloured(String line) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int copied = 0;
        while (at <= line.length() && regex.find(line, at)) {
            if (regex.end() > regex.start()) {
                text.append(line, copied, regex.start()).append(MATCH).append(line, regex.start(), regex.end()).append(NORMAL);
                copied = regex.end();
            }
            at = Math.max(regex.end(), regex.start() + 1);
        }
        return text.append(line, copied, line.length()).toString();
    }
}
