package astryon.compiler.agreement.programs;

import java.io.Serializable;

/** {@code instanceof} and casts: classes, interfaces, arrays, null. */
final class TypeTests {
    interface Top {
    }

    interface Left extends Top {
    }

    interface Right extends Top {
    }

    static class Parent implements Left {
    }

    static class Child extends Parent implements Right {
    }

    static final class Leaf extends Child {
    }

    static class Stranger {
    }

    private TypeTests() {
    }

    public static void main(String[] arguments) {
        Object[] objects = {null, new Object(), new Parent(), new Child(), new Leaf(), new Stranger(), "text", 5, 5L, 'c', 2.5, new int[1], new long[1],
            new byte[1], new boolean[1], new Object[1], new String[1], new int[1][1], new Parent[1], new Child[1], new Leaf[1][1], new Top[1], new Left[1][],
            new Integer[1], new Number[1], new StringBuilder(), new RuntimeException(), new Cloneable[0], new Serializable[0][0], Thread.State.NEW};
        for (int i = 0; i < objects.length; i++) {
            Show.line("tests of " + i, tests(objects[i]));
            casts(i, objects[i]);
        }
        Show.line("patterns", pattern("abc") + pattern(42) + pattern(new Leaf()) + pattern(null) + pattern(new int[] {7}));
        Show.line("known", known());
        Show.line("null cast", (String) nothing() == null);
        Show.line("isInstance", Parent.class.isInstance(new Leaf()) + "," + Leaf.class.isInstance(new Parent()) + "," + Top.class.isInstance("x"));
        Show.line("array covariance", ((Object[]) (Object) new Leaf[2]).length);
    }

    static Object nothing() {
        return null;
    }

    static String tests(Object o) {
        StringBuilder bits = new StringBuilder();
        bits.append(o instanceof Object ? 1 : 0);
        bits.append(o instanceof Parent ? 1 : 0);
        bits.append(o instanceof Child ? 1 : 0);
        bits.append(o instanceof Leaf ? 1 : 0);
        bits.append(o instanceof Top ? 1 : 0);
        bits.append(o instanceof Left ? 1 : 0);
        bits.append(o instanceof Right ? 1 : 0);
        bits.append(o instanceof String ? 1 : 0);
        bits.append(o instanceof CharSequence ? 1 : 0);
        bits.append(o instanceof Number ? 1 : 0);
        bits.append(o instanceof Comparable ? 1 : 0);
        bits.append(o instanceof Serializable ? 1 : 0);
        bits.append(o instanceof Cloneable ? 1 : 0);
        bits.append(' ');
        bits.append(o instanceof int[] ? 1 : 0);
        bits.append(o instanceof boolean[] ? 1 : 0);
        bits.append(o instanceof byte[] ? 1 : 0);
        bits.append(o instanceof Object[] ? 1 : 0);
        bits.append(o instanceof int[][] ? 1 : 0);
        bits.append(o instanceof Object[][] ? 1 : 0);
        bits.append(o instanceof Parent[] ? 1 : 0);
        bits.append(o instanceof Child[] ? 1 : 0);
        bits.append(o instanceof Top[] ? 1 : 0);
        bits.append(o instanceof Left[] ? 1 : 0);
        bits.append(o instanceof Parent[][] ? 1 : 0);
        bits.append(o instanceof Number[] ? 1 : 0);
        bits.append(o instanceof Comparable[] ? 1 : 0);
        bits.append(o instanceof Cloneable[] ? 1 : 0);
        bits.append(o instanceof Serializable[] ? 1 : 0);
        return bits.toString();
    }

    private static Object sink;

    static void casts(int i, Object o) {
        Show.attempt(i + " as Parent", () -> sink = (Parent) o);
        Show.attempt(i + " as Leaf", () -> sink = (Leaf) o);
        Show.attempt(i + " as Right", () -> sink = (Right) o);
        Show.attempt(i + " as String", () -> sink = (String) o);
        Show.attempt(i + " as Number", () -> sink = (Number) o);
        Show.attempt(i + " as Comparable", () -> sink = (Comparable<?>) o);
        Show.attempt(i + " as int[]", () -> sink = (int[]) o);
        Show.attempt(i + " as Object[]", () -> sink = (Object[]) o);
        Show.attempt(i + " as Parent[]", () -> sink = (Parent[]) o);
        Show.attempt(i + " as Top[][]", () -> sink = (Top[][]) o);
        Show.attempt(i + " as Cloneable", () -> sink = (Cloneable) o);
    }

    static String pattern(Object o) {
        if (o instanceof String s && s.length() > 2) {
            return s + s.length();
        }
        if (o instanceof Integer n) {
            return "int" + (n + 1);
        }
        if (!(o instanceof int[] a)) {
            return o instanceof Top ? "top" : "none";
        }
        return "array" + a[0];
    }

    static int known() {
        Object leaf = new Leaf();
        int result = 0;
        if (leaf instanceof Parent) {
            result |= 1;
        }
        if (leaf instanceof Stranger) {
            result |= 2;
        }
        Parent p = (Parent) leaf;
        if (p instanceof Right) {
            result |= 4;
        }
        if (p == leaf && (Object) p != null) {
            result |= 8;
        }
        return result;
    }
}
