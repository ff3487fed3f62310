package astryon.services.app.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of names of files, and of what the shell compares (XCU 2.14): {@code * ? [...]}, and a backslash before what stands for itself. Slashes and points are like any other character. Characters are
 * code points.
 */
public final class FilePattern {
    private static final int ANY = -1;
    private static final int ANY_NUMBER = -2;
    private static final int BRACKET = -3;

    /** Code points, or one of the above. */
    private final int[] elements;
    /** By place in {@code elements}. */
    private final Bracket[] brackets;
    private final int length;
    private final boolean ignoresCase;

    public FilePattern(String text) {
        this(text, false);
    }

    private FilePattern(String text, boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
        int[] points = text.codePoints().toArray();
        elements = new int[points.length];
        brackets = new Bracket[points.length];
        int count = 0;
        int i = 0;
        while (i < points.length) {
            int c = points[i++];
            if (c == '\\' && i < points.length) {
                elements[count++] = points[i++];
            } else if (c == '?') {
                elements[count++] = ANY;
            } else if (c == '*') {
                elements[count++] = ANY_NUMBER;
            } else if (c == '[' && Bracket.end(points, i) >= 0) {
                brackets[count] = new Bracket(points, i);
                i = Bracket.end(points, i) + 1;
                elements[count++] = BRACKET;
            } else {
                elements[count++] = c;
            }
        }
        length = count;
    }

    /** One to which upper and lower case are the same. */
    public static FilePattern ofEitherCase(String text) {
        return new FilePattern(text, true);
    }

    /** Text that stands for itself, as part of a pattern. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == ']' || c == '\\' || c == '-' || c == '!' || c == '^') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    /** Without the backslashes before what stands for itself. */
    public static String unquote(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
        }
        return text.toString();
    }

    /** Whether anything in it does not stand for itself. */
    public static boolean isMagic(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[' && pattern.indexOf(']', i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the whole text. Goes back to the last {@code *} only: an earlier one could take nothing that the last cannot. */
    public boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int at = 0;
        int element = 0;
        int star = -1;
        int starAt = 0;
        while (at < points.length) {
            if (element < length && elements[element] == ANY_NUMBER) {
                star = element++;
                starAt = at;
            } else if (element < length && matchesOne(element, points[at])) {
                element++;
                at++;
            } else if (star >= 0) {
                element = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (element < length && elements[element] == ANY_NUMBER) {
            element++;
        }
        return element == length;
    }

    private boolean matchesOne(int element, int c) {
        return isOne(element, c) || ignoresCase && (isOne(element, Character.toLowerCase(c)) || isOne(element, Character.toUpperCase(c)));
    }

    private boolean isOne(int element, int c) {
        return switch (elements[element]) {
            case ANY -> true;
            case BRACKET -> brackets[element].contains(c);
            default -> elements[element] == c;
        };
    }

    /** {@code [...]}: single characters, ranges and classes; {@code !} first turns it round. */
    private static final class Bracket {
        private final boolean negated;
        /** First and last, by turns. */
        private final List<Integer> ranges = new ArrayList<>();
        private final List<String> classes = new ArrayList<>();

        /** The place of the closing bracket; -1 if there is none. {@code from} is behind the opening one. */
        static int end(int[] points, int from) {
            int i = from < points.length && isNegation(points[from]) ? from + 1 : from;
            int first = i;
            while (i < points.length) {
                if (points[i] == ']' && i > first) {
                    return i;
                } else if (points[i] == '\\') {
                    i++;
                } else if (isClass(points, i)) {
                    i = classEnd(points, i);
                }
                i++;
            }
            return -1;
        }

        private static boolean isNegation(int c) {
            return c == '!' || c == '^';
        }

        private static boolean isClass(int[] points, int at) {
            return points[at] == '[' && at + 1 < points.length && points[at + 1] == ':' && classEnd(points, at) > 0;
        }

        /** The place of the bracket behind {@code [:name:}; -1 if there is none. */
        private static int classEnd(int[] points, int at) {
            for (int i = at + 2; i + 1 < points.length; i++) {
                if (points[i] == ':' && points[i + 1] == ']') {
                    return i + 1;
                } else if (!Character.isLetter(points[i])) {
                    return -1;
                }
            }
            return -1;
        }

        Bracket(int[] points, int from) {
            int end = end(points, from);
            negated = isNegation(points[from]);
            int i = negated ? from + 1 : from;
            while (i < end) {
                if (isClass(points, i)) {
                    int close = classEnd(points, i);
                    classes.add(new String(points, i + 2, close - i - 3));
                    i = close + 1;
                    continue;
                }
                i += points[i] == '\\' ? 1 : 0;
                int first = points[i++];
                int last = first;
                if (i + 1 < end && points[i] == '-') {
                    i += points[i + 1] == '\\' ? 2 : 1;
                    last = points[i++];
                }
                ranges.add(first);
                ranges.add(last);
            }
        }

        boolean contains(int c) {
            boolean found = classes.stream().anyMatch(name -> isOfClass(name, c));
            for (int i = 0; i < ranges.size(); i += 2) {
                found |= c >= ranges.get(i) && c <= ranges.get(i + 1);
            }
            return found != negated;
        }

        private static boolean isOfClass(String name, int c) {
            return switch (name) {
                case "alpha" -> Character.isLetter(c);
                case "digit" -> c >= '0' && c <= '9';
                case "alnum" -> Character.isLetterOrDigit(c);
                case "upper" -> Character.isUpperCase(c);
                case "lower" -> Character.isLowerCase(c);
                case "space" -> c == ' ' || c >= '\t' && c <= '\r';
                case "blank" -> c == ' ' || c == '\t';
                case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
                case "cntrl" -> Character.isISOControl(c);
                case "print" -> !Character.isISOControl(c);
                case "graph" -> c != ' ' && !Character.isISOControl(c);
                case "xdigit" -> Character.digit(c, 16) >= 0 && c < 0x80;
                default -> false;
            };
        }
    }
}
