package astryon.compiler.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random expressions over the variables in scope, of a wanted type. They are rich in side effects and may throw: Java defines the order
 * of both, so they are part of what must agree.
 */
final class RandomExpressions {

    /** A place that can be read, and written unless it is a loop's own counter or {@code this}. */
    record Variable(String text, Kind kind, boolean writable) {
    }

    /** A method that can be called; {@code receiver} is empty for static ones. */
    record Callee(String name, Kind result, List<Kind> parameters, boolean needsReceiver, boolean cheap) {
    }

    private static final int[] INTS = {0, 1, -1, 2, 3, 5, 7, 8, 10, 15, 16, 31, 32, 33, 63, 64, 100, 127, 128, -128, 255, 256, 1000, 32767, 32768, -32768, 65535,
        65536, 0x55555555, 0x12345678, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
    private static final long[] LONGS = {0, 1, -1, 2, 3, 7, 10, 31, 32, 63, 64, 255, 1000, 0x7fffffffL, 0x80000000L, 0xffffffffL, 0x100000000L, -0x80000000L,
        -0x80000001L, 0x123456789abcdefL, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 52, 1L << 62};
    private static final double[] DOUBLES = {0, -0.0, 1, -1, 0.5, 2, 3, 10, 0.1, 1e10, -1e10, 1e300, 1e-300, 2147483647.0, 2147483648.0, -2147483649.0, 9.3e18,
        Double.MIN_VALUE, Double.MAX_VALUE, 1 << 24, 0.3333333};

    final Random random;
    final List<Variable> scope = new ArrayList<>();
    private final List<Callee> callees;
    private final List<String> classes;
    /** Inside loops that spend no fuel calls are left out. */
    boolean calls = true;
    private int lambdas;

    RandomExpressions(Random random, List<Callee> callees, List<String> classes) {
        this.random = random;
        this.callees = callees;
        this.classes = classes;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A variable of this kind, or null. */
    Variable variable(Kind kind, boolean toWrite) {
        List<Variable> fitting = new ArrayList<>();
        for (Variable variable : scope) {
            if (variable.kind() == kind && (variable.writable() || !toWrite)) {
                fitting.add(variable);
            }
        }
        return fitting.isEmpty() ? null : fitting.get(below(fitting.size()));
    }

    String expression(Kind kind, int depth) {
        if (kind.isNarrow()) {
            return chance(20) && variable(kind, false) != null ? variable(kind, false).text() : "(" + kind.text + ") (" + expression(Kind.INT, depth - 1) + ")";
        }
        if (kind.isArray()) {
            return array(kind, depth);
        }
        if (kind == Kind.OBJECT) {
            return object(depth);
        }
        if (depth <= 0) {
            return leaf(kind);
        }
        return kind == Kind.BOOLEAN ? condition(depth) : number(kind, depth);
    }

    private String leaf(Kind kind) {
        Variable variable = variable(kind, false);
        if (kind == Kind.INT && chance(25)) {
            Variable narrow = variable(any(new Kind[] {Kind.BYTE, Kind.SHORT, Kind.CHAR}), false);
            variable = narrow != null ? narrow : variable;
        }
        if (variable != null && chance(70)) {
            return variable.text();
        }
        return literal(kind);
    }

    String literal(Kind kind) {
        switch (kind) {
            case BOOLEAN:
                return chance(50) ? "true" : "false";
            case INT:
                return bracketed(String.valueOf(chance(30) ? random.nextInt() : chance(50) ? below(20) : INTS[below(INTS.length)]));
            case LONG:
                return bracketed((chance(30) ? random.nextLong() : chance(40) ? below(20) : LONGS[below(LONGS.length)]) + "L");
            case FLOAT: {
                int special = below(25);
                float value = chance(50) ? (float) DOUBLES[below(DOUBLES.length)] : (float) (random.nextGaussian() * 100);
                return special == 0 ? "Float.NaN" : special == 1 || Float.isInfinite(value) ? "Float.POSITIVE_INFINITY" : bracketed(value + "f");
            }
            default: {
                int special = below(25);
                double value = chance(50) ? DOUBLES[below(DOUBLES.length)] : random.nextGaussian() * 1000;
                return special == 0 ? "Double.NaN" : special == 1 ? "Double.NEGATIVE_INFINITY" : bracketed(String.valueOf(value));
            }
        }
    }

    private static String bracketed(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    private String number(Kind kind, int depth) {
        boolean whole = kind == Kind.INT || kind == Kind.LONG;
        switch (below(whole ? 19 : 15)) {
            case 0:
                return leaf(kind);
            case 1:
            case 2:
            case 3:
                return "(" + expression(kind, depth - 1) + " " + any(new String[] {"+", "-", "*"}) + " " + expression(kind, depth - 1) + ")";
            case 4:
                return division(kind, depth);
            case 5:
                return "(-" + expression(kind, depth - 1) + ")";
            case 6: {
                Kind from = any(Kind.NUMBERS);
                return "((" + kind.text + ") " + expression(from, depth - 1) + ")";
            }
            case 7:
                return "(" + expression(Kind.BOOLEAN, depth - 1) + " ? " + expression(kind, depth - 1) + " : " + expression(kind, depth - 1) + ")";
            case 8:
                return element(kind, depth);
            case 9:
            case 10:
                return assignment(kind, depth);
            case 11:
            case 12:
                return call(kind, depth);
            case 13:
                return library(kind, depth);
            case 14:
                return field(kind, depth);
            case 15:
            case 16:
                return "(" + expression(kind, depth - 1) + " " + any(new String[] {"&", "|", "^"}) + " " + expression(kind, depth - 1) + ")";
            case 17:
                return "(" + expression(kind, depth - 1) + " " + any(new String[] {"<<", ">>", ">>>"}) + " "
                        + (chance(50) ? String.valueOf(below(70)) : expression(chance(80) ? Kind.INT : Kind.LONG, depth - 1)) + ")";
            default:
                return chance(50) ? "(~" + expression(kind, depth - 1) + ")" : kind == Kind.INT ? expression(Kind.BYTE, depth) : "(" + expression(Kind.INT,
                        depth - 1) + " & 0xffffffffL)";
        }
    }

    private String division(Kind kind, int depth) {
        String divisor = expression(kind, depth - 1);
        if (chance(35)) {
            divisor = literal(kind);
        } else if ((kind == Kind.INT || kind == Kind.LONG) && chance(70)) {
            divisor = "(" + divisor + " | 1)";
        }
        return "(" + expression(kind, depth - 1) + (chance(60) ? " / " : " % ") + divisor + ")";
    }

    private String element(Kind kind, int depth) {
        Variable array = Kind.arrayOf(kind) == null ? null : variable(Kind.arrayOf(kind), false);
        if (kind == Kind.INT && chance(30)) {
            Variable narrow = variable(chance(50) ? Kind.BYTES : Kind.CHARS, false);
            array = narrow != null ? narrow : array;
        }
        if (array == null) {
            return leaf(kind);
        }
        return kind == Kind.INT && chance(10) ? array.text() + ".length" : array.text() + "[" + index(depth) + "]";
    }

    /** Mostly inside the bounds of most arrays. */
    String index(int depth) {
        int choice = below(20);
        if (choice == 0) {
            return expression(Kind.INT, depth - 1);
        }
        if (choice < 8) {
            return String.valueOf(below(choice == 1 ? 9 : 7));
        }
        return "(" + expression(Kind.INT, depth - 1) + ") & " + (choice == 9 ? "7" : choice < 14 ? "3" : "1");
    }

    private String assignment(Kind kind, int depth) {
        Variable target = variable(kind, true);
        if (target == null) {
            return leaf(kind);
        }
        if (chance(30)) {
            return "(" + any(new String[] {"++", "--"}) + target.text() + ")";
        }
        if (chance(30)) {
            return "(" + target.text() + any(new String[] {"++", "--"}) + ")";
        }
        return "(" + target.text() + " " + any(new String[] {"=", "+=", "-=", "*="}) + " " + expression(kind, depth - 1) + ")";
    }

    private String field(Kind kind, int depth) {
        String object = object(Math.min(depth - 1, 1));
        return switch (kind) {
            case INT -> chance(70) ? object + ".f0" : object + ".f4";
            case LONG -> object + ".f1";
            case DOUBLE -> object + ".f2";
            default -> object + ".f3";
        };
    }

    String call(Kind result, int depth) {
        List<Callee> fitting = new ArrayList<>();
        for (Callee callee : callees) {
            if ((result == null || callee.result() == result) && (calls || callee.cheap())) {
                fitting.add(callee);
            }
        }
        return fitting.isEmpty() ? result == null ? "mix(1)" : leaf(result) : call(fitting.get(below(fitting.size())), depth);
    }

    private String call(Callee callee, int depth) {
        StringBuilder text = new StringBuilder();
        if (callee.needsReceiver()) {
            text.append(object(depth - 2)).append('.');
        }
        text.append(callee.name()).append('(');
        for (int i = 0; i < callee.parameters().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(expression(callee.parameters().get(i), Math.min(depth - 1, 2)));
        }
        return text.append(')').toString();
    }

    private String library(Kind kind, int depth) {
        String a = expression(kind, depth - 1);
        String b = expression(kind, depth - 1);
        switch (kind) {
            case INT:
                return switch (below(17)) {
                    case 8, 10 -> lambda("apply", depth);
                    case 11 -> below(3) == 0 ? lambda("alone", depth) : calls && below(3) == 0 ? "together(" + a + ")" : text(a, b);
                    case 12, 13 -> text(a, b);
                    case 14 -> "((int) new Box<Integer>((int) " + a + ").larger(new Box<Integer>((int) " + b + ")))";
                    case 15 -> "((int) pick(" + expression(Kind.BOOLEAN, depth - 1) + ", (Integer) (int) " + a + ", (Integer) (int) " + b + "))";
                    case 16 -> "(new Box<Integer>((int) " + a + ").map(text -> \"m\" + text).larger(new Box<String>(\"m\" + " + b + ")).length())";
                    case 9 -> "((I) " + object(depth - 1) + ").w(" + a + ")";
                    case 0 -> "Integer.bitCount(" + a + ")";
                    case 1 -> "Integer.numberOfLeadingZeros(" + a + ")";
                    case 2 -> "Integer.rotateLeft(" + a + ", " + b + ")";
                    case 3 -> "Math.min(" + a + ", " + b + ")";
                    case 4 -> "Math.abs(" + a + ")";
                    case 5 -> "Float.floatToIntBits(" + expression(Kind.FLOAT, depth - 1) + ")";
                    case 6 -> "Long.numberOfTrailingZeros(" + expression(Kind.LONG, depth - 1) + ")";
                    default -> "Integer.compare(" + a + ", " + b + ")";
                };
            case LONG:
                return switch (below(9)) {
                    case 7 -> "((long) pick(" + expression(Kind.BOOLEAN, depth - 1) + ", (Long) (long) " + a + ", (Long) (long) " + b + "))";
                    case 8 -> "((long) new Box<Long>((long) " + a + ").map(number -> number * 3).larger(new Box<Long>((long) " + b + ")))";
                    case 6 -> "((I) " + object(depth - 1) + ").u(" + a + ")";
                    case 0 -> "Long.reverseBytes(" + a + ")";
                    case 1 -> "Long.rotateRight(" + a + ", " + expression(Kind.INT, depth - 1) + ")";
                    case 2 -> "Math.max(" + a + ", " + b + ")";
                    case 3 -> "Double.doubleToLongBits(" + expression(Kind.DOUBLE, depth - 1) + ")";
                    case 4 -> "Math.multiplyHigh(" + a + ", " + b + ")";
                    default -> "Integer.toUnsignedLong(" + expression(Kind.INT, depth - 1) + ")";
                };
            case FLOAT:
                return chance(50) ? "Math.abs(" + a + ")" : "Math.max(" + a + ", " + b + ")";
            default:
                return switch (below(3)) {
                    case 0 -> "Math.sqrt(" + a + ")";
                    case 1 -> "Math.min(" + a + ", " + b + ")";
                    default -> "Math.abs(" + a + ")";
                };
        }
    }

    /** A number that a string comes to; some are too short for what is asked of them. */
    private String text(String a, String b) {
        String text = "(\"s\" + " + a + ")";
        return switch (below(7)) {
            case 0 -> text + ".hashCode()";
            case 1 -> text + ".compareTo(\"s\" + " + b + ")";
            case 2 -> "(int) " + text + ".charAt(" + below(4) + ")";
            case 3 -> text + ".substring(" + below(3) + ").length()";
            case 4 -> text + ".indexOf('" + below(10) + "')";
            case 5 -> "new StringBuilder(" + text + ").append('/').append(" + b + ").reverse().toString().hashCode()";
            default -> "(" + text + ".equals(\"s\" + " + b + ") ? 1 : 2)";
        };
    }

    /** A lambda called at once. Its body sees its parameter, fields, statics and final locals. */
    private String lambda(String caller, int depth) {
        if (!calls) {
            return leaf(Kind.INT);
        }
        List<Variable> outside = new ArrayList<>(scope);
        scope.removeIf(variable -> "vpie".indexOf(variable.text().charAt(0)) >= 0);
        String parameter = "q" + lambdas++;
        scope.add(new Variable(parameter, Kind.INT, true));
        String body = expression(Kind.INT, depth - 1);
        scope.clear();
        scope.addAll(outside);
        return caller + "(" + parameter + " -> " + body + ", " + expression(Kind.INT, depth - 1) + ")";
    }

    private String condition(int depth) {
        switch (below(9)) {
            case 0:
                return leaf(Kind.BOOLEAN);
            case 1:
                return "(" + expression(Kind.BOOLEAN, depth - 1) + " " + any(new String[] {"&&", "||"}) + " " + expression(Kind.BOOLEAN, depth - 1) + ")";
            case 2:
                return "(" + expression(Kind.BOOLEAN, depth - 1) + " " + any(new String[] {"&", "|", "^", "=="}) + " " + expression(Kind.BOOLEAN, depth - 1) + ")";
            case 3:
                return "(!" + expression(Kind.BOOLEAN, depth - 1) + ")";
            case 4:
                return "(" + object(depth - 1) + (chance(50) ? " == " : " != ") + (chance(50) ? "null" : object(depth - 1)) + ")";
            case 5:
                return "(" + object(depth - 1) + " instanceof " + (chance(25) ? "I" : classes.get(below(classes.size()))) + ")";
            default: {
                Kind kind = any(Kind.NUMBERS);
                return "(" + expression(kind, depth - 1) + " " + any(new String[] {"<", "<=", ">", ">=", "==", "!="}) + " "
                        + (chance(30) ? literal(kind) : expression(kind, depth - 1)) + ")";
            }
        }
    }

    /** Seldom null. */
    String object(int depth) {
        Variable variable = variable(Kind.OBJECT, false);
        if (variable != null && (depth <= 0 || chance(60))) {
            return variable.text();
        }
        int choice = below(12);
        if (depth > 0 && choice == 0) {
            return "(" + expression(Kind.BOOLEAN, depth - 1) + " ? " + object(depth - 1) + " : " + object(depth - 1) + ")";
        }
        if (depth > 0 && choice == 1) {
            return object(depth - 1) + ".next";
        }
        if (depth > 0 && choice == 2) {
            return "((A) (" + classes.get(below(classes.size())) + ") " + object(depth - 1) + ")";
        }
        Variable array = variable(Kind.OBJECTS, false);
        if (choice == 3 && array != null) {
            return array.text() + "[" + index(depth) + "]";
        }
        return "((A) new " + classes.get(below(classes.size())) + "(" + expression(Kind.INT, Math.min(depth - 1, 1)) + "))";
    }

    private String array(Kind kind, int depth) {
        Variable variable = variable(kind, false);
        if (variable != null && chance(60)) {
            return variable.text();
        }
        String type = kind.element().text;
        if (chance(40) && depth > 0) {
            return "new " + type + "[] {" + expression(kind.element(), depth - 1) + ", " + expression(kind.element(), depth - 1) + ", "
                    + expression(kind.element(), depth - 1) + ", " + expression(kind.element(), depth - 1) + "}";
        }
        if (variable != null && chance(20)) {
            return variable.text() + ".clone()";
        }
        return "new " + type + "[" + (chance(5) ? expression(Kind.INT, 0) + " % 20" : String.valueOf(4 + below(8))) + "]";
    }
}
