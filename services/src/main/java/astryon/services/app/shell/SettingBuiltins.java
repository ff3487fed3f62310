package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the shell behaves: {@code set alias unalias trap umask}. */
final class SettingBuiltins {
    private SettingBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("set", SettingBuiltins::set);
        table.put("alias", SettingBuiltins::alias);
        table.put("unalias", SettingBuiltins::unalias);
        table.put("trap", SettingBuiltins::trap);
        table.put("umask", SettingBuiltins::umask);
    }

    private static int set(Shell shell, List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            shell.variables().all().forEach((name, value) -> {
                if (value != null) {
                    lines.append(name).append('=').append(Quoting.quote(value)).append('\n');
                }
            });
            shell.print(lines.toString());
            return 0;
        }
        int operands = options(shell, arguments);
        if (operands >= 0) {
            shell.setArguments(arguments.subList(operands, arguments.size()));
        }
        return 0;
    }

    /** Sets options; the result is where operands begin, -1 if there are none at all. */
    static int options(Shell shell, List<String> arguments) throws IOException {
        int i = 0;
        while (i < arguments.size()) {
            String word = arguments.get(i);
            if (word.equals("--")) {
                return i + 1;
            } else if (word.equals("-")) {
                shell.options().set(Option.XTRACE, false);
                shell.options().set(Option.VERBOSE, false);
                return i + 1 < arguments.size() ? i + 1 : -1;
            } else if (word.length() < 2 || word.charAt(0) != '-' && word.charAt(0) != '+') {
                return i;
            }
            i++;
            for (char letter : word.substring(1).toCharArray()) {
                if (letter == 'o' && i == arguments.size()) {
                    listOptions(shell, word.charAt(0) == '-');
                } else {
                    shell.options().set(letter == 'o' ? named(arguments.get(i++)) : lettered(letter), word.charAt(0) == '-');
                }
            }
        }
        return -1;
    }

    private static Option named(String word) {
        return Option.of(word).orElseThrow(() -> new Complaint(ShellError.STATUS, "there is no option " + word + "; set -o lists them"));
    }

    private static Option lettered(char letter) {
        return Option.of(letter).orElseThrow(() -> new Complaint(ShellError.STATUS, "there is no option -" + letter + "; set -o lists them"));
    }

    private static void listOptions(Shell shell, boolean forPeople) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Option option : Option.values()) {
            boolean on = shell.options().has(option);
            lines.append(forPeople ? option.word() + " ".repeat(16 - option.word().length()) + (on ? "on" : "off") : "set " + (on ? "-o " : "+o ") + option.word()).append('\n');
        }
        shell.print(lines.toString());
    }

    private static int alias(Shell shell, List<String> arguments) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (arguments.isEmpty()) {
            new java.util.TreeMap<>(shell.aliases()).forEach((name, text) -> lines.append(name).append('=').append(Quoting.quote(text)).append('\n'));
        }
        int status = 0;
        for (String word : arguments) {
            int equals = word.indexOf('=', 1);
            if (equals > 0) {
                shell.aliases().put(word.substring(0, equals), word.substring(equals + 1));
            } else if (shell.aliases().containsKey(word)) {
                lines.append(word).append('=').append(Quoting.quote(shell.aliases().get(word))).append('\n');
            } else {
                shell.complain("alias: there is no alias " + word);
                status = 1;
            }
        }
        shell.print(lines.toString());
        return status;
    }

    private static int unalias(Shell shell, List<String> arguments) {
        if (arguments.equals(List.of("-a"))) {
            shell.aliases().clear();
            return 0;
        }
        int status = 0;
        for (String name : arguments) {
            if (shell.aliases().remove(name) == null) {
                shell.complain("unalias: there is no alias " + name);
                status = 1;
            }
        }
        return status;
    }

    private static int trap(Shell shell, List<String> arguments) throws IOException {
        List<String> words = !arguments.isEmpty() && arguments.get(0).equals("--") ? arguments.subList(1, arguments.size()) : arguments;
        if (words.isEmpty() || words.equals(List.of("-p"))) {
            listTraps(shell);
            return 0;
        }
        // A first word that is a number is no action: all words are conditions that are reset.
        boolean resets = words.size() == 1 || words.get(0).equals("-") || Names.isNumber(words.get(0));
        List<String> conditions = words.get(0).equals("-") || !resets ? words.subList(1, words.size()) : words;
        for (String condition : conditions) {
            if (condition.equals("EXIT") || condition.equals("0")) {
                shell.traps().setAtEnd(resets ? null : words.get(0));
                continue;
            }
            Signal signal = Signal.of(condition).orElseThrow(() -> new Complaint(1, "there is no signal " + condition + "; kill -l lists them"));
            if (resets) {
                shell.traps().reset(signal);
            } else {
                shell.traps().set(signal, words.get(0));
            }
        }
        shell.catchTrapped();
        return 0;
    }

    private static void listTraps(Shell shell) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (shell.traps().atEnd() != null) {
            lines.append("trap -- ").append(Quoting.quote(shell.traps().atEnd())).append(" EXIT\n");
        }
        shell.traps().actions().forEach((signal, action) -> lines.append("trap -- ").append(Quoting.quote(action)).append(' ').append(signal).append('\n'));
        shell.print(lines.toString());
    }

    private static int umask(Shell shell, List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            shell.print(String.format("%04o%n", shell.mask()));
            return 0;
        } else if (arguments.equals(List.of("-S"))) {
            shell.print("u=" + letters(~shell.mask() >> 6) + ",g=" + letters(~shell.mask() >> 3) + ",o=" + letters(~shell.mask()) + "\n");
            return 0;
        }
        Optional<Integer> mask = mask(arguments.get(0), shell.mask());
        shell.setMask(mask.orElseThrow(() -> new Complaint(1, arguments.get(0) + " is no mask: octal digits, or as for chmod, like u=rwx,go=")));
        return 0;
    }

    private static String letters(int mode) {
        return ((mode & 4) != 0 ? "r" : "") + ((mode & 2) != 0 ? "w" : "") + ((mode & 1) != 0 ? "x" : "");
    }

    /** Empty if it is none. */
    private static Optional<Integer> mask(String text, int before) {
        if (text.matches("[0-7]{1,4}")) {
            return Optional.of(Integer.parseInt(text, 8) & 0777);
        }
        int mode = ~before & 0777;
        for (String clause : text.split(",")) {
            if (!clause.matches("[ugoa]*[-+=][rwx]*")) {
                return Optional.empty();
            }
            int sign = 0;
            while ("ugoa".indexOf(clause.charAt(sign)) >= 0) {
                sign++;
            }
            String who = clause.substring(0, sign);
            int bits = 0;
            for (char letter : clause.substring(sign + 1).toCharArray()) {
                bits |= letter == 'r' ? 4 : letter == 'w' ? 2 : 1;
            }
            for (int shift = 0; shift <= 6; shift += 3) {
                if (who.isEmpty() || who.indexOf('a') >= 0 || who.indexOf("ogu".charAt(shift / 3)) >= 0) {
                    int own = mode >> shift & 7;
                    own = clause.charAt(sign) == '=' ? bits : clause.charAt(sign) == '+' ? own | bits : own & ~bits;
                    mode = mode & ~(7 << shift) | own << shift;
                }
            }
        }
        return Optional.of(~mode & 0777);
    }
}
