package astryon.services.app.shell;

import astryon.services.app.line.Completer;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Completes names: of commands where one begins, of variables behind a dollar sign, of files elsewhere. */
final class ShellCompleter implements Completer {
    /** Behind these a command begins. */
    private static final Set<String> BEFORE_COMMANDS = Set.of("!", "{", "do", "elif", "else", "if", "then", "until", "while", "exec", "command", "type");
    private static final String SEPARATORS = ";&|(`\n";
    private static final String QUOTED = " \t\\'\"$`*?[]!&;|<>(){}#~";

    private final Shell shell;

    ShellCompleter(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Completion complete(String text, int cursor) {
        int start = wordStart(text, cursor);
        String word = unquoted(text.substring(start, cursor));
        if (word.startsWith("$") && Names.isName("_" + word.substring(1))) {
            return completion(start, shell.variables().all().keySet().stream().map(name -> "$" + name).filter(name -> name.startsWith(word)).toList(), "");
        } else if (!word.contains("/") && isCommand(text.substring(0, start))) {
            return completion(start, commands(word), " ");
        }
        return files(start, word);
    }

    private static Completion completion(int start, List<String> names, String end) {
        return new Completion(start, names.size() == 1 ? List.of(names.get(0) + end) : names, names);
    }

    private static int wordStart(String text, int cursor) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < cursor; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ' ' || c == '\t' || c == '<' || c == '>' || SEPARATORS.indexOf(c) >= 0) {
                start = i + 1;
            }
        }
        return Math.min(start, cursor);
    }

    private static String unquoted(String word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' && i + 1 < word.length()) {
                text.append(word.charAt(++i));
            } else if (c != '\'' && c != '"') {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String quoted(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            text.append(QUOTED.indexOf(name.charAt(i)) >= 0 ? "\\" : "").append(name.charAt(i));
        }
        return text.toString();
    }

    private static boolean isCommand(String before) {
        String text = before.stripTrailing();
        if (text.isEmpty() || SEPARATORS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            return true;
        }
        return BEFORE_COMMANDS.contains(text.substring(wordStart(text, text.length())));
    }

    private List<String> commands(String word) {
        Set<String> names = new TreeSet<>(Builtins.names());
        names.addAll(CommandBuiltins.reserved());
        names.addAll(shell.functions().keySet());
        names.addAll(shell.aliases().keySet());
        for (String folder : shell.variables().value("PATH", "").split(":")) {
            if (!folder.isEmpty()) {
                Path path = shell.folder().resolve(folder);
                names.addAll(entries(path, entry -> shell.processes().isProgram(entry) || Files.isExecutable(entry)));
            }
        }
        names.removeIf(name -> !name.startsWith(word));
        return List.copyOf(names);
    }

    private Completion files(int start, String word) {
        int slash = word.lastIndexOf('/') + 1;
        String folder = word.substring(0, slash);
        String begun = word.substring(slash);
        String home = shell.variables().value("HOME", "");
        Path path = shell.folder().resolve(folder.startsWith("~/") ? home + folder.substring(1) : folder);
        List<String> names = entries(path, entry -> true).stream().filter(name -> name.startsWith(begun) && (!name.startsWith(".") || begun.startsWith("."))).toList();
        List<String> candidates = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        String prefix = folder.startsWith("~/") ? "~" + quoted(folder.substring(1)) : quoted(folder);
        for (String name : names) {
            String mark = Files.isDirectory(path.resolve(name)) ? "/" : "";
            candidates.add(prefix + quoted(name) + (names.size() == 1 && mark.isEmpty() ? " " : mark));
            shown.add(name + mark);
        }
        return new Completion(start, candidates, shown);
    }

    private static Set<String> entries(Path folder, Predicate<Path> wanted) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (wanted.test(entry)) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What cannot be read has no names to offer.
        }
        return names;
    }
}
