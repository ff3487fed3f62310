package astryon.services.app.sed;

import astryon.services.app.Complaint;
import astryon.services.app.pattern.Regex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads scripts: POSIX's, with what GNU's adds to addresses and one-line texts. */
final class SedParser {
    private static final String TWO_ADDRESSES = "{bcdDgGhHlnNpPrstTwxyz=ai";
    private static final String ONE_ADDRESS = "qQ";

    private final String script;
    private final Regex.Syntax syntax;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Deque<Integer> braces = new ArrayDeque<>();
    private int at;

    private SedParser(String script, boolean extended) {
        this.script = script;
        this.syntax = extended ? Regex.Syntax.EXTENDED : Regex.Syntax.BASIC;
    }

    static List<SedCommand> parse(String script, boolean extended) {
        SedParser parser = new SedParser(script, extended);
        parser.parse();
        return parser.commands;
    }

    private Complaint wrong(String what) {
        int line = 1 + (int) script.substring(0, Math.min(at, script.length())).chars().filter(c -> c == '\n').count();
        return new Complaint(1, "script, line " + line + ": " + what);
    }

    private void parse() {
        while (true) {
            skip(" \t\n;");
            if (at == script.length()) {
                break;
            }
            if (peek() == '#') {
                line();
                continue;
            }
            parseCommand();
        }
        if (!braces.isEmpty()) {
            throw wrong("a { is never closed");
        }
        for (SedCommand command : commands) {
            if (command.name == 'b' || command.name == 't' || command.name == 'T') {
                Integer target = command.text.isEmpty() ? Integer.valueOf(commands.size()) : labels.get(command.text);
                if (target == null) {
                    throw wrong("there is no label " + command.text);
                }
                command.target = target;
            }
        }
    }

    private char peek() {
        return at < script.length() ? script.charAt(at) : 0;
    }

