package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Text;
import astryon.services.app.line.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code fc} (XCU, fc): lists commands that were typed, or runs them again, as they were or as somebody has edited them. The command that runs is none of them. */
final class HistoryBuiltin implements Builtin {
    private static final int LISTED = 16;
    private static final String EDITED = ".sh_edited";

    /** What is behind the options: which commands, and how. */
    private static final class Request {
        private boolean lists;
        private boolean runsAgain;
        private boolean hidesNumbers;
        private boolean reverses;
        private String editor = "";
        private final List<String> words = new ArrayList<>();
    }

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        History history = shell.history().orElseThrow(() -> new Complaint(1, "what is typed is remembered by shells that somebody types at"));
        Request request = parse(arguments);
        List<String> entries = history.before();
        if (entries.isEmpty()) {
            throw new Complaint(1, "there are no commands before this one");
        }
        if (request.runsAgain) {
            return again(shell, history, entries, request.words);
        }
        List<Integer> chosen = chosen(entries, request);
        if (request.lists) {
            StringBuilder lines = new StringBuilder();
            chosen.forEach(place -> lines.append(request.hidesNumbers ? "" : Integer.toString(place + 1)).append('\t').append(entries.get(place).replace("\n", "\n\t")).append('\n'));
            shell.print(lines.toString());
            return 0;
        }
        return edited(shell, history, entries, chosen, request.editor);
    }

    private static Request parse(List<String> arguments) {
        Request request = new Request();
        int i = 0;
        // A dash and a number is a command.
        while (i < arguments.size() && arguments.get(i).matches("-[elnrs].*|--")) {
            String word = arguments.get(i++);
            if (word.equals("--")) {
                break;
            }
            for (int k = 1; k < word.length(); k++) {
                switch (word.charAt(k)) {
                    case 'l' -> request.lists = true;
                    case 'n' -> request.hidesNumbers = true;
                    case 'r' -> request.reverses = true;
                    case 's' -> request.runsAgain = true;
                    case 'e' -> {
                        request.editor = k + 1 < word.length() ? word.substring(k + 1) : i < arguments.size() ? arguments.get(i++) : "";
                        k = word.length();
                    }
                    default -> throw new Complaint(ShellError.STATUS, "there is no option -" + word.charAt(k) + "; there are -e, -l, -n, -r and -s");
                }
            }
        }
        request.words.addAll(arguments.subList(i, arguments.size()));
        return request;
    }

    /** Places of commands, in the order in which they are wanted. */
    private static List<Integer> chosen(List<String> entries, Request request) {
        int last = entries.size() - 1;
        int from = request.words.isEmpty() ? request.lists ? Math.max(0, entries.size() - LISTED) : last : find(entries, request.words.get(0), request.lists);
        int to = request.words.size() > 1 ? find(entries, request.words.get(1), request.lists) : request.lists ? last : from;
        List<Integer> places = new ArrayList<>();
        for (int i = Math.min(from, to); i <= Math.max(from, to); i++) {
            places.add(i);
        }
        if (request.reverses != from > to) {
            Collections.reverse(places);
        }
        return places;
    }

    /** By number, by how many before this one with a minus, or by how it begins. Numbers are taken as near as there is one where commands are listed. */
    private static int find(List<String> entries, String word, boolean asNear) {
        if (word.matches("[-+]?[0-9]{1,9}")) {
            int number = Integer.parseInt(word);
            int place = word.startsWith("-") ? entries.size() + number : number - 1;
            if (place >= 0 && place < entries.size() || asNear) {
                return Math.max(0, Math.min(entries.size() - 1, place));
            }
        } else {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).startsWith(word)) {
                    return i;
                }
            }
        }
        throw new Complaint(1, word + ": there is no such command; fc -l lists them");
    }

    private static int again(Shell shell, History history, List<String> entries, List<String> words) {
        boolean replaces = !words.isEmpty() && words.get(0).indexOf('=') > 0;
        List<String> rest = replaces ? words.subList(1, words.size()) : words;
        String command = entries.get(rest.isEmpty() ? entries.size() - 1 : find(entries, rest.get(0), false));
        if (replaces) {
            String[] sides = words.get(0).split("=", 2);
            int at = command.indexOf(sides[0]);
            command = at < 0 ? command : command.substring(0, at) + sides[1] + command.substring(at + sides[0].length());
        }
        return run(shell, history, command);
    }

    private static int edited(Shell shell, History history, List<String> entries, List<Integer> chosen, String given) throws IOException {
        StringBuilder text = new StringBuilder();
        chosen.forEach(place -> text.append(entries.get(place)).append('\n'));
        Path file = shell.folder().resolve(shell.variables().value("HOME", ".")).resolve(EDITED);
        Files.write(file, Text.encode(text.toString()));
        try {
            String editor = given.isEmpty() ? shell.variables().value("FCEDIT", "edit") : given;
            shell.interpreter().runAll(Source.of(editor + " " + Quoting.quote(file.toString()) + "\n", 1));
            return shell.status() != 0 ? shell.status() : run(shell, history, Text.decode(Files.readAllBytes(file)).stripTrailing());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Shows a command, which is remembered in the place of the one that runs, and runs it. */
    private static int run(Shell shell, History history, String command) {
        history.replaceRunning(command);
        shell.tell(command + "\n");
        shell.interpreter().runAll(Source.of(command + "\n", 1));
        return shell.status();
    }
}
