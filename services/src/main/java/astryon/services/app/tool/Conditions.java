package astryon.services.app.tool;

import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The conditions of {@code test} (XCU 4, test): how many words there are says what they mean; more than four are taken apart by {@code -o}, {@code -a}, {@code !}. */
final class Conditions {
    private static final List<String> OF_ONE = List.of("-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-L", "-n", "-p", "-r", "-s", "-S", "-t", "-u", "-w", "-x",
            "-z", "-O", "-G");
    private static final List<String> OF_TWO = List.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
    private static final Map<Character, Integer> MODES = Map.of('u', 04000, 'g', 02000, 'k', 01000);
    private static final int KIND = 0170000;
    private static final Map<Character, Integer> KINDS = Map.of('b', 0060000, 'c', 0020000, 'p', 0010000, 'S', 0140000);

    private final List<String> words;
    private final Invocation invocation;
    private final IntPredicate terminals;
    private int at;

    Conditions(List<String> words, Invocation invocation, IntPredicate terminals) {
        this.words = words;
        this.invocation = invocation;
        this.terminals = terminals;
    }

    boolean holds() {
        if (words.isEmpty()) {
            return false;
        }
        boolean result = either();
        if (at < words.size()) {
            throw new Complaint(2, words.get(at) + " is not expected there");
        }
        return result;
    }

    private boolean accept(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean either() {
        boolean result = both();
        while (accept("-o")) {
            result |= both();
        }
        return result;
    }

    private boolean both() {
        boolean result = negation();
        while (accept("-a")) {
            result &= negation();
        }
        return result;
    }

    private int left() {
        return words.size() - at;
    }

    private boolean isOfTwo(int place) {
        return place < words.size() && OF_TWO.contains(words.get(place));
    }

    private boolean negation() {
        if (left() > 1 && words.get(at).equals("!") && !(left() >= 3 && isOfTwo(at + 1) && left() == 3)) {
            at++;
            return !negation();
        }
        return primary();
    }

    private boolean primary() {
        if (left() == 0) {
            throw new Complaint(2, "a condition is missing behind " + words.get(words.size() - 1));
        } else if (left() >= 3 && isOfTwo(at + 1)) {
            at += 3;
            return compare(words.get(at - 3), words.get(at - 2), words.get(at - 1));
        } else if (left() >= 3 && accept("(")) {
            boolean result = either();
            if (!accept(")")) {
                throw new Complaint(2, "the closing ) is missing");
            }
            return result;
        } else if (left() >= 2 && OF_ONE.contains(words.get(at))) {
            at += 2;
            return look(words.get(at - 2).charAt(1), words.get(at - 1));
        } else if (left() >= 2 && !words.get(at + 1).equals("-a") && !words.get(at + 1).equals("-o") && !words.get(at + 1).equals(")")) {
            throw new Complaint(2, words.get(left() == 2 ? at : at + 1) + " is no condition that test knows");
        }
        return !words.get(at++).isEmpty();
    }

    private boolean compare(String first, String operator, String second) {
        switch (operator) {
            case "=", "==":
                return first.equals(second);
            case "!=":
                return !first.equals(second);
            case "<":
                return first.compareTo(second) < 0;
            case ">":
                return first.compareTo(second) > 0;
            case "-nt":
                return newer(first, second);
            case "-ot":
                return newer(second, first);
            case "-ef":
                return isSame(first, second);
            default:
                int order = Long.compare(number(first), number(second));
                return switch (operator) {
                    case "-eq" -> order == 0;
                    case "-ne" -> order != 0;
                    case "-lt" -> order < 0;
                    case "-le" -> order <= 0;
                    case "-gt" -> order > 0;
                    default -> order >= 0;
                };
        }
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word.strip());
        } catch (NumberFormatException none) {
            throw new Complaint(2, (word.isEmpty() ? "an empty word" : word) + " is no number");
        }
    }

    private Path path(String name) {
        return invocation.path(name);
    }

    private boolean newer(String first, String second) {
        try {
            return Files.exists(path(first)) && (!Files.exists(path(second))
                    || Files.getLastModifiedTime(path(first)).compareTo(Files.getLastModifiedTime(path(second))) > 0);
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isSame(String first, String second) {
        try {
            return Files.exists(path(first)) && Files.exists(path(second)) && Files.isSameFile(path(first), path(second));
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean look(char letter, String word) {
        if (letter == 'n' || letter == 'z') {
            return word.isEmpty() == (letter == 'z');
        } else if (letter == 't') {
            return terminals.test((int) number(word));
        } else if (word.isEmpty()) {
            return false;
        }
        Path path = path(word);
        return switch (letter) {
            case 'e' -> Files.exists(path);
            case 'f' -> Files.isRegularFile(path);
            case 'd' -> Files.isDirectory(path);
            case 'h', 'L' -> Files.isSymbolicLink(path);
            case 'r' -> Files.isReadable(path);
            case 'w' -> Files.isWritable(path);
            case 'x' -> Files.isExecutable(path);
            case 's' -> Files.exists(path) && size(path) > 0;
            case 'O', 'G' -> Files.exists(path);
            default -> isOfMode(path, letter);
        };
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static boolean isOfMode(Path path, char letter) {
        try {
            int mode = (Integer) Files.getAttribute(path, "unix:mode");
            return KINDS.containsKey(letter) ? (mode & KIND) == KINDS.get(letter) : (mode & MODES.get(letter)) != 0;
        } catch (IOException | UnsupportedOperationException notKnown) {
            return false;
        }
    }
}
