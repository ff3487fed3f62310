package astryon.services.app.editor;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import astryon.services.app.Replacement;
import astryon.services.app.Terminal;
import astryon.services.app.Text;
import astryon.services.app.line.Key;
import astryon.services.app.line.KeyReader;
import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

/** The editor. What was typed is not lost: a file is replaced when all is written, and when the terminal goes away the text is kept beside it. */
public final class Edit implements Program {
    private static final String KEPT = ".save";

    private Invocation invocation;
    private Screen screen;
    private KeyReader keys;
    private Document document;
    private String name = "";
    private String message = "";
    private String cut = "";
    private boolean cutLast;
    private Optional<Regex> search = Optional.empty();
    private boolean ended;
    private boolean gone;

    @Override
    public Manual manual() {
        return Manual.of("edit", "edit a text", "[FILE]")
                .paragraph("Keys: arrows, Home or ^A, End or ^E, Page Up or ^Y, Page Down or ^V move; ^K cuts a line and ^U pastes what was cut; ^W searches, ^\\ replaces; "
                        + "^O writes the file, ^R inserts one, ^X ends, and asks if something was changed; ^T goes to a line, M-\\ to the first, M-/ to the last; ^C tells where the cursor is; "
                        + "M-U undoes and M-E does again. ^ is Ctrl, M- is Alt.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 1);
        invocation = all;
        Terminal terminal = all.terminal().orElseThrow(() -> new Complaint(1, "this wants a terminal; sed edits without one"));
        name = arguments.operands().isEmpty() ? "" : arguments.operands().get(0);
        document = new Document(name.isEmpty() ? "" : read(name));
        screen = new Screen(terminal, all.output());
        try (Terminal.Keys taken = terminal.takeKeys()) {
            keys = new KeyReader(taken);
            screen.open();
            while (!ended) {
                screen.draw(name.isEmpty() ? "new text" : name, document, message);
                message = "";
                act(keys.next());
            }
            screen.close();
        }
        return gone ? 1 : 0;
    }

    private String read(String file) throws IOException {
        if (!Files.exists(invocation.path(file))) {
            message = "a new file";
            return "";
        } else if (Files.isDirectory(invocation.path(file))) {
            throw new Complaint(1, file + ": is a folder");
        }
        try (InputStream input = invocation.open(file)) {
            return Text.decode(input.readAllBytes());
        }
    }

    private void act(Key key) throws IOException {
        boolean cutBefore = cutLast;
        cutLast = false;
        if (key.kind() == Key.Kind.GONE) {
            keep();
        } else if (key.kind() == Key.Kind.CHARACTER) {
            document.insert(Character.toString(key.character()));
        } else if (key.isControl('i')) {
            document.insert("\t");
        } else if (key.isEnter()) {
            document.insert("\n");
        } else if (key.isBackspace()) {
            document.deleteBack();
        } else if (key.kind() == Key.Kind.DELETE || key.isControl('d')) {
            document.delete();
        } else if (key.isControl('k')) {
            cut = (cutBefore ? cut : "") + document.cut();
            cutLast = true;
        } else if (!move(key)) {
            command(key);
        }
    }

    private boolean move(Key key) {
        int line = document.line();
        int column = document.column();
        if (key.kind() == Key.Kind.UP || key.isControl('p')) {
            document.moveTo(line - 1, line == 0 ? 0 : column);
        } else if (key.kind() == Key.Kind.DOWN || key.isControl('n')) {
            document.moveTo(line + 1, line == document.count() - 1 ? Integer.MAX_VALUE : column);
        } else if (key.kind() == Key.Kind.LEFT || key.isControl('b')) {
            document.left();
        } else if (key.kind() == Key.Kind.RIGHT || key.isControl('f')) {
            document.right();
        } else if (key.kind() == Key.Kind.HOME || key.isControl('a')) {
            document.moveTo(line, 0);
        } else if (key.kind() == Key.Kind.END || key.isControl('e')) {
            document.moveTo(line, Integer.MAX_VALUE);
        } else if (key.kind() == Key.Kind.PAGE_UP || key.isControl('y')) {
            document.moveTo(line - screen.height(), column);
        } else if (key.kind() == Key.Kind.PAGE_DOWN || key.isControl('v')) {
            document.moveTo(line + screen.height(), column);
        } else if (key.isAlt('\\')) {
            document.moveTo(0, 0);
        } else if (key.isAlt('/')) {
            document.moveTo(document.count() - 1, Integer.MAX_VALUE);
        } else {
            return false;
        }
        return true;
    }

    private void command(Key key) throws IOException {
        switch (key.kind() == Key.Kind.CONTROL ? key.character() : 0) {
            case 'u' -> document.insert(cut);
            case 'o' -> write();
            case 'x' -> exit();
            case 'r' -> insertFile();
            case 'w' -> {
                if (askPattern("search")) {
                    find();
                }
            }
            case '\\' -> replace();
            case 'c' -> message = "line " + (document.line() + 1) + " of " + document.count() + ", character " + (document.column() + 1);
            case 't', '_' -> ask("go to line", "").ifPresent(this::goTo);
            case 'g' -> message = "edit --help and man edit tell all keys";
            default -> {
                if (key.isAlt('u')) {
                    message = document.undo() ? "undone" : "there is nothing to undo";
                } else if (key.isAlt('e')) {
                    message = document.redo() ? "done again" : "there is nothing to do again";
                } else {
                    message = "this key does nothing here";
                }
            }
        }
    }

    /** What is typed; empty if it was called off. */
    private Optional<String> ask(String question, String proposal) throws IOException {
        StringBuilder typed = new StringBuilder(proposal);
        while (true) {
            screen.ask(question, typed.toString());
            Key key = keys.next();
            if (key.kind() == Key.Kind.GONE) {
                keep();
                return Optional.empty();
            } else if (key.isControl('c')) {
                message = "called off";
                return Optional.empty();
            } else if (key.isEnter()) {
                return Optional.of(typed.toString());
            } else if (key.isBackspace() && typed.length() > 0) {
                typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
            } else if (key.kind() == Key.Kind.CHARACTER) {
                typed.appendCodePoint(key.character());
            }
        }
    }

    private void goTo(String text) {
        if (text.matches("[0-9]{1,9}")) {
            document.moveTo(Integer.parseInt(text) - 1, 0);
        } else {
            message = text + " is no line";
        }
    }

    /** Whether there is something to search for: what is typed, or what was last time. */
    private boolean askPattern(String question) throws IOException {
        Optional<String> text = ask(question, "");
        if (text.isEmpty()) {
            return false;
        }
        if (!text.get().isEmpty()) {
            search = Optional.of(Regex.compile(text.get(), Regex.Syntax.FIXED, text.get().equals(text.get().toLowerCase(Locale.ROOT)), false));
        } else if (search.isEmpty()) {
            message = "there is nothing to search for";
        }
        return search.isPresent();
    }

    /** Behind the cursor, and from the start if there is nothing more. */
    private void find() {
        int start = document.line();
        for (int i = 0; i <= document.count(); i++) {
            int index = (start + i) % document.count();
            String text = document.get(index);
            int from = i == 0 ? document.column() + 1 : 0;
            if (from <= text.length() && search.orElseThrow().find(text, from)) {
                message = index < start || index == start && i > 0 ? "went on from the start" : "";
                document.moveTo(index, search.get().start());
                return;
            }
        }
        message = "not found";
    }

    private void replace() throws IOException {
        if (!askPattern("search to replace")) {
            return;
        }
        Optional<String> text = ask("replace by", "");
        if (text.isEmpty()) {
            return;
        }
        Regex regex = search.orElseThrow();
        boolean all = false;
        int count = 0;
        int line = document.line();
        int from = document.column();
        while (line < document.count()) {
            if (from > document.get(line).length() || !regex.find(document.get(line), from)) {
                line++;
                from = 0;
                continue;
            }
            int end = regex.end();
            document.moveTo(line, regex.start());
            boolean yes = all;
            if (!all) {
                screen.draw(name, document, "replace this? y, n, a for all, ^C");
                Key key = keys.next();
                if (key.kind() == Key.Kind.GONE || key.isControl('c')) {
                    break;
                }
                all = key.is('a') || key.is('A');
                yes = all || key.is('y') || key.is('Y');
            }
            from = end;
            if (yes) {
                document.replace(document.column(), end, text.get());
                from = document.column();
                count++;
            }
        }
        message = count == 0 ? "nothing was replaced" : "replaced " + count + " times";
    }

    private void insertFile() throws IOException {
        Optional<String> file = ask("file to insert", "");
        if (file.isEmpty() || file.get().isEmpty()) {
            return;
        }
        try (InputStream input = invocation.open(file.get())) {
            document.insert(Text.decode(input.readAllBytes()));
        } catch (IOException failure) {
            message = Launcher.sentence(failure, invocation.folder());
        }
    }

    /** Whether it is written. */
    private boolean write() throws IOException {
        Optional<String> file = ask("write to file", name);
        if (file.isEmpty() || file.get().isEmpty()) {
            return false;
        }
        try {
            writeTo(file.get());
        } catch (IOException failure) {
            message = Launcher.sentence(failure, invocation.folder()) + "; nothing was written";
            return false;
        }
        name = file.get();
        document.saved();
        message = "wrote " + document.count() + (document.count() == 1 ? " line" : " lines");
        return true;
    }

    private void writeTo(String file) throws IOException {
        try (Replacement replacement = new Replacement(invocation, file)) {
            replacement.output().print(document.text());
            replacement.put();
        }
    }

    private void exit() throws IOException {
        while (document.modified() && !ended) {
            screen.ask("write what was changed? y, n, ^C", "");
            Key key = keys.next();
            if (key.kind() == Key.Kind.GONE) {
                keep();
            } else if (key.is('n') || key.is('N')) {
                break;
            } else if (key.isControl('c') || (key.is('y') || key.is('Y')) && !write()) {
                return;
            }
        }
        ended = true;
    }

    /** The terminal is gone: what was changed is written beside the file. */
    private void keep() throws IOException {
        ended = true;
        gone = true;
        if (document.modified()) {
            writeTo((name.isEmpty() ? "edit" : name) + KEPT);
        }
    }
}
