package astryon.services.app.pattern;

import astryon.services.app.Complaint;

/** A bracket expression of POSIX as a class of characters of {@code java.util.regex}. */
final class Bracket {
    private final String text;
    private final StringBuilder out = new StringBuilder("[");
    private int at;

    /** @param at behind the opening bracket */
    Bracket(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Behind the closing bracket, when it is parsed. */
    int end() {
        return at;
    }

    private Complaint wrong(String what) {
        return new Complaint(2, "pattern " + text + ": " + what);
    }

    String parse() {
        if (at < text.length() && text.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        while (true) {
            if (at >= text.length()) {
                throw wrong("a [ is never closed");
            }
            if (text.charAt(at) == ']' && !first) {
                at++;
                return out.append(']').toString();
            }
            first = false;
            if (text.startsWith("[:", at)) {
                namedClass();
                continue;
            }
            int from = point();
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                int to = point();
                if (to < from) {
                    throw wrong("the range " + Character.toString(from) + "-" + Character.toString(to) + " ends before it starts");
                }
                append(from);
                out.append('-');
                append(to);
            } else {
                append(from);
            }
        }
    }

    private int point() {
        if (text.startsWith("[.", at) || text.startsWith("[=", at)) {
            char kind = text.charAt(at + 1);
            int close = text.indexOf(kind + "]", at + 2);
            if (close < 0 || text.codePointCount(at + 2, close) != 1) {
                throw wrong("[" + kind + " wants one character and " + kind + "] behind it");
            }
            int point = text.codePointAt(at + 2);
            at = close + 2;
            return point;
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private void append(int point) {
        if (point < 0x80 && !Character.isLetterOrDigit(point)) {
            out.append('\\');
        }
        out.appendCodePoint(point);
    }

    private void namedClass() {
        int close = text.indexOf(":]", at + 2);
        String name = close < 0 ? "" : text.substring(at + 2, close);
        String members = switch (name) {
            case "alnum" -> "\\p{L}\\p{Nd}";
            case "alpha" -> "\\p{L}";
            case "blank" -> " \\t";
            case "cntrl" -> "\\x00-\\x1f\\x7f";
            case "digit" -> "0-9";
            case "graph" -> "\\x21-\\x7e\\p{L}\\p{N}\\p{M}\\p{P}\\p{S}";
            case "lower" -> "\\p{Ll}";
            case "print" -> "\\x20-\\x7e\\p{L}\\p{N}\\p{M}\\p{P}\\p{S}\\p{Zs}";
            case "punct" -> "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e\\p{P}";
            case "space" -> " \\t\\n\\x0b\\f\\r";
            case "upper" -> "\\p{Lu}";
            case "xdigit" -> "0-9A-Fa-f";
            default -> throw wrong("[:" + name + (close < 0 ? "" : ":]")
                    + " is no class; they are alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit");
        };
        out.append(members);
        at = close + 2;
    }
}
