package astryon.services.app.line;

import astryon.services.app.Output;
import astryon.services.app.Terminal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads a line that is typed. Keys: arrows, Home, End, Ctrl-A E B F P N and Alt-B F move; Backspace, Delete, Ctrl-D H delete; Ctrl-K U W, Alt-D and
 * Alt-Backspace cut, Ctrl-Y puts in what was cut, Alt-Y what was cut before; Ctrl-T transposes; Ctrl-R searches; Tab completes; Ctrl-L clears the screen;
 * Ctrl-C gives up; Ctrl-D on an empty line ends.
 */
public final class LineEditor {
    private static final int MOST_CUTS = 20;

    private final Terminal terminal;
    private final Output output;
    private final History history;
    private final Completer completer;
    private final Deque<String> cuts = new ArrayDeque<>();
    private final EditedText text = new EditedText();
    private Display display;
    private KeyReader keys;
    private String prompt;
    /** Which entry is shown; as many as there are: the line that is being typed, which is kept in {@code typed}. */
    private int entry;
    private String typed;
    private Key last = Key.of(Key.Kind.UNKNOWN);
    /** Whether the last key cut something, and so what is cut next is added to it. */
    private boolean cutting;

    public LineEditor(Terminal terminal, Output output, History history, Completer completer) {
        this.terminal = terminal;
        this.output = output;
        this.history = history;
        this.completer = completer;
    }

    /** How it came to an end. */
    public enum Ending {
        LINE, GIVEN_UP, END
    }

    /** @param text of a LINE, without a newline */
    public record Answer(Ending ending, String text) {
    }

    /** @param before stands before the line; it may have colours, and rows above the line's */
    public Answer read(String before) throws IOException {
        prompt = before;
        display = new Display(terminal, output);
        text.set("");
        entry = history.entries().size();
        typed = "";
        try (Terminal.Keys taken = terminal.takeKeys()) {
            keys = new KeyReader(taken);
            show();
            while (true) {
                Key key = keys.next();
                Answer answer = take(key);
                if (answer != null) {
                    return answer;
                }
                last = key;
            }
        }
    }

    private void show() throws IOException {
        display.show(prompt, text.toString(), text.cursor());
    }

    private Answer end(Ending ending) throws IOException {
        display.leave(prompt, text + (ending == Ending.GIVEN_UP ? "^C" : ""));
        return new Answer(ending, ending == Ending.LINE ? text.toString() : "");
    }

    /** Null while the line goes on. */
    private Answer take(Key key) throws IOException {
        boolean wasCutting = cutting;
        cutting = false;
        if (key.kind() == Key.Kind.GONE) {
            return new Answer(Ending.END, "");
        } else if (key.isEnter()) {
            return end(Ending.LINE);
        } else if (key.isControl('c')) {
            return end(Ending.GIVEN_UP);
        } else if (key.isControl('d') && text.length() == 0) {
            return end(Ending.END);
        } else if (key.isControl('r')) {
            Search search = new Search(history, display, keys, text.toString());
            Key ended = search.run();
            text.set(search.text());
            if (ended != null) {
                return take(ended);
            }
        } else if (key.isControl('i')) {
            complete();
        } else if (key.kind() == Key.Kind.CHARACTER) {
            text.insert(Character.toString(key.character()));
        } else if (key.kind() == Key.Kind.ALT) {
            alt(key.character(), wasCutting);
        } else if (key.kind() == Key.Kind.CONTROL) {
            control(key.character(), wasCutting);
        } else {
            cursor(key.kind());
        }
        show();
        return null;
    }

    private void cursor(Key.Kind kind) {
        switch (kind) {
            case LEFT -> text.moveTo(text.left());
            case RIGHT -> text.moveTo(text.right());
            case WORD_LEFT -> text.moveTo(text.wordLeft());
            case WORD_RIGHT -> text.moveTo(text.wordRight());
            case HOME -> text.moveTo(0);
            case END -> text.moveTo(text.length());
            case DELETE -> text.cut(text.cursor(), text.right());
            case UP -> goToEntry(entry - 1);
            case DOWN -> goToEntry(entry + 1);
            default -> {
                // A key that means nothing here.
            }
        }
    }

