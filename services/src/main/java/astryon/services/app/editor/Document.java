package astryon.services.app.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A text that is edited, a string a line, and a cursor in it. What is done can be undone: each change is a replacement of lines, kept with the cursor before it. */
final class Document {
    private final List<String> lines = new ArrayList<>();
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private int line;
    /** In characters of Java: never inside a pair of them. */
    private int column;
    private boolean modified;
    private boolean endsWithLineEnd = true;
    private boolean typing;

    /** Lines from {@code at} that were {@code before} and are {@code after}; where the cursor was, and is. */
    private record Change(int at, List<String> before, List<String> after, int line, int column, int newLine, int newColumn) {
        Change reversed() {
            return new Change(at, after, before, newLine, newColumn, line, column);
        }
    }

    Document(String text) {
        lines.addAll(List.of(text.split("\n", -1)));
        if (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        } else {
            endsWithLineEnd = text.isEmpty();
        }
    }

    String text() {
        boolean empty = lines.size() == 1 && lines.get(0).isEmpty();
        return empty ? "" : String.join("\n", lines) + (endsWithLineEnd ? "\n" : "");
    }

    int count() {
        return lines.size();
    }

    String get(int index) {
        return lines.get(index);
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    boolean modified() {
        return modified;
    }

    void saved() {
        modified = false;
        typing = false;
    }

    void moveTo(int newLine, int newColumn) {
        line = Math.max(0, Math.min(lines.size() - 1, newLine));
        String text = lines.get(line);
        column = Math.max(0, Math.min(text.length(), newColumn));
        if (column > 0 && column < text.length() && Character.isLowSurrogate(text.charAt(column)) && Character.isHighSurrogate(text.charAt(column - 1))) {
            column--;
        }
        typing = false;
    }

    void left() {
        if (column > 0) {
            moveTo(line, lines.get(line).offsetByCodePoints(column, -1));
        } else if (line > 0) {
            moveTo(line - 1, Integer.MAX_VALUE);
        }
    }

    void right() {
        if (column < lines.get(line).length()) {
            moveTo(line, lines.get(line).offsetByCodePoints(column, 1));
        } else if (line < lines.size() - 1) {
            moveTo(line + 1, 0);
        }
    }

    private void change(int at, int count, List<String> after, int newLine, int newColumn) {
        Change change = new Change(at, List.copyOf(lines.subList(at, at + count)), List.copyOf(after), line, column, newLine, newColumn);
        // Characters typed one behind the other are undone together.
        if (typing && !done.isEmpty() && count == 1 && after.size() == 1 && done.peek().at() == at && done.peek().after().size() == 1) {
            Change first = done.pop();
            change = new Change(at, first.before(), change.after(), first.line(), first.column(), newLine, newColumn);
        }
        undone.clear();
        done.push(change);
        apply(change);
    }

    private void apply(Change change) {
        List<String> part = lines.subList(change.at(), change.at() + change.before().size());
        part.clear();
        lines.addAll(change.at(), change.after());
        if (lines.isEmpty()) {
            lines.add("");
        }
        modified = true;
        moveTo(change.newLine(), change.newColumn());
    }

    /** False if there is nothing to undo. */
    boolean undo() {
        if (done.isEmpty()) {
            return false;
        }
        Change change = done.pop();
        undone.push(change);
        apply(change.reversed());
        return true;
    }

    boolean redo() {
        if (undone.isEmpty()) {
            return false;
        }
        Change change = undone.pop();
        done.push(change);
        apply(change);
        return true;
    }

    /** At the cursor, which stands behind it then. */
    void insert(String text) {
        String now = lines.get(line);
        List<String> parts = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = parts.size() - 1;
        int newColumn = (last == 0 ? column : 0) + parts.get(last).length();
        parts.set(0, now.substring(0, column) + parts.get(0));
        parts.set(last, parts.get(last) + now.substring(column));
        boolean one = text.codePointCount(0, text.length()) == 1 && last == 0;
        change(line, 1, parts, line + last, newColumn);
        typing = one;
    }

    /** The character at the cursor, or the line end. */
    void delete() {
        String now = lines.get(line);
        if (column < now.length()) {
            int end = now.offsetByCodePoints(column, 1);
            change(line, 1, List.of(now.substring(0, column) + now.substring(end)), line, column);
        } else if (line < lines.size() - 1) {
            change(line, 2, List.of(now + lines.get(line + 1)), line, column);
        }
    }

    void deleteBack() {
        if (line > 0 || column > 0) {
            left();
            delete();
        }
    }

    /** Takes the line of the cursor out; with its line end. */
    String cut() {
        String text = lines.get(line) + "\n";
        boolean only = lines.size() == 1;
        change(line, 1, only ? List.of("") : List.of(), line, 0);
        return text;
    }

    /** Replaces what is between two columns of the cursor's line, and goes behind it. */
    void replace(int from, int to, String text) {
        String now = lines.get(line);
        change(line, 1, List.of(now.substring(0, from) + text + now.substring(to)), line, from + text.length());
    }
}
