package astryon.compiler.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Source text for tables of operations over edge values. Each row is computed four ways: both operands passed at run time, one of them a constant in the
 * source, and both constants (in variables, where javac does not see that they are). The program prints the rows computed at run time, and every row where
 * another way comes to something else: on a machine that works there are none.
 */
final class RowSource {
    static final String MAIN = "RowMain";

    private static final List<String> INTS = List.of("0", "1", "-1", "2", "3", "-7", "10", "31", "64", "127", "-128", "255", "65536", "1000000007", "0x55555555",
            "Integer.MAX_VALUE", "Integer.MIN_VALUE", "Integer.MIN_VALUE + 1");
    private static final List<String> LONGS = List.of("0L", "1L", "-1L", "2L", "-3L", "7L", "10L", "255L", "0x7fffffffL", "0x80000000L", "-0x80000000L", "0xffffffffL",
            "0x100000000L", "1000000000000000003L", "0x5555555555555555L", "Long.MAX_VALUE", "Long.MIN_VALUE", "Long.MIN_VALUE + 1");
    private static final List<String> FLOATS = List.of("0f", "-0f", "1f", "-1f", "0.5f", "3f", "1e10f", "-1e20f", "16777217f", "Float.MIN_VALUE", "Float.MAX_VALUE",
            "Float.NaN", "Float.POSITIVE_INFINITY", "Float.NEGATIVE_INFINITY", "2147483648f", "-2147483648f", "9.223372e18f", "-9.3e18f", "65535.9f", "-128.5f");
    private static final List<String> DOUBLES = List.of("0.0", "-0.0", "1.0", "-1.0", "0.5", "3.0", "1e300", "-1e19", "9007199254740993.0", "Double.MIN_VALUE",
            "Double.MAX_VALUE", "Double.NaN", "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY", "2147483647.5", "-2147483648.9", "9.223372036854775807e18",
            "-9.3e18", "4294967296.5", "1e-40");
    private static final List<String> COUNTS = counts();

    private record Operation(String name, String expression, String left, String right, String result) {
        boolean divides() {
            return (expression.contains("/") || expression.contains("%")) && !isFloating(left);
        }
    }

    private RowSource() {
    }

    private static List<String> counts() {
        List<String> counts = new ArrayList<>();
        for (int i = -2; i <= 66; i++) {
            counts.add(String.valueOf(i));
        }
        counts.addAll(List.of("-31", "-32", "-33", "-63", "-64", "127", "128", "Integer.MAX_VALUE", "Integer.MIN_VALUE"));
        return counts;
    }

    private static boolean isFloating(String type) {
        return type.equals("float") || type.equals("double");
    }

    private static List<String> values(String type) {
        return switch (type) {
            case "int" -> INTS;
            case "long" -> LONGS;
            case "float" -> FLOATS;
            case "double" -> DOUBLES;
            default -> COUNTS;
        };
    }