    private void skip(String characters) {
        while (at < script.length() && characters.indexOf(script.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The rest of the line. */
    private String line() {
        int end = script.indexOf('\n', at);
        String line = script.substring(at, end < 0 ? script.length() : end);
        at = end < 0 ? script.length() : end + 1;
        return line;
    }

    private void parseCommand() {
        Optional<SedAddress> start = address();
        Optional<SedAddress> end = Optional.empty();
        skip(" \t");
        if (start.isPresent() && peek() == ',') {
            at++;
            skip(" \t");
            end = endAddress();
        }
        boolean zero = start.isPresent() && start.get().kind() == SedAddress.Kind.LINE && start.get().first() == 0;
        if (zero && (end.isEmpty() || end.get().kind() != SedAddress.Kind.PATTERN)) {
            throw wrong("line 0 can only start a range that ends with a pattern: lines are counted from 1");
        }
        skip(" \t");
        boolean negated = false;
        while (peek() == '!') {
            negated = true;
            at++;
            skip(" \t");
        }
        if (at == script.length()) {
            throw wrong("a command is missing");
        }
        char name = script.charAt(at++);
        if (start.isPresent() && (name == ':' || name == '}')) {
            throw wrong(name + " takes no address");
        } else if (end.isPresent() && ONE_ADDRESS.indexOf(name) >= 0) {
            throw wrong(name + " takes one address, not a range");
        }
        parseRest(new SedCommand(name, start, end, negated));
    }

    private Optional<SedAddress> address() {
        char c = peek();
        if (c >= '0' && c <= '9') {
            long first = number();
            skip(" \t");
            if (peek() == '~') {
                at++;
                return Optional.of(SedAddress.of(SedAddress.Kind.STEP, first, number()));
            }
            return Optional.of(SedAddress.of(SedAddress.Kind.LINE, first, 0));
        } else if (c == '$') {
            at++;
            return Optional.of(SedAddress.of(SedAddress.Kind.LAST, 0, 0));
        } else if (c == '/' || c == '\\') {
            at += c == '\\' ? 2 : 1;
            if (at > script.length()) {
                throw wrong("nothing stands behind the \\");
            }
            String pattern = delimited(script.charAt(at - 1), true);
            boolean ignoreCase = false;
            boolean multiline = false;
            while (peek() == 'I' || peek() == 'M') {
                ignoreCase |= peek() == 'I';
                multiline |= peek() == 'M';
                at++;
            }
            return Optional.of(new SedAddress(SedAddress.Kind.PATTERN, 0, 0, regex(pattern, ignoreCase, multiline)));
        }
        return Optional.empty();
    }

    private Optional<SedAddress> endAddress() {
        if (peek() == '+' || peek() == '~') {
            SedAddress.Kind kind = peek() == '+' ? SedAddress.Kind.MORE : SedAddress.Kind.MULTIPLE;
            at++;
            return Optional.of(SedAddress.of(kind, number(), 0));
        }
        Optional<SedAddress> end = address();
        if (end.isEmpty()) {
            throw wrong("an address is missing behind the comma");
        }
        return end;
    }

    private long number() {
        int from = at;
        skip("0123456789");
        if (at == from || at - from > 18) {
            throw wrong(at == from ? "a number is missing" : script.substring(from, at) + " is too large");
        }
        return Long.parseLong(script.substring(from, at));
    }

    private Optional<Regex> regex(String pattern, boolean ignoreCase, boolean multiline) {
        try {
            return pattern.isEmpty() ? Optional.empty() : Optional.of(Regex.compile(pattern, syntax, ignoreCase, multiline));
        } catch (Complaint complaint) {
            throw wrong(complaint.getMessage());
        }
    }

    /** Up to {@code end}, which is itself behind a backslash. In a pattern, brackets hide it, and {@code \n} and {@code \t} are what they say. */
    private String delimited(char end, boolean pattern) {
        StringBuilder text = new StringBuilder();
        boolean bracket = false;
        while (true) {
            if (at >= script.length() || script.charAt(at) == '\n' && pattern) {
                throw wrong("a " + end + " is missing");
            }
            char c = script.charAt(at++);
            if (c == end && !bracket) {
                return text.toString();
            }
            if (c == '\\' && at < script.length() && !bracket) {
                char next = script.charAt(at++);
                if (next == end) {
                    text.append(pattern && ".*[]^$+?(){}|".indexOf(end) >= 0 ? "\\" : "").append(end);
                } else if (pattern && next == 't') {
                    text.append('\t');
                } else {
                    text.append('\\').append(next);
                }
                continue;
            }
            if (pattern && c == '\\' && bracket && (peek() == 'n' || peek() == 't')) {
                c = script.charAt(at++) == 'n' ? '\n' : '\t';
            } else if (pattern && c == '[' && !bracket) {
                bracket = true;
                text.append(c);
                if (peek() == '^') {
                    text.append(script.charAt(at++));
                }
                if (peek() == ']') {
                    text.append(script.charAt(at++));
                }
                continue;
            } else if (bracket && c == '[' && (peek() == ':' || peek() == '.' || peek() == '=')) {
                int close = script.indexOf(peek() + "]", at + 1);
                if (close > 0) {
                    text.append(script, at - 1, close + 2);
                    at = close + 2;
                    continue;
                }
            } else if (bracket && c == ']') {
                bracket = false;
            }
            text.append(c);
        }
    }

    private void parseRest(SedCommand command) {
        switch (command.name) {
            case '{' -> braces.push(commands.size());
            case '}' -> {
                if (braces.isEmpty()) {
                    throw wrong("a } has no { before it");
                }
                commands.get(braces.pop()).target = commands.size() + 1;
                endOfCommand();
            }
            case ':' -> {
                skip(" \t");
                String label = label();
                if (label.isEmpty()) {
                    throw wrong(": wants a label");
                }
                labels.put(label, commands.size());
                return;
            }
            case 'b', 't', 'T' -> {
                skip(" \t");
                command.text = label();
            }
            case 'a', 'i', 'c' -> command.text = text();
            case 'r', 'w' -> {
                skip(" \t");
                command.text = line();
                if (command.text.isEmpty()) {
                    throw wrong(command.name + " wants the name of a file");
                }
            }
            case 'q', 'Q' -> {
                skip(" \t");
                command.status = Character.isDigit(peek()) ? (int) (number() & 0xff) : 0;
                endOfCommand();
            }
            case 's' -> command.substitution = Optional.of(substitution());
            case 'y' -> {
                command.characters = characters();
                endOfCommand();
            }
            default -> {
                if (TWO_ADDRESSES.indexOf(command.name) < 0) {
                    throw wrong("there is no command " + command.name);
                }
                endOfCommand();
            }
        }
        commands.add(command);
    }

    private void endOfCommand() {
        skip(" \t");
        char c = peek();
        if (at < script.length() && c != '\n' && c != ';' && c != '}' && c != '#') {
            throw wrong("what is " + script.substring(at).lines().findFirst().orElse("") + "? a command ends with ; or the line");
        }
    }

    private String label() {
        int from = at;
        while (at < script.length() && script.charAt(at) != '\n' && script.charAt(at) != ';') {
            at++;
        }
        return script.substring(from, at).strip();
    }

    /** Of a, i and c: behind a backslash and a line end, or on the line. A backslash keeps the line end behind it, and any other character as it is. */
    private String text() {
        skip(" \t");
        if (peek() == '\\') {
            at++;
            skip(" \t");
            if (peek() == '\n') {
                at++;
            }
        }
        if (at >= script.length()) {
            throw wrong("a text is missing");
        }
        StringBuilder text = new StringBuilder();
        while (at < script.length() && peek() != '\n') {
            char c = script.charAt(at++);
            if (c == '\\' && at < script.length()) {
                c = script.charAt(at++);
            }
            text.append(c);
        }
        return text.append('\n').toString();
    }

    private SedSubstitution substitution() {
        char delimiter = at < script.length() ? script.charAt(at++) : '\n';
        if (delimiter == '\n' || delimiter == '\\') {
            throw wrong("s wants a delimiter, as in s/old/new/");
        }
        String pattern = delimited(delimiter, true);
        List<Object> replacement = replacement(delimited(delimiter, false), delimiter);
        int number = 1;
        boolean all = false;
        boolean prints = false;
        boolean ignoreCase = false;
        boolean multiline = false;
        String file = "";
        for (boolean more = true; more; ) {
            char flag = peek();
            switch (flag) {
                case 'g' -> all = true;
                case 'p' -> prints = true;
                case 'i', 'I' -> ignoreCase = true;
                case 'm', 'M' -> multiline = true;
                case 'w' -> {
                    at++;
                    skip(" \t");
                    file = line();
                    more = false;
                }
                default -> {
                    more = flag >= '0' && flag <= '9';
                    if (more) {
                        number = (int) Math.min(Integer.MAX_VALUE, number());
                        at--;
                        if (number == 0) {
                            throw wrong("matches are counted from 1");
                        }
                    }
                }
            }
            at += more ? 1 : 0;
        }
        if (file.isEmpty()) {
            endOfCommand();
        }
        Optional<Regex> regex = regex(pattern, ignoreCase, multiline);
        for (Object part : replacement) {
            if (part instanceof Integer group && regex.isPresent() && -group - 1 > regex.get().groups()) {
                throw wrong("\\" + (-group - 1) + " names a group that the pattern does not have");
            }
        }
        return new SedSubstitution(regex, replacement, number, all, prints, file);
    }

    private static List<Object> replacement(String text, char delimiter) {
        List<Object> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int group = 0;
            if (c == '&' && delimiter != '&') {
                group = -1;
            } else if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
                group = c >= '0' && c <= '9' ? -(c - '0') - 1 : 0;
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
            }
            if (group == 0) {
                literal.append(c);
            } else {
                parts.add(literal.toString());
                literal.setLength(0);
                parts.add(group);
            }
        }
        parts.add(literal.toString());
        return parts;
    }

    private Map<Integer, Integer> characters() {
        char delimiter = at < script.length() ? script.charAt(at++) : '\n';
        int[] from = unescaped(delimited(delimiter, false));
        int[] to = unescaped(delimited(delimiter, false));
        if (from.length != to.length) {
            throw wrong("y wants as many characters as it replaces: " + from.length + " are not " + to.length);
        }
        Map<Integer, Integer> characters = new HashMap<>();
        for (int i = 0; i < from.length; i++) {
            characters.putIfAbsent(from[i], to[i]);
        }
        return characters;
    }

    private static int[] unescaped(String text) {
        return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\").codePoints().toArray();
    }
}
