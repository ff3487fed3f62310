package astryon.compiler.agreement.programs;

import java.util.function.IntSupplier;

/** Who called whom, at which line of which file: also through inlined methods, constructors, lambdas and implicit exceptions. */
final class StackTraces {
    interface Step {
        int go(int n);
    }

    static class Node implements Step {
        final int value;

        Node(int value) {
            this.value = check(value);
        }

        static int check(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("negative");
            }
            return value;
        }

        public int go(int n) {
            return n <= 0 ? fail(n) : other().go(n - 1);
        }

        Step other() {
            return new Other();
        }

        int fail(int n) {
            return value / n;
        }
    }

    static final class Other implements Step {
        public int go(int n) {
            return new Node(n).go(n);
        }
    }

    static final class Wrapped extends RuntimeException {
        Wrapped(String message, Throwable cause) {
            super(message, cause);
        }

        static Wrapped of(Throwable cause) {
            return new Wrapped("wrapped", cause);
        }
    }

    private StackTraces() {
    }

    static void show(String name, Throwable t) {
        Show.failure(name, t);
        for (StackTraceElement element : t.getStackTrace()) {
            if (element.getClassName().startsWith("astryon.compiler.")) {
                Show.line("  at", element.getClassName() + " " + element.getMethodName() + " " + element.getFileName() + " " + element.getLineNumber());
            }
        }
        if (t.getCause() != null) {
            show("  cause", t.getCause());
        }
    }

    static int small(int[] a, int i) {
        return a[i];
    }

    static int medium(int[] a, int i) {
        int x = small(a, i);
        return x + small(a, i + 1);
    }

    static int recursive(int n) {
        if (n == 0) {
            throw new IllegalStateException("bottom");
        }
        return recursive(n - 1)
                + 1;
    }

    static Object nothing() {
        return null;
    }

    /** As text, with the module of what is the JDK's; and those that a program makes itself. */
    private static void texts() {
        try {
            new java.util.ArrayList<>(0).get(1);
        } catch (IndexOutOfBoundsException e) {
            for (StackTraceElement element : e.getStackTrace()) {
                if (!element.getClassName().startsWith("jdk.")) {
                    Show.line("text", element + " of " + element.getModuleName());
                }
            }
        }
        StackTraceElement[] made = {new StackTraceElement("p.C", "m", "C.java", 7), new StackTraceElement("p.C", "m", "C.java", 0), new StackTraceElement("p.C", "m", "C.java", -1),
                new StackTraceElement("p.C", "m", "", 3), new StackTraceElement("p.C", "m", null, 3), new StackTraceElement("p.C", "m", null, -2),
                new StackTraceElement("loader", "module", "1.2", "p.C", "m", "C.java", 7), new StackTraceElement("", "module", null, "p.C", "m", "C.java", 7),
                new StackTraceElement("loader", null, null, "p.C", "m", "C.java", 7)};
        for (StackTraceElement element : made) {
            Show.line("made", element + " " + element.hashCode() + " " + element.isNativeMethod() + " " + element.equals(made[0]) + " " + element.getModuleVersion());
        }
        try {
            new StackTraceElement(null, "m", "C.java", 7);
        } catch (NullPointerException e) {
            Show.line("made", e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        texts();
        try {
            new Node(3).go(2);
        } catch (ArithmeticException e) {
            show("division", e);
        }
        try {
            new Node(-1);
        } catch (IllegalArgumentException e) {
            show("constructor", e);
        }
        try {
            medium(new int[3],
                    2);
        } catch (ArrayIndexOutOfBoundsException e) {
            show("index", e);
        }
        try {
            recursive(5);
        } catch (IllegalStateException e) {
            show("recursive", e);
        }
        try {
            IntSupplier supplier = () -> medium(null, 0);
            supplier.getAsInt();
        } catch (NullPointerException e) {
            show("null", e);
        }
        try {
            Object o = nothing();
            o.toString();
        } catch (NullPointerException e) {
            show("virtual on null", e);
        }
        try {
            Object o = "text";
            Node n = (Node) o;
            n.go(1);
        } catch (ClassCastException e) {
            show("cast", e);
        }
        try {
            try {
                recursive(1);
            } catch (IllegalStateException e) {
                throw Wrapped.of(e);
            }
        } catch (Wrapped e) {
            show("cause", e);
        }
        Throwable made = made();
        show("made, not thrown", made);
        try {
            throw made;
        } catch (Throwable t) {
            show("thrown later", t);
        }
        try {
            Object[] a = new String[1];
            a[0] = 5;
        } catch (ArrayStoreException e) {
            show("store", e);
        }
        try {
            int[] a = new int[nothing() == null ? -1 : 1];
            a[0] = 1;
        } catch (NegativeArraySizeException e) {
            show("size", e);
        }
        new Object() {
            void go() {
                try {
                    Node.check(-5);
                } catch (IllegalArgumentException e) {
                    show("anonymous", e);
                }
            }
        }.go();
        StackTraceElement element = made.getStackTrace()[0];
        Show.line("element", element.getMethodName() + " " + element.getFileName());
    }

    static Throwable made() {
        return new Exception("made here");
    }
}
