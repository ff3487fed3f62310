package astryon.services.app.pager;

import astryon.services.app.Lines;
import astryon.services.app.Numbers;
import astryon.services.app.line.CharacterWidth;
import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that are shown, read when they are needed; and how each looks on rows of a terminal. */
final class LessText {
    private static final int TAB = 8;
    private static final String MARK = "\033[7m";
    private static final String NORMAL = "\033[m";

    private final Lines source;
    private final List<String> lines = new ArrayList<>();
    private final int columns;
    private final boolean chops;
    private final boolean numbers;
    private final boolean colours;
    private boolean complete;

    LessText(InputStream input, int columns, boolean chops, boolean numbers, boolean colours) {
        this.source = new Lines(input);
        this.columns = columns;
        this.chops = chops;
        this.numbers = numbers;
        this.colours = colours;
    }

    /** Whether there is a line of this number, from 0. */
    boolean has(int index) throws IOException {
        while (!complete && lines.size() <= index) {
            if (source.next()) {
                lines.add(source.text());
            } else {
                complete = true;
            }
        }
        return index < lines.size();
    }

    /** How many there are; reads all. */
    int count() throws IOException {
        has(Integer.MAX_VALUE - 1);
        return lines.size();
    }

    /** How many are known so far. */
    int known() {
        return lines.size();
    }

    boolean complete() {
        return complete;
    }

    String line(int index) {
        return lines.get(index);
    }

    /** The rows of a line, with what {@code search} finds marked. */
    List<String> rows(int index, Optional<Regex> search) {
        String line = lines.get(index);
        boolean[] marked = new boolean[line.length() + 1];
        search.ifPresent(regex -> mark(regex, line, marked));
        List<String> rows = new ArrayList<>();
        String front = numbers ? Numbers.spaces(index + 1, 7) + " " : "";
        StringBuilder row = new StringBuilder(front);
        int column = front.length();
        boolean marking = false;
        for (int i = 0; i < line.length(); ) {
            int sequence = colours ? colour(line, i) : 0;
            if (sequence > 0) {
                row.append(line, i, i + sequence);
                i += sequence;
                continue;
            }
            int point = line.codePointAt(i);
            String shown = shown(point, column);
            int width = CharacterWidth.of(shown);
            if (column + width > columns) {
                if (chops) {
                    break;
                }
                rows.add(row.append(marking ? NORMAL : "").toString());
                row.setLength(0);
                row.append(marking ? MARK : "");
                column = 0;
            }
            if (marked[i] != marking) {
                marking = marked[i];
                row.append(marking ? MARK : NORMAL);
            }
            row.append(shown);
            column += width;
            i += Character.charCount(point);
        }
        rows.add(row.append(marking || colours ? NORMAL : "").toString());
        return rows;
    }

    private static void mark(Regex regex, String line, boolean[] marked) {
        int at = 0;
        while (at <= line.length() && regex.find(line, at)) {
            for (int i = regex.start(); i < regex.end(); i++) {
                marked[i] = true;
            }
            at = Math.max(regex.end(), regex.start() + 1);
        }
    }

    /** How long the control sequence for a colour is that stands at {@code at}; 0 if none does. */
    private static int colour(String line, int at) {
        if (!line.startsWith("\033[", at)) {
            return 0;
        }
        int end = at + 2;
        while (end < line.length() && (Character.isDigit(line.charAt(end)) || line.charAt(end) == ';')) {
            end++;
        }
        return end < line.length() && line.charAt(end) == 'm' ? end + 1 - at : 0;
    }

    private static String shown(int point, int column) {
        if (point == '\t') {
            return " ".repeat(TAB - column % TAB);
        } else if (point < ' ' || point == 127) {
            return "^" + (char) (point ^ 64);
        }
        return point >= 0xdc80 && point <= 0xdcff ? "?" : Character.toString(point);
    }
}
