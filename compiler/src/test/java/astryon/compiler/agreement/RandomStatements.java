package astryon.compiler.agreement;

import astryon.compiler.agreement.RandomExpressions.Variable;

/**
 * Random statements. Every loop and every call spends fuel, or runs a few times only, so every program ends. Jumps stand under conditions,
 * so that javac finds no unreachable code.
 */
final class RandomStatements {
    private final RandomExpressions expressions;
    private final StringBuilder text;
    private final String returned;
    private final Kind result;
    private int names;
    private int loops;
    private int labels;
    private int budget;
    private boolean breakable;

    /**
     * @param result   what the method returns
     * @param returned whether methods must say something else than {@code return expression}; a format with one {@code %s}
     */
    RandomStatements(RandomExpressions expressions, StringBuilder text, Kind result, String returned, int budget) {
        this.expressions = expressions;
        this.text = text;
        this.result = result;
        this.returned = returned;
        this.budget = budget;
    }

    void block(int indent, int most) {
        int known = expressions.scope.size();
        int count = 1 + expressions.below(most);
        for (int i = 0; i < count && budget > 0; i++) {
            statement(indent);
        }
        while (expressions.scope.size() > known) {
            expressions.scope.remove(expressions.scope.size() - 1);
        }
    }

    private void line(int indent, String line) {
        text.append("    ".repeat(indent)).append(line).append('\n');
    }

    private String expression(Kind kind) {
        return expressions.expression(kind, 1 + expressions.below(4));
    }

    private String condition() {
        return expressions.expression(Kind.BOOLEAN, 1 + expressions.below(3));
    }

    private void statement(int indent) {
        budget--;
        switch (expressions.below(24)) {
            case 0, 1, 2, 3 -> declaration(indent, expressions.any(Kind.SCALARS));
            case 4 -> declaration(indent, expressions.any(Kind.ARRAYS));
            case 5, 6, 7, 8 -> assignment(indent);
            case 9, 10 -> line(indent, "mix(" + expression(expressions.any(Kind.SCALARS)) + ");");
            case 11, 12, 13 -> choice(indent);
            case 14, 15 -> loop(indent);
            case 16 -> fuelled(indent);
            case 17 -> selection(indent);
            case 18, 19 -> guarded(indent);
            case 20 -> jump(indent);
            case 21 -> line(indent, expressions.call((Kind) null, 3) + ";");
            case 22 -> forEach(indent);
            default -> texts(indent);
        }
    }

    private void declaration(int indent, Kind kind) {
        boolean isFinal = expressions.chance(25);
        String name = (isFinal ? "c" : "v") + names++;
        String value = kind == Kind.OBJECT ? expressions.object(2) : expression(kind);
        line(indent, (isFinal ? "final " : "") + kind.text + " " + name + " = " + value + ";");
        expressions.scope.add(new Variable(name, kind, !isFinal));
    }

    private void assignment(int indent) {
        Kind kind = expressions.any(Kind.SCALARS);
        String target;
        Kind array = Kind.arrayOf(kind);
        Variable variable = expressions.variable(kind, true);
        if (array != null && expressions.variable(array, false) != null && expressions.chance(35)) {
            target = expressions.variable(array, false).text() + "[" + expressions.index(2) + "]";
        } else if (kind == Kind.OBJECT && expressions.chance(40)) {
            target = expressions.object(1) + ".next";
        } else if (kind == Kind.INT && expressions.chance(30)) {
            target = expressions.object(1) + ".f0";
        } else if (kind == Kind.LONG && expressions.chance(30)) {
            target = expressions.object(1) + ".f1";
        } else if (variable != null) {
            target = variable.text();
        } else {
            declaration(indent, kind);
            return;
        }
        if (kind.isNumber() && expressions.chance(40)) {
            boolean whole = kind != Kind.FLOAT && kind != Kind.DOUBLE;
            String operator = expressions.any(whole ? new String[] {"+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>="}
                    : new String[] {"+=", "-=", "*=", "/=", "%="});
            Kind operand = whole && operator.length() == 2 && "&|^".indexOf(operator.charAt(0)) >= 0 || operator.length() > 2
                    ? expressions.chance(50) ? Kind.INT : Kind.LONG : expressions.any(Kind.NUMBERS);
            line(indent, target + " " + operator + " " + expression(operand) + ";");
        } else {
            line(indent, target + " = " + expression(kind) + ";");
        }
    }

    private void choice(int indent) {
        line(indent, "if (" + condition() + ") {");
        block(indent + 1, 3);
        if (expressions.chance(50)) {
            line(indent, "} else {");
            block(indent + 1, 3);
        }
        line(indent, "}");
    }

    /** A counted loop; without fuel and calls it is short, and there is no more than one of its kind around it. */
    private void loop(int indent) {
        if (loops >= 2) {
            assignment(indent);
            return;
        }
        String counter = "i" + names++;
        boolean calls = expressions.calls;
        boolean fuel = loops == 0 && expressions.chance(40);
        expressions.calls &= fuel;
        int known = expressions.scope.size();
        String bound = expressions.chance(50) ? String.valueOf(1 + expressions.below(12)) : "(" + expression(Kind.INT) + " & 7)";
        String step = expressions.chance(70) ? counter + "++" : counter + " += " + (1 + expressions.below(3));
        String label = label();
        String head = expressions.chance(70) ? "int " + counter + " = 0; " + counter + " < " + bound + (fuel ? " && --fuel > 0" : "") + "; " + step
                : "int " + counter + " = " + bound + "; " + counter + " > 0" + (fuel ? " && --fuel > 0" : "") + "; " + counter + "--";
        line(indent, label + "for (" + head + ") {");
        expressions.scope.add(new Variable(counter, Kind.INT, false));
        inLoop(indent);
        expressions.scope.subList(known, expressions.scope.size()).clear();
        expressions.calls = calls;
        line(indent, "}");
    }

