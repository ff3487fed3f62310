package astryon.services.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A script drawn from a seed: loops that end, functions, pipes, expansions, files. It does nothing of which POSIX leaves open what it does. */
final class RandomScript {
    private static final List<String> NAMES = List.of("a", "b", "c", "x");
    private static final List<String> TEXTS = List.of("one", "two words", "", "a.b.c", "x=y", "/usr/lib/file.tar.gz", " lead", "trail ", "a:b::c", "*", "f?", "tab\tin",
            "-n", "007", "42", "-3", "[ab]*", "it's", "back\\\\slash", "A_b");
    private static final List<String> PATTERNS = List.of("*", "?", "*.*", "a*", "*o", "[a-m]*", "*[0-9]", "'*'", "\"a\"*", "*:*", "/*/", "[!x]*", "*'.'?");
    private static final List<String> FILES = List.of("f1", "f2", "g.txt");

    private final Random random;
    private final StringBuilder script = new StringBuilder();
    private int counters;
    private int names;
    /** Those that may be called: not one within itself. */
    private final List<String> functions = new ArrayList<>();

    private RandomScript(long seed) {
        random = new Random(seed);
    }

    static String of(long seed) {
        RandomScript script = new RandomScript(seed);
        script.line("a=1 b='two words' c= x=x.y.z", 0);
        int count = 3 + script.random.nextInt(8);
        for (int i = 0; i < count; i++) {
            script.statement(0);
        }
        script.line("echo end $? \"$a|$b|$c|$x\" $#", 0);
        return script.script.toString();
    }

