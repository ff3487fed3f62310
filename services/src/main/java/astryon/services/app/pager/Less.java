package astryon.services.app.pager;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.Terminal;
import astryon.services.app.Text;
import astryon.services.app.line.Key;
import astryon.services.app.line.KeyReader;
import astryon.services.app.pattern.Regex;
import astryon.services.app.text.Cat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Shows a text a screen at a time. */
public final class Less implements Program {
    private Invocation invocation;
    private Terminal terminal;
    private LessText text;
    private String name = "";
    private boolean ignoresCase;
    private boolean endsAtEnd;
    private Optional<Regex> search = Optional.empty();
    private boolean backwards;
    private String message = "";
    /** What is at the top: a line, and a row of it. */
    private int line;
    private int row;

    @Override
    public Manual manual() {
        return Manual.of("less", "show text a screen at a time", "[FILE...]").option('N', "LINE-NUMBERS", "with numbers of lines").option('S', "chop-long-lines", "cut long lines off")
                .option('I', "IGNORE-CASE", "search without minding large and small letters").option('F', "quit-if-one-screen", "just print what fits on a screen")
                .option('E', "QUIT-AT-EOF", "end at the end").option('R', "RAW-CONTROL-CHARS", "show colours that are in the text")
                .paragraph("Keys: space, f, Page Down a screen on, b, Page Up back; Enter, j, Down a line on, k, y, Up back; d and u half a screen; g, Home to the start, G, End to the end, "
                        + "with a number in front to that line; /TEXT searches on, ?TEXT back, n and N again; :n the next file, h help, q ends.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        if (all.terminal().isEmpty()) {
            return Operands.each(all, Operands.orInput(arguments.operands()), file -> {
                try (InputStream input = all.open(file)) {
                    Cat.copy(input, all.output());
                }
            });
        }
        terminal = all.terminal().get();
        ignoresCase = arguments.has('I');
        endsAtEnd = arguments.has('E');
        try (Terminal.Keys keys = terminal.takeKeys()) {
            return Operands.each(all, Operands.orInput(arguments.operands()), file -> {
                try (InputStream input = all.open(file)) {
                    name = file.equals("-") ? "" : file;
                    text = new LessText(input, terminal.columns(), arguments.has('S'), arguments.has('N'), arguments.has('R'));
                    show(new KeyReader(keys), arguments.has('F'));
                }
            });
        }
    }

    /** Shows a text that there is already, on the terminal of the invocation, which has one. */
    static void show(Invocation invocation, String title, String text) throws IOException {
        Less less = new Less();
        less.invocation = invocation;
        less.terminal = invocation.terminal().orElseThrow();
        less.name = title;
        less.text = new LessText(new ByteArrayInputStream(Text.encode(text)), less.terminal.columns(), false, false, false);
        try (Terminal.Keys keys = less.terminal.takeKeys()) {
            less.show(new KeyReader(keys), true);
        }
    }

    private int height() {
        return Math.max(1, terminal.rows() - 1);
    }

    private void show(KeyReader keys, boolean printsOneScreen) throws IOException {
        line = 0;
        row = 0;
        if (printsOneScreen && fits()) {
            for (int i = 0; i < text.count(); i++) {
                invocation.output().println(text.line(i));
            }
            return;
        }
        // The screen as it was comes back at the end.
        invocation.output().print("\033[?1049h");
        try {
            boolean more = true;
            while (more && !(endsAtEnd && atEnd())) {
                draw();
                more = act(keys);
            }
        } finally {
            invocation.output().print("\033[?1049l");
            invocation.output().flush();
        }
    }

    private boolean fits() throws IOException {
        int rows = 0;
        for (int i = 0; rows <= height() && text.has(i); i++) {
            rows += text.rows(i, Optional.empty()).size();
        }
        return rows <= height();
    }

    private void draw() throws IOException {
        StringBuilder screen = new StringBuilder("\033[H");
        int left = height();
        int at = line;
        int skip = row;
        while (left > 0) {
            if (!text.has(at)) {
                screen.append("~\033[K\n");
                left--;
                continue;
            }
            List<String> rows = text.rows(at++, search);
            for (int i = skip; i < rows.size() && left > 0; i++, left--) {
                screen.append(rows.get(i)).append("\033[K\n");
            }
            skip = 0;
        }
        invocation.output().print(screen + "\033[7m" + status(at) + "\033[m\033[K");
        invocation.output().flush();
    }

    private String status(int last) throws IOException {
        if (!message.isEmpty()) {
            String said = message;
            message = "";
            return said;
        }
        String front = name.isEmpty() ? "" : name + " ";
        if (atEnd()) {
            return front + "(END)";
        }
        return front + "lines " + (line + 1) + "-" + last + (text.complete() ? "/" + text.known() + " " + last * 100L / text.known() + "%" : "");
    }