    private void control(int letter, boolean wasCutting) throws IOException {
        switch (letter) {
            case 'a' -> text.moveTo(0);
            case 'e' -> text.moveTo(text.length());
            case 'b' -> text.moveTo(text.left());
            case 'f' -> text.moveTo(text.right());
            case 'p' -> goToEntry(entry - 1);
            case 'n' -> goToEntry(entry + 1);
            case 'd' -> text.cut(text.cursor(), text.right());
            case 'h' -> text.cut(text.left(), text.cursor());
            case 'k' -> cut(text.cursor(), text.length(), wasCutting);
            case 'u' -> cut(0, text.cursor(), wasCutting);
            case 'w' -> cut(text.blankLeft(), text.cursor(), wasCutting);
            case 'y' -> text.insert(cuts.isEmpty() ? "" : cuts.peek());
            case 't' -> text.transpose();
            case 'l' -> display.clear();
            default -> {
                // A key that means nothing here.
            }
        }
    }

    private void alt(int letter, boolean wasCutting) {
        switch (letter) {
            case 'b' -> text.moveTo(text.wordLeft());
            case 'f' -> text.moveTo(text.wordRight());
            case 'd' -> cut(text.cursor(), text.wordRight(), wasCutting);
            case 'h' -> cut(text.wordLeft(), text.cursor(), wasCutting);
            case 'y' -> putInOlder();
            default -> {
                // A key that means nothing here.
            }
        }
    }

    /** What is cut by several keys in a row becomes one text. */
    private void cut(int from, int to, boolean again) {
        boolean leftwards = to == text.cursor();
        String taken = text.cut(from, to);
        cutting = true;
        if (again && !cuts.isEmpty()) {
            String before = cuts.pop();
            cuts.push(leftwards ? taken + before : before + taken);
        } else if (!taken.isEmpty()) {
            cuts.push(taken);
            if (cuts.size() > MOST_CUTS) {
                cuts.removeLast();
            }
        }
    }

    /** In the place of what Ctrl-Y has just put in. */
    private void putInOlder() {
        boolean follows = last.isControl('y') || last.equals(new Key(Key.Kind.ALT, 'y'));
        if (follows && !cuts.isEmpty()) {
            text.cut(text.cursor() - cuts.peek().length(), text.cursor());
            cuts.addLast(cuts.pop());
            text.insert(cuts.peek());
        }
    }

    private void goToEntry(int other) {
        if (other < 0 || other > history.entries().size()) {
            return;
        }
        if (entry == history.entries().size()) {
            typed = text.toString();
        }
        entry = other;
        text.set(entry == history.entries().size() ? typed : history.entries().get(entry));
    }

    private void complete() throws IOException {
        Completer.Completion completion = completer.complete(text.toString(), text.cursor());
        List<String> candidates = completion.candidates();
        if (candidates.isEmpty()) {
            display.ring();
            return;
        }
        String present = text.toString().substring(completion.start(), text.cursor());
        String common = candidates.get(0);
        for (String candidate : candidates) {
            common = common.substring(0, commonLength(common, candidate));
        }
        if (common.length() > present.length() || candidates.size() == 1) {
            text.cut(completion.start(), text.cursor());
            text.insert(common);
        } else if (last.isControl('i')) {
            int place = text.cursor();
            display.leave(prompt, text.toString());
            display.print(CandidateTable.of(completion.names(), terminal.columns()));
            text.moveTo(place);
        } else {
            display.ring();
        }
    }

    private static int commonLength(String first, String second) {
        int length = 0;
        while (length < first.length() && length < second.length() && first.charAt(length) == second.charAt(length)) {
            length++;
        }
        return length;
    }
}