    private String label() {
        return "l" + labels + ": ";
    }

    private void inLoop(int indent) {
        boolean before = breakable;
        breakable = true;
        loops++;
        labels++;
        block(indent + 1, 4);
        labels--;
        loops--;
        breakable = before;
    }

    private void fuelled(int indent) {
        if (loops >= 2 || !expressions.calls) {
            assignment(indent);
            return;
        }
        boolean first = expressions.chance(50);
        line(indent, label() + (first ? "while (--fuel > 0 && " + condition() + ") {" : "do {"));
        inLoop(indent);
        line(indent, first ? "}" : "} while (--fuel > 0 && " + condition() + ");");
    }

    private void forEach(int indent) {
        Kind kind = expressions.any(Kind.ARRAYS);
        Variable array = expressions.variable(kind, false);
        if (array == null || loops >= 2) {
            declaration(indent, kind);
            return;
        }
        boolean calls = expressions.calls;
        expressions.calls = false;
        int known = expressions.scope.size();
        String name = "e" + names++;
        line(indent, label() + "for (" + kind.element().text + " " + name + " : " + array.text() + ") {");
        expressions.scope.add(new Variable(name, kind.element(), true));
        inLoop(indent);
        expressions.scope.subList(known, expressions.scope.size()).clear();
        expressions.calls = calls;
        line(indent, "}");
    }

    private void selection(int indent) {
        if (expressions.chance(25)) {
            selectionOfText(indent);
            return;
        }
        boolean dense = expressions.chance(60);
        line(indent, "switch (" + (dense ? "(" + expression(Kind.INT) + ") & 7" : "(int) " + expression(Kind.INT)) + ") {");
        int cases = 1 + expressions.below(5);
        int label = dense ? -expressions.below(3) : -1000;
        for (int i = 0; i < cases; i++) {
            label += 1 + (dense ? expressions.below(3) : expressions.below(700));
            line(indent + 1, "case " + label + ": {");
            block(indent + 2, 2);
            line(indent + 1, "}");
            if (expressions.chance(65)) {
                line(indent + 2, "break;");
            }
        }
        if (expressions.chance(70)) {
            line(indent + 1, "default: {");
            block(indent + 2, 2);
            line(indent + 1, "}");
        }
        line(indent, "}");
    }

    private void selectionOfText(int indent) {
        line(indent, "switch (\"k\" + (" + expression(Kind.INT) + " & 3)) {");
        for (int i = expressions.below(3); i < 4; i++) {
            line(indent + 1, "case \"k" + i + "\":");
            block(indent + 2, 2);
            if (expressions.chance(65)) {
                line(indent + 2, "break;");
            }
        }
        line(indent + 1, "default:");
        line(indent + 2, "mix(\"none\");");
        line(indent, "}");
    }

    private void guarded(int indent) {
        line(indent, "try {");
        block(indent + 1, 4);
        boolean last = expressions.chance(25);
        String[] types = {"ArithmeticException", "ArrayIndexOutOfBoundsException", "NullPointerException", "ClassCastException", "Problem",
            "NegativeArraySizeException", "StringIndexOutOfBoundsException"};
        int at = expressions.below(types.length);
        int count = last ? expressions.below(2) : 1 + expressions.below(3);
        for (int i = 0; i < count; i++) {
            handler(indent, types[(at + i) % types.length]);
        }
        if (expressions.chance(60)) {
            handler(indent, "RuntimeException");
        }
        if (last || text.charAt(text.length() - 2) == '{') {
            line(indent, "} finally {");
            block(indent + 1, 2);
        }
        line(indent, "}");
    }

    private void handler(int indent, String type) {
        String name = "x" + names++;
        line(indent, "} catch (" + type + " " + name + ") {");
        line(indent + 1, "mixProblem(" + name + ");");
        block(indent + 1, 2);
        if (expressions.chance(15)) {
            line(indent + 1, "if (" + condition() + ") {");
            line(indent + 2, "throw " + name + ";");
            line(indent + 1, "}");
        }
    }

    private void jump(int indent) {
        line(indent, "if (" + condition() + ") {");
        int choice = expressions.below(breakable ? 7 : 3);
        switch (choice) {
            case 0 -> line(indent + 1, "throw new Problem(" + expression(Kind.INT) + ");");
            case 1, 2 -> line(indent + 1, String.format(returned, expression(result)));
            case 3 -> line(indent + 1, "continue;");
            case 4 -> line(indent + 1, "break;");
            case 5 -> line(indent + 1, "continue l" + expressions.below(labels) + ";");
            default -> line(indent + 1, "break l" + expressions.below(labels) + ";");
        }
        line(indent, "}");
    }

    private void texts(int indent) {
        String text = "\"t\" + " + expression(Kind.INT) + " + '/' + " + expression(expressions.any(new Kind[] {Kind.LONG, Kind.BOOLEAN, Kind.CHAR, Kind.BYTE}));
        line(indent, "mix(" + text + ");");
    }
}