    private boolean atEnd() throws IOException {
        int left = height();
        int at = line;
        int skip = row;
        while (left >= 0 && text.has(at)) {
            left -= text.rows(at++, Optional.empty()).size() - skip;
            skip = 0;
        }
        return left >= 0;
    }

    /** Goes on or back by rows: never over the start, nor on when the end is seen. */
    private void move(int rows) throws IOException {
        for (int i = 0; i < rows && !atEnd(); i++) {
            if (row + 1 < text.rows(line, Optional.empty()).size()) {
                row++;
            } else {
                line++;
                row = 0;
            }
        }
        for (int i = 0; i > rows && (line > 0 || row > 0); i--) {
            if (row == 0) {
                line--;
                row = text.rows(line, Optional.empty()).size();
            }
            row--;
        }
    }

    private void toEnd() throws IOException {
        line = text.count();
        row = 0;
        move(-height());
    }

    private void toLine(int number) throws IOException {
        if (text.has(Math.max(0, number))) {
            line = Math.max(0, number);
            row = 0;
        } else {
            toEnd();
        }
    }

    /** The letter that does the same as a key. */
    private static char letter(Key key) {
        return switch (key.kind()) {
            case CHARACTER -> (char) key.character();
            case UP -> 'k';
            case DOWN -> 'j';
            case PAGE_DOWN -> 'f';
            case PAGE_UP -> 'b';
            case HOME -> 'g';
            case END -> 'G';
            case GONE -> 'q';
            case CONTROL -> switch (key.character()) {
                case 'f', 'v' -> 'f';
                case 'b' -> 'b';
                case 'm', 'j', 'n', 'e' -> 'j';
                case 'p', 'y', 'k' -> 'k';
                case 'd' -> 'd';
                case 'u' -> 'u';
                case 'c' -> 'q';
                default -> 0;
            };
            default -> 0;
        };
    }

    /** Does what the next key says; false at the end. */
    private boolean act(KeyReader keys) throws IOException {
        int number = 0;
        char letter = letter(keys.next());
        while (letter >= '0' && letter <= '9') {
            number = Math.min(100_000_000, number * 10 + letter - '0');
            letter = letter(keys.next());
        }
        int times = Math.max(1, number);
        switch (letter) {
            case 'q', 'Q' -> {
                return false;
            }
            case ' ', 'f' -> move(number > 0 ? number : height());
            case 'b' -> move(-(number > 0 ? number : height()));
            case 'j', 'e' -> move(times);
            case 'k', 'y' -> move(-times);
            case 'd' -> move(number > 0 ? number : height() / 2);
            case 'u' -> move(-(number > 0 ? number : height() / 2));
            case 'g', '<' -> toLine(number - 1);
            case 'G', '>' -> {
                if (number > 0) {
                    toLine(number - 1);
                } else {
                    toEnd();
                }
            }
            case '%', 'p' -> toLine((int) (text.count() * Math.min(100L, number) / 100));
            case '/', '?' -> {
                backwards = letter == '?';
                ask(keys, letter);
            }
            case 'n' -> find(backwards);
            case 'N' -> find(!backwards);
            case 'h', 'H' -> help(keys);
            case ':' -> {
                char second = letter(keys.next());
                return second != 'n' && second != 'q';
            }
            default -> { }
        }
        return true;
    }

    private void ask(KeyReader keys, char mark) throws IOException {
        StringBuilder typed = new StringBuilder();
        while (true) {
            invocation.output().print("\033[" + terminal.rows() + ";1H" + mark + typed + "\033[K");
            invocation.output().flush();
            Key key = keys.next();
            if (key.isEnter()) {
                break;
            } else if (key.kind() == Key.Kind.GONE || key.isControl('c') || key.isBackspace() && typed.length() == 0) {
                return;
            } else if (key.isBackspace()) {
                typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
            } else if (key.kind() == Key.Kind.CHARACTER) {
                typed.appendCodePoint(key.character());
            }
        }
        try {
            search = typed.length() > 0 ? Optional.of(Regex.compile(typed.toString(), Regex.Syntax.EXTENDED, ignoresCase, false)) : search;
            find(backwards);
        } catch (Complaint noPattern) {
            message = noPattern.getMessage();
        }
    }

    private void find(boolean back) throws IOException {
        if (search.isEmpty()) {
            message = "nothing to search for; / asks for it";
            return;
        }
        for (int at = back ? line - 1 : line + 1; at >= 0 && text.has(at); at += back ? -1 : 1) {
            if (search.get().matches(text.line(at))) {
                line = at;
                row = 0;
                return;
            }
        }
        message = "not found";
    }

    private void help(KeyReader keys) throws IOException {
        invocation.output().print("\033[H\033[J" + ManualPage.of(manual(), terminal.columns()) + "\033[7mpress a key\033[m");
        invocation.output().flush();
        keys.next();
    }
}
