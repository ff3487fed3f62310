package astryon.services.app.shell;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The value of {@code $((expression))} (XCU 2.6.4): C's operators on 64 bits, on variables that hold numbers or expressions; by climbing precedences, evaluated
 * as it is read. What is not to be evaluated, as behind {@code 0 &&}, is read all the same.
 */
final class Arithmetic {
    /** Of operators with two sides: the higher, the closer they bind. */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(Map.entry("||", 0), Map.entry("&&", 1), Map.entry("|", 2), Map.entry("^", 3), Map.entry("&", 4),
            Map.entry("==", 5), Map.entry("!=", 5), Map.entry("<=", 6), Map.entry(">=", 6), Map.entry("<", 6), Map.entry(">", 6), Map.entry("<<", 7),
            Map.entry(">>", 7), Map.entry("+", 8), Map.entry("-", 8), Map.entry("*", 9), Map.entry("/", 9), Map.entry("%", 9), Map.entry("**", 10));
    /** Longer ones before those they begin with. */
    private static final List<String> SIGNS = List.of("<<=", ">>=", "**", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "^=",
            "|=", "++", "--", "|", "^", "&", "<", ">", "+", "-", "*", "/", "%", "=", "!", "~", "(", ")", "?", ":", ",");
    private static final int MOST_NESTED = 100;

    private final String text;
    private final Shell shell;
    private final int depth;
    private int at;
    private boolean evaluates = true;

    private Arithmetic(String text, Shell shell, int depth) {
        this.text = text;
        this.shell = shell;
        this.depth = depth;
    }

    static long evaluate(String text, Shell shell) {
        return new Arithmetic(text, shell, 0).all();
    }

    private long all() {
        if (depth > MOST_NESTED) {
            throw error("variables refer to each other without end");
        }
        skipBlanks();
        if (at == text.length()) {
            return 0;
        }
        long value = comma();
        if (at < text.length()) {
            throw error("\"" + text.substring(at) + "\" is not expected");
        }
        return value;
    }

    private ShellError error(String what) {
        return new ShellError("arithmetic: " + what + " in \"" + text.strip() + "\"");
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The sign that comes next; empty if none does. */
    private String sign() {
        if (at == text.length() || Names.continuesName(text.charAt(at))) {
            return "";
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return sign;
            }
        }
        return "";
    }

    private boolean accept(String wanted) {
        if (!sign().equals(wanted)) {
            return false;
        }
        at += wanted.length();
        skipBlanks();
        return true;
    }

    private long comma() {
        long value = conditional();
        while (accept(",")) {
            value = conditional();
        }
        return value;
    }

    private long conditional() {
        long condition = binary(0);
        if (!accept("?")) {
            return condition;
        }
        long first = only(condition != 0, this::comma);
        if (!accept(":")) {
            throw error("a colon is missing behind \"?\"");
        }
        long second = only(condition == 0, this::conditional);
        return condition != 0 ? first : second;
    }

    private long only(boolean evaluated, LongSupplier part) {
        boolean before = evaluates;
        evaluates &= evaluated;
        long value = part.getAsLong();
        evaluates = before;
        return value;
    }

    private long binary(int least) {
        long left = unary();
        while (true) {
            String sign = sign();
            int level = LEVELS.getOrDefault(sign, -1);
            if (level < least) {
                return left;
            }
            accept(sign);
            long before = left;
            left = switch (sign) {
                case "||" -> truth(before != 0 | only(before == 0, () -> binary(level + 1)) != 0);
                case "&&" -> truth(before != 0 & only(before != 0, () -> binary(level + 1)) != 0);
                // A power binds to the right.
                case "**" -> power(before, binary(level));
                default -> apply(sign, before, binary(level + 1));
            };
        }
    }

    private long apply(String sign, long a, long b) {
        if ((sign.equals("/") || sign.equals("%")) && b == 0) {
            if (evaluates) {
                throw error("division by zero");
            }
            return 0;
        }
        return switch (sign) {
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> truth(a == b);
            case "!=" -> truth(a != b);
            case "<=" -> truth(a <= b);
            case ">=" -> truth(a >= b);
            case "<" -> truth(a < b);
            case ">" -> truth(a > b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> throw error("\"" + sign + "\" is not expected");
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    private long power(long a, long b) {
        if (b < 0) {
            if (evaluates) {
                throw error("a negative exponent");
            }
            return 0;
        }
        long result = 1;
        for (long square = a, left = b; left > 0; left >>= 1, square *= square) {
            result *= (left & 1) != 0 ? square : 1;
        }
        return result;
    }

    private long unary() {
        String sign = sign();
        if (sign.equals("++") || sign.equals("--")) {
            accept(sign);
            if (at == text.length() || !Names.startsName(text.charAt(at))) {
                // No variable follows: two signs of a number.
                return sign.equals("++") ? unary() : -(-unary());
            }
            String name = name();
            return assign(name, sign.equals("++") ? value(name) + 1 : value(name) - 1);
        } else if (accept("-")) {
            return -unary();
        } else if (accept("+")) {
            return unary();
        } else if (accept("!")) {
            return truth(unary() == 0);
        } else if (accept("~")) {
            return ~unary();
        }
        return primary();
    }

    private long primary() {
        if (accept("(")) {
            long value = comma();
            if (!accept(")")) {
                throw error("a closing parenthesis is missing");
            }
            return value;
        }
        if (at < text.length() && Names.startsName(text.charAt(at))) {
            return variable(name());
        } else if (at < text.length() && Names.isDigit(text.charAt(at))) {
            return number();
        }
        throw error(at == text.length() ? "something is missing at the end" : "\"" + text.substring(at) + "\" is not expected");
    }

    private String name() {
        int start = at;
        while (at < text.length() && Names.continuesName(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipBlanks();
        return name;
    }

    private long variable(String name) {
        String sign = sign();
        if (sign.equals("++") || sign.equals("--")) {
            accept(sign);
            long value = value(name);
            assign(name, sign.equals("++") ? value + 1 : value - 1);
            return value;
        } else if (sign.equals("=")) {
            accept(sign);
            return assign(name, conditional());
        } else if (sign.endsWith("=") && !List.of("==", "!=", "<=", ">=").contains(sign)) {
            accept(sign);
            String operator = sign.substring(0, sign.length() - 1);
            return assign(name, apply(operator, value(name), conditional()));
        }
        return value(name);
    }

    private long assign(String name, long value) {
        if (evaluates) {
            shell.assign(name, Long.toString(value));
        }
        return value;
    }

    private long value(String name) {
        if (!evaluates) {
            return 0;
        }
        String value = shell.parameter(name);
        if (value == null && shell.options().has(Option.NOUNSET)) {
            throw new ShellError(name + ": is not set, and set -u is in force");
        }
        return value == null ? 0 : new Arithmetic(value, shell, depth + 1).all();
    }

    private long number() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '#' || text.charAt(at) == '_')) {
            at++;
        }
        String digits = text.substring(start, at);
        skipBlanks();
        int base = digits.indexOf('#');
        try {
            if (base > 0) {
                return Long.parseLong(digits.substring(base + 1), Integer.parseInt(digits.substring(0, base)));
            } else if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            }
            return Long.parseUnsignedLong(digits, digits.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException none) {
            throw error("\"" + digits + "\" is no number");
        }
    }
}
