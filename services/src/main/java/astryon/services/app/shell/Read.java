package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Launcher;
import astryon.services.app.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code read} (XCU 4): a line into variables. It takes no byte more than the line, for who reads next. */
final class Read implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        boolean raw = false;
        int first = 0;
        while (first < arguments.size() && arguments.get(first).startsWith("-") && arguments.get(first).length() > 1) {
            String option = arguments.get(first++);
            if (option.equals("--")) {
                break;
            } else if (option.equals("-r")) {
                raw = true;
            } else if (option.equals("-p") && first < arguments.size()) {
                shell.tell(arguments.get(first++));
            } else {
                throw new Complaint(ShellError.STATUS, "there is no option " + option + ": -r, and -p PROMPT, are all");
            }
        }
        List<String> names = arguments.subList(first, arguments.size());
        for (String name : names) {
            if (!Names.isName(name)) {
                throw new Complaint(ShellError.STATUS, name + " cannot be the name of a variable");
            }
        }
        Line line = new Line();
        boolean ended;
        try {
            InputStream input = shell.streams().get(0).input();
            boolean rawInput = raw;
            ended = shell.signals().interruptibly(() -> line.read(input, rawInput));
        } catch (InterruptedException signalled) {
            return Launcher.INTERRUPTED;
        }
        assign(shell, line, names.isEmpty() ? List.of("REPLY") : names);
        return ended ? 0 : 1;
    }

    /** Text, and which of its characters were behind a backslash: they separate nothing. */
    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private final List<Boolean> escaped = new ArrayList<>();

        /** Whether it had an end. */
        boolean read(InputStream input, boolean raw) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int c = input.read();
            while (c >= 0 && c != '\n') {
                if (c == '\\' && !raw) {
                    add(bytes, false);
                    c = input.read();
                    if (c >= 0 && c != '\n') {
                        bytes.write(c);
                        for (int more = length(c); more > 1; more--) {
                            bytes.write(input.read());
                        }
                        add(bytes, true);
                    }
                } else if (c != 0) {
                    bytes.write(c);
                }
                c = c < 0 ? c : input.read();
            }
            add(bytes, false);
            return c >= 0;
        }

        /** Bytes of the character that begins with this one. */
        private static int length(int first) {
            return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        }

        private void add(ByteArrayOutputStream bytes, boolean isEscaped) {
            String more = Text.decode(bytes.toByteArray());
            bytes.reset();
            text.append(more);
            for (int i = 0; i < more.length(); i++) {
                escaped.add(isEscaped);
            }
        }

        int length() {
            return text.length();
        }

        boolean separates(int at, String separators) {
            return !escaped.get(at) && separators.indexOf(text.charAt(at)) >= 0;
        }

        boolean isBlank(int at, String separators) {
            return separates(at, separators) && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\n');
        }
    }

    private static void assign(Shell shell, Line line, List<String> names) {
        String separators = shell.separators();
        int at = skipBlanks(line, 0, separators);
        for (int i = 0; i < names.size() - 1; i++) {
            int start = at;
            while (at < line.length() && !line.separates(at, separators)) {
                at++;
            }
            shell.assign(names.get(i), line.text.substring(start, at));
            at = behindSeparator(line, at, separators);
        }
        shell.assign(names.get(names.size() - 1), line.text.substring(at, lastEnd(line, at, separators)));
    }

    /** Blanks, and one other separator among them. */
    private static int behindSeparator(Line line, int from, String separators) {
        int at = skipBlanks(line, from, separators);
        if (at < line.length() && line.separates(at, separators)) {
            at = skipBlanks(line, at + 1, separators);
        }
        return at;
    }

    private static int skipBlanks(Line line, int from, String separators) {
        int at = from;
        while (at < line.length() && line.isBlank(at, separators)) {
            at++;
        }
        return at;
    }

    /** Of the last variable, which takes the rest but what separates nothing from it: blanks, and one other separator if it is the only one. */
    private static int lastEnd(Line line, int from, String separators) {
        int end = line.length();
        while (end > from && line.isBlank(end - 1, separators)) {
            end--;
        }
        if (end > from && line.separates(end - 1, separators)) {
            int before = end - 1;
            while (before > from && line.isBlank(before - 1, separators)) {
                before--;
            }
            boolean only = true;
            for (int i = from; i < before; i++) {
                only &= !line.separates(i, separators);
            }
            end = only ? before : end;
        }
        return end;
    }
}