    private void line(String text, int depth) {
        script.append("  ".repeat(depth)).append(text).append('\n');
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void statements(int depth) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statement(depth);
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth < 3 ? 20 : 10)) {
            case 0, 1 -> line(assignment(), depth);
            case 2, 3, 4 -> line(command(), depth);
            case 5 -> line(command() + (chance(50) ? " && " : " || ") + command(), depth);
            case 6 -> line(pipeline(), depth);
            case 7 -> line(toFile(), depth);
            case 8 -> line(chance(50) ? "set -- " + words(random.nextInt(4)) : "[ $# -eq 0 ] || shift", depth);
            case 9 -> hereDocument(depth);
            case 10, 11 -> conditional(depth);
            case 12 -> forLoop(depth);
            case 13 -> whileLoop(depth);
            case 14 -> choice(depth);
            case 15 -> function(depth);
            case 16 -> group(depth, "(", ")" + (chance(30) ? " | cat" : ""));
            case 17 -> {
                // Each has a file of its own: who reads what it writes would not end.
                String file = "written" + counters++;
                group(depth, "{", "}" + (chance(50) ? " > " + file + "; cat " + file : ""));
            }
            case 18 -> splitting(depth);
            default -> readLoop(depth);
        }
    }

    private String assignment() {
        return pick(NAMES) + "=" + switch (random.nextInt(4)) {
            case 0 -> "$((" + arithmetic(2) + "))";
            case 1 -> "$(" + command() + ")";
            default -> word(1);
        };
    }

    private String command() {
        return command(true);
    }

    /** @param calls whether it may be a call of a function */
    private String command(boolean calls) {
        return switch (random.nextInt(8)) {
            case 0 -> "printf '<%s>\\n' " + words(1 + random.nextInt(3));
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> test();
            case 4 -> calls && !functions.isEmpty() ? pick(functions) + " " + words(random.nextInt(3)) : "echo none";
            default -> "echo : " + words(1 + random.nextInt(3)) + (chance(20) ? " $?" : "");
        };
    }

    private String test() {
        return switch (random.nextInt(5)) {
            case 0 -> "[ " + quoted() + " = " + quoted() + " ]";
            case 1 -> "[ -n " + quoted() + " ]";
            case 2 -> "[ $((" + arithmetic(1) + ")) -" + pick(List.of("lt", "le", "eq", "ne", "gt", "ge")) + " $((" + arithmetic(1) + ")) ]";
            case 3 -> "test -f " + pick(FILES);
            default -> "[ ! -z " + quoted() + " ]";
        };
    }

    private String pipeline() {
        StringBuilder line = new StringBuilder(chance(10) ? "! " : "").append(command());
        int stages = 1 + random.nextInt(2);
        for (int i = 0; i < stages; i++) {
            line.append(" | ").append(switch (random.nextInt(8)) {
                case 0 -> "while read l; do echo \"($l)\"; done";
                case 1 -> "{ read l m; echo \"$m $l\"; cat; }";
                case 2 -> "(cat; exit " + random.nextInt(3) + ")";
                case 3 -> "sed 's/o/0/g'";
                case 4 -> "tr a-m A-M";
                case 5 -> "sort | uniq -c";
                case 6 -> "wc -c";
                default -> "cat";
            });
        }
        return line.append(chance(40) ? "; echo $?" : "").toString();
    }

    private String toFile() {
        String file = pick(FILES);
        return command(false) + pick(List.of(" > ", " >> ")) + file + "; cat " + file + (chance(30) ? " < " + file : "");
    }

    private void hereDocument(int depth) {
        boolean quotes = chance(30);
        line("cat <<" + (quotes ? "'END'" : "END"), depth);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            script.append(pick(List.of("plain", "$a and ${b}", "\\$x", "$((" + arithmetic(1) + "))", "'q' \"r\"", "$(echo sub)", "  indented", "back\\\\slash"))).append('\n');
        }
        script.append("END\n");
    }

    private void conditional(int depth) {
        line("if " + condition() + "; then", depth);
        statements(depth + 1);
        if (chance(30)) {
            line("elif " + condition() + "; then", depth);
            statements(depth + 1);
        }
        if (chance(50)) {
            line("else", depth);
            statements(depth + 1);
        }
        line("fi", depth);
    }

    private String condition() {
        return chance(70) ? test() : pick(List.of("! ", "")) + command();
    }

    private void forLoop(int depth) {
        line("for " + pick(NAMES) + (chance(20) ? "" : " in " + words(random.nextInt(4))) + "; do", depth);
        statements(depth + 1);
        leaving(depth + 1);
        line("done", depth);
    }

    private void leaving(int depth) {
        if (chance(30)) {
            line(test() + " && " + pick(List.of("break", "continue")), depth);
        }
    }

    private void whileLoop(int depth) {
        String counter = "n" + counters++;
        line(counter + "=0", depth);
        boolean until = chance(30);
        line((until ? "until [ $" + counter + " -ge " : "while [ $" + counter + " -lt ") + (1 + random.nextInt(4)) + " ]; do", depth);
        line(counter + "=$((" + counter + " + 1))", depth + 1);
        statements(depth + 1);
        leaving(depth + 1);
        line("done" + (chance(20) ? " | cat" : ""), depth);
    }

    private void choice(int depth) {
        line("case " + word(1) + " in", depth);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            line((chance(30) ? "(" : "") + pick(PATTERNS) + (chance(30) ? " | " + pick(PATTERNS) : "") + ")", depth + 1);
            statements(depth + 2);
            line(";;", depth + 1);
        }
        line("esac", depth);
    }

    private void function(int depth) {
        String name = "f" + names++;
        line(name + "() {", depth);
        if (chance(50)) {
            line("local " + pick(NAMES) + "=" + word(1), depth + 1);
        }
        statements(depth + 1);
        if (chance(40)) {
            line("return " + random.nextInt(4), depth + 1);
        }
        line("}", depth);
        functions.add(name);
        line(name + " " + words(random.nextInt(3)) + "; echo $?", depth);
    }

    private void group(int depth, String open, String close) {
        line(open, depth);
        statements(depth + 1);
        if (open.equals("(") && chance(30)) {
            line("exit " + random.nextInt(5), depth + 1);
        }
        line(close, depth);
        line("echo $?", depth);
    }

    private void splitting(int depth) {
        line("(IFS='" + pick(List.of(":", " ", ".", " :", "/", "ao")) + "'", depth);
        line("for w in " + pick(List.of("$a$b", "x$x", "$x\"$b\"", "$b:$x", "\"$@\"", "\"$*\"")) + "; do echo \"[$w]\"; done)", depth);
    }

    private void readLoop(int depth) {
        line("printf '%s\\n' " + words(1 + random.nextInt(3)) + " | while read " + pick(List.of("-r l", "l", "l m", "k l m")) + "; do", depth);
        line("echo \"{$k|$l|$m}\"", depth + 1);
        line("done", depth);
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i > 0 ? " " : "").append(word(2));
        }
        return words.toString();
    }

    private String word(int depth) {
        StringBuilder word = new StringBuilder();
        int parts = 1 + random.nextInt(2);
        for (int i = 0; i < parts; i++) {
            word.append(switch (random.nextInt(7)) {
                case 0 -> "w" + random.nextInt(9);
                case 1 -> "'" + pick(TEXTS).replace("'", "") + "'";
                case 2, 3 -> expansion(depth);
                case 4 -> "$((" + arithmetic(1) + "))";
                case 5 -> depth > 0 && chance(40) ? "$(" + command() + ")" : "\\" + pick(List.of("$", "*", " ", "\\", "'", "z"));
                default -> quoted();
            });
        }
        return word.toString();
    }

    private String quoted() {
        return "\"" + pick(TEXTS).replace("'", "") + (chance(60) ? expansion(1) : "") + "\"";
    }

    private String expansion(int depth) {
        String name = pick(NAMES);
        return switch (random.nextInt(12)) {
            case 0 -> "${" + name + ":-" + pick(List.of("d", "$a", "none", "")) + "}";
            case 1 -> "${" + name + ":+" + pick(List.of("d", "$b", "")) + "}";
            case 2 -> "${" + name + "-unset}";
            case 3 -> "${#" + name + "}";
            case 4 -> "${" + name + "%" + pick(PATTERNS) + "}";
            case 5 -> "${" + name + "%%" + pick(PATTERNS) + "}";
            case 6 -> "${" + name + "#" + pick(PATTERNS) + "}";
            case 7 -> "${" + name + "##" + pick(PATTERNS) + "}";
            case 8 -> "$" + (1 + random.nextInt(3));
            default -> depth > 0 && chance(50) ? "${" + name + "}" : "$" + name;
        };
    }

    private String arithmetic(int depth) {
        if (depth == 0 || chance(30)) {
            return Integer.toString(random.nextInt(20));
        }
        String left = arithmetic(depth - 1);
        String right = arithmetic(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + left + " - " + right + ")";
            case 1 -> left + " * " + right;
            case 2 -> left + " / " + (1 + random.nextInt(9));
            case 3 -> left + pick(List.of("<", "==", "!=", ">=")) + right;
            case 4 -> left + pick(List.of("&", "|", "^", "<<", ">>")) + (1 + random.nextInt(7));
            case 5 -> "-" + left + " % " + (1 + random.nextInt(9));
            case 6 -> left + " ? (" + left + ") : " + right;
            default -> left + " + " + right;
        };
    }
}
