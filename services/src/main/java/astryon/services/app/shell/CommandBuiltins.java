package astryon.services.app.shell;

import astryon.services.app.Complaint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean: {@code command type hash}. */
final class CommandBuiltins {
    private static final Set<String> RESERVED = Set.of("!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while");

    private CommandBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("command", CommandBuiltins::command);
        table.put("type", CommandBuiltins::type);
        table.put("hash", CommandBuiltins::hash);
    }

    static Set<String> reserved() {
        return RESERVED;
    }

    private static int command(Shell shell, List<String> arguments) throws IOException {
        int first = 0;
        char asks = 0;
        while (first < arguments.size() && arguments.get(first).matches("-[pvV]+")) {
            String letters = arguments.get(first++);
            asks = letters.indexOf('V') >= 0 ? 'V' : letters.indexOf('v') >= 0 ? 'v' : asks;
        }
        first += first < arguments.size() && arguments.get(first).equals("--") ? 1 : 0;
        List<String> words = arguments.subList(first, arguments.size());
        if (asks != 0) {
            int status = 0;
            for (String word : words) {
                Optional<String> text = asks == 'V' ? Optional.of(description(shell, word)) : meaning(shell, word);
                if (text.isEmpty() || asks == 'V' && meaning(shell, word).isEmpty()) {
                    status = Programs.NOT_FOUND;
                }
                shell.print(text.isPresent() ? text.get() + "\n" : "");
            }
            return status;
        }
        if (!words.isEmpty()) {
            run(shell, words);
        }
        return words.isEmpty() ? 0 : shell.status();
    }

    /** Not as a function, and what fails ends nothing. */
    private static void run(Shell shell, List<String> words) {
        String name = words.get(0);
        if (name.equals("exec") && words.size() == 1) {
            shell.setStatus(0);
            return;
        }
        shell.interpreter().runUnlessFunction(name, words.subList(1, words.size()));
    }

    /** How it could be called, in one line; empty if it means nothing. */
    private static Optional<String> meaning(Shell shell, String name) {
        if (shell.aliases().containsKey(name)) {
            return Optional.of("alias " + name + "=" + Quoting.quote(shell.aliases().get(name)));
        } else if (RESERVED.contains(name) || shell.functions().containsKey(name) || Builtins.has(name)) {
            return Optional.of(name);
        }
        return shell.programs().find(name).map(Path::toString);
    }

    private static String description(Shell shell, String name) {
        if (shell.aliases().containsKey(name)) {
            return name + " is an alias for " + shell.aliases().get(name);
        } else if (RESERVED.contains(name)) {
            return name + " is a shell keyword";
        } else if (shell.functions().containsKey(name)) {
            return name + " is a function";
        } else if (Builtins.has(name)) {
            return name + (Builtins.isSpecial(name) ? " is a special shell builtin" : " is a shell builtin");
        }
        return shell.programs().find(name).map(path -> name + " is " + path).orElse(name + ": not found");
    }

    /** Where programs are is looked up whenever one is run: there is nothing to list, and nothing to forget. */
    private static int hash(Shell shell, List<String> arguments) {
        int status = 0;
        for (String name : arguments) {
            if (!name.equals("-r") && meaning(shell, name).isEmpty()) {
                shell.complain("hash: " + name + ": not found");
                status = 1;
            }
        }
        return status;
    }

    private static int type(Shell shell, List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            throw new Complaint(ShellError.STATUS, "the names to look up are missing");
        }
        int status = 0;
        for (String name : arguments) {
            shell.print(description(shell, name) + "\n");
            status = meaning(shell, name).isEmpty() ? Programs.NOT_FOUND : status;
        }
        return status;
    }
}