    private static String declared(String type) {
        return type.equals("count") ? "int" : type;
    }

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        String[][] arithmetic = {{"plus", "+"}, {"minus", "-"}, {"times", "*"}, {"over", "/"}, {"rest", "%"}, {"and", "&"}, {"or", "|"}, {"xor", "^"}};
        String[][] shifts = {{"left", "<<"}, {"right", ">>"}, {"unsigned", ">>>"}};
        String[][] comparisons = {{"less", "<"}, {"atMost", "<="}, {"above", ">"}, {"atLeast", ">="}, {"same", "=="}, {"different", "!="}};
        for (String type : new String[] {"int", "long", "float", "double"}) {
            for (String[] row : arithmetic) {
                if (!isFloating(type) || "+-*/%".contains(row[1])) {
                    all.add(new Operation(type + "_" + row[0], "a " + row[1] + " b", type, type, type));
                }
            }
            if (!isFloating(type)) {
                for (String[] row : shifts) {
                    all.add(new Operation(type + "_" + row[0], "a " + row[1] + " b", type, "count", type));
                }
            }
            for (String[] row : comparisons) {
                all.add(new Operation(type + "_" + row[0], "a " + row[1] + " b ? 1 : 0", type, type, "int"));
                if (row[1].equals("<") || row[1].equals(">")) {
                    all.add(new Operation(type + "_not_" + row[0], "!(a " + row[1] + " b) ? a : b", type, type, type));
                }
            }
        }
        return all;
    }

    private static List<Operation> unary() {
        List<Operation> all = new ArrayList<>();
        for (String from : new String[] {"int", "long", "float", "double"}) {
            for (String to : new String[] {"byte", "short", "char", "int", "long", "float", "double"}) {
                all.add(new Operation(from + "_to_" + to, "(" + to + ") a", from, "", to));
            }
            all.add(new Operation(from + "_negated", "-a", from, "", from));
            if (!isFloating(from)) {
                all.add(new Operation(from + "_inverted", "~a", from, "", from));
                all.add(new Operation(from + "_to_byte_and_back", "(byte) a + (" + from + ") (char) a * 3 - (short) a", from, "", from));
            }
        }
        return all;
    }

    private static String bits(String type, String expression) {
        return switch (type) {
            case "float" -> "Float.floatToIntBits(" + expression + ")";
            case "double" -> "Double.doubleToLongBits(" + expression + ")";
            default -> expression;
        };
    }

    /** All classes, by name. */
    static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        StringBuilder main = new StringBuilder("public final class " + MAIN + " {\n" + SHARED + "    public static void main(String[] arguments) {\n");
        for (Operation operation : operations()) {
            sources.put("Row_" + operation.name(), binary(operation));
            main.append("        Row_").append(operation.name()).append(".run();\n");
        }
        for (Operation operation : unary()) {
            sources.put("Row_" + operation.name(), unary(operation));
            main.append("        Row_").append(operation.name()).append(".run();\n");
        }
        sources.put(MAIN, main.append("    }\n}\n").toString());
        return sources;
    }

    private static final String SHARED = """
                /** What stands for an exception. */
                static final long FAILED = 0x0badbadbadbadbadL;

                static void line(String name, String left, long[] results) {
                    StringBuilder text = new StringBuilder(name).append(' ').append(left).append(':');
                    for (long result : results) {
                        text.append(' ').append(Long.toHexString(result));
                    }
                    System.out.println(text.toString());
                }

                static void compare(String way, String name, String left, long[] expected, long[] results) {
                    for (int i = 0; i < expected.length; i++) {
                        if (expected[i] != results[i]) {
                            System.out.println(way + ": " + name + ' ' + left + " and value " + i + " is " + Long.toHexString(results[i]));
                        }
                    }
                }

            """;

    private static void assign(StringBuilder text, Operation operation, int index, String expression) {
        String assignment = "out[" + index + "] = " + bits(operation.result(), expression) + ";";
        text.append("        ").append(operation.divides() ? "try { " + assignment + " } catch (ArithmeticException e) { out[" + index + "] = RowMain.FAILED; }"
                : assignment).append('\n');
    }

    private static String binary(Operation operation) {
        List<String> left = values(operation.left());
        List<String> right = values(operation.right());
        String a = operation.left();
        String b = declared(operation.right());
        StringBuilder text = new StringBuilder("final class Row_" + operation.name() + " {\n");
        text.append("    static final ").append(a).append("[] LEFT = {").append(String.join(", ", left)).append("};\n");
        text.append("    static final ").append(b).append("[] RIGHT = {").append(String.join(", ", right)).append("};\n");
        text.append("    static ").append(operation.result()).append(" apply(").append(a).append(" a, ").append(b).append(" b) {\n        return ")
                .append(operation.expression()).append(";\n    }\n");
        text.append("    static void atRunTime(").append(a).append(" a, long[] out) {\n        for (int i = 0; i < out.length; i++) {\n    ");
        StringBuilder call = new StringBuilder();
        assign(call, operation, 0, "apply(a, RIGHT[i])");
        text.append(call.toString().replace("out[0]", "out[i]")).append("        }\n    }\n");
        text.append("    static void rightConstant(").append(a).append(" a, long[] out) {\n        ").append(b).append(" b;\n");
        for (int i = 0; i < right.size(); i++) {
            text.append("        b = ").append(right.get(i)).append(";\n");
            assign(text, operation, i, operation.expression());
        }
        text.append("    }\n    static void leftConstant(int which, ").append(b).append(" b, long[] out, int i) {\n        ").append(a)
                .append(" a;\n        switch (which) {\n");
        for (int i = 0; i < left.size(); i++) {
            text.append("        case ").append(i).append(":\n        a = ").append(left.get(i)).append(";\n");
            StringBuilder one = new StringBuilder();
            assign(one, operation, 0, operation.expression());
            text.append(one.toString().replace("out[0]", "out[i]")).append("        break;\n");
        }
        text.append("        }\n    }\n");
        for (int n = 0; n < left.size(); n++) {
            text.append("    static void both").append(n).append("(long[] out) {\n        ").append(a).append(" a = ").append(left.get(n)).append(";\n        ")
                    .append(b).append(" b;\n");
            for (int i = 0; i < right.size(); i++) {
                text.append("        b = ").append(right.get(i)).append(";\n");
                assign(text, operation, i, operation.expression());
            }
            text.append("    }\n");
        }
        text.append("    static void run() {\n        long[] expected = new long[RIGHT.length];\n        long[] out = new long[RIGHT.length];\n");
        for (int n = 0; n < left.size(); n++) {
            String ids = "\"" + operation.name() + "\", \"" + left.get(n) + "\"";
            text.append("        atRunTime(LEFT[").append(n).append("], expected);\n        RowMain.line(").append(ids).append(", expected);\n");
            text.append("        rightConstant(LEFT[").append(n).append("], out);\n        RowMain.compare(\"right constant\", ").append(ids)
                    .append(", expected, out);\n");
            text.append("        for (int i = 0; i < out.length; i++) {\n            leftConstant(").append(n).append(", RIGHT[i], out, i);\n        }\n");
            text.append("        RowMain.compare(\"left constant\", ").append(ids).append(", expected, out);\n");
            text.append("        both").append(n).append("(out);\n        RowMain.compare(\"constants\", ").append(ids).append(", expected, out);\n");
        }
        return text.append("    }\n}\n").toString();
    }

    private static String unary(Operation operation) {
        List<String> values = values(operation.left());
        StringBuilder text = new StringBuilder("final class Row_" + operation.name() + " {\n");
        text.append("    static final ").append(operation.left()).append("[] VALUES = {").append(String.join(", ", values)).append("};\n");
        text.append("    static ").append(operation.result()).append(" apply(").append(operation.left()).append(" a) {\n        return (")
                .append(operation.result()).append(") (").append(operation.expression()).append(");\n    }\n");
        text.append("    static void constants(long[] out) {\n        ").append(operation.left()).append(" a;\n");
        for (int i = 0; i < values.size(); i++) {
            text.append("        a = ").append(values.get(i)).append(";\n");
            assign(text, operation, i, operation.expression());
        }
        text.append("    }\n    static void run() {\n        long[] expected = new long[VALUES.length];\n        long[] out = new long[VALUES.length];\n");
        text.append("        for (int i = 0; i < out.length; i++) {\n            expected[i] = ").append(bits(operation.result(), "apply(VALUES[i])"))
                .append(";\n        }\n        RowMain.line(\"").append(operation.name()).append("\", \"all\", expected);\n");
        text.append("        constants(out);\n        RowMain.compare(\"constants\", \"").append(operation.name()).append("\", \"all\", expected, out);\n");
        return text.append("    }\n}\n").toString();
    }
}
