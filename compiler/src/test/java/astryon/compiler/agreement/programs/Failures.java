package astryon.compiler.agreement.programs;

/** Exceptions nobody wrote a throw for, from every kind of instruction that has them, with their messages. */
final class Failures {
    static class Thing {
        boolean z;
        byte b;
        short s;
        char c;
        int i;
        long l;
        float f;
        double d;
        Object o;

        int method(int x) {
            return x + i;
        }
    }

    static final class Huge {
        long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9;
        int last;
    }

    interface Doing {
        void go();
    }

    static int zero;
    static long zeroLong;
    static double sink;
    static Object object;
    static int depth;

    private Failures() {
    }

    static Thing none() {
        return null;
    }

    @SuppressWarnings("unchecked")
    static <T> T nothing() {
        return (T) object;
    }

    public static void main(String[] arguments) {
        Show.attempt("int /", () -> sink = 5 / zero);
        Show.attempt("int %", () -> sink = 5 % zero);
        Show.attempt("long /", () -> sink = 5L / zeroLong);
        Show.attempt("long %", () -> sink = 5L % zeroLong);
        Show.attempt("double /", () -> sink = 5.0 / zero);
        Show.attempt("float %", () -> sink = 5f % zero);
        Show.attempt("constant /", () -> sink = divide(1, 0));
        Show.attempt("MIN / -1", () -> sink = divide(Integer.MIN_VALUE, -1));
        Show.attempt("read z", () -> sink = none().z ? 1 : 0);
        Show.attempt("read b", () -> sink = none().b);
        Show.attempt("read s", () -> sink = none().s);
        Show.attempt("read c", () -> sink = none().c);
        Show.attempt("read i", () -> sink = none().i);
        Show.attempt("read l", () -> sink = none().l);
        Show.attempt("read f", () -> sink = none().f);
        Show.attempt("read d", () -> sink = none().d);
        Show.attempt("read o", () -> object = none().o);
        Show.attempt("write z", () -> none().z = true);
        Show.attempt("write b", () -> none().b = 1);
        Show.attempt("write s", () -> none().s = 1);
        Show.attempt("write c", () -> none().c = 1);
        Show.attempt("write i", () -> none().i = 1);
        Show.attempt("write l", () -> none().l = 1);
        Show.attempt("write f", () -> none().f = 1);
        Show.attempt("write d", () -> none().d = 1);
        Show.attempt("write o", () -> none().o = "x");
        Show.attempt("far field", () -> sink = Failures.<Huge>nothing().last);
        Show.attempt("method", () -> sink = none().method(1));
        Show.attempt("interface", () -> Failures.<Doing>nothing().go());
        Show.attempt("length", () -> sink = Failures.<int[]>nothing().length);
        Show.attempt("z[]", () -> Failures.<boolean[]>nothing()[0] = true);
        Show.attempt("b[]", () -> sink = Failures.<byte[]>nothing()[0]);
        Show.attempt("s[]", () -> sink = Failures.<short[]>nothing()[0]);
        Show.attempt("c[]", () -> sink = Failures.<char[]>nothing()[0]);
        Show.attempt("i[]", () -> sink = Failures.<int[]>nothing()[0]);
        Show.attempt("l[]", () -> sink = Failures.<long[]>nothing()[0]);
        Show.attempt("f[]", () -> sink = Failures.<float[]>nothing()[0]);
        Show.attempt("d[]", () -> sink = Failures.<double[]>nothing()[0]);
        Show.attempt("o[]", () -> object = Failures.<Object[]>nothing()[0]);
        Show.attempt("o[] store", () -> Failures.<Object[]>nothing()[0] = "x");
        Show.attempt("null before index", () -> Failures.<int[]>nothing()[-1] = 0);
        Show.attempt("throw", () -> {
            throw Failures.<RuntimeException>nothing();
        });
        Show.attempt("unboxing", () -> sink = Failures.<Integer>nothing());
        Show.attempt("string switch", () -> {
            switch (Failures.<String>nothing()) {
                case "x":
                    sink = 1;
                    break;
                default:
                    sink = 2;
            }
        });
        Show.attempt("getClass", () -> Failures.nothing().getClass());
        Show.attempt("requireNonNull", () -> java.util.Objects.requireNonNull(nothing(), "wanted"));
        Show.attempt("index", () -> sink = new int[3][2][1].length + new int[] {1}[zero + 1]);
        Show.attempt("cast", () -> object = (Thing) (Object) "text");
        Show.attempt("array cast", () -> object = (int[]) (Object) new long[0]);
        Show.attempt("array of class cast", () -> object = (Thing[]) (Object) new String[0][0]);
        Show.attempt("array store", () -> ((Object[]) new Thing[1])[0] = "text");
        Show.attempt("negative", () -> object = new Thing[zero - 3]);
        Show.line("order of operands", order());
        Show.line("evaluation stops", stops());
        Show.line("caught in place", inPlace(null) + inPlace(new Thing()));
        Show.line("test of null", nullTests(null) + nullTests(new Thing()));
        Show.line("stored before", storedBefore());
        Show.line("dead division", deadDivision(0));
        Show.line("dead load", deadLoad(null));
        Show.line("twice", twice(null));
        Show.line("null in loop", nullInLoop());
    }

    static int divide(int a, int b) {
        return a / b;
    }

    static int seen;

    static int see(int n) {
        seen = seen * 10 + n;
        return n;
    }

    static int[] array(int n, int[] array) {
        see(n);
        return array;
    }

    static int order() {
        seen = 0;
        try {
            array(1, null)[see(2)] = see(3);
        } catch (NullPointerException e) {
            see(4);
        }
        try {
            array(1, new int[1])[see(2)] += see(3);
        } catch (ArrayIndexOutOfBoundsException e) {
            see(5);
        }
        try {
            see(6);
            see(see(7) / zero);
        } catch (ArithmeticException e) {
            see(8);
        }
        return seen;
    }

    static int stops() {
        seen = 0;
        try {
            int value = see(1) + see(2) / zero + see(3);
            see(value);
        } catch (ArithmeticException e) {
            see(9);
        }
        return seen;
    }

    static int inPlace(Thing t) {
        try {
            return t.i + 5;
        } catch (NullPointerException e) {
            return 100;
        }
    }

    static int nullTests(Thing t) {
        int result = 0;
        if (t == null) {
            result |= 1;
        }
        if (t != null && t.i == 0) {
            result |= 2;
        }
        return t == null ? result : result + t.method(10);
    }

    static int storedBefore() {
        Thing t = new Thing();
        int[] a = {0};
        try {
            t.i = 5;
            a[0] = 6;
            see(a[1]);
            t.i = 7;
        } catch (ArrayIndexOutOfBoundsException e) {
            return t.i * 10 + a[0];
        }
        return 0;
    }

    static int deadDivision(int n) {
        try {
            int unused = 5 / n;
            return 1;
        } catch (ArithmeticException e) {
            return 2;
        }
    }

    static int deadLoad(Thing t) {
        try {
            int unused = t.i;
            return 1;
        } catch (NullPointerException e) {
            return 2;
        }
    }

    static int twice(Thing t) {
        int count = 0;
        for (int i = 0; i < 3; i++) {
            try {
                count += t.i;
            } catch (NullPointerException e) {
                count += 10;
                try {
                    t.i = 3;
                } catch (NullPointerException f) {
                    count += 100;
                }
            }
        }
        return count;
    }

    static int nullInLoop() {
        Thing[] things = {new Thing(), null, new Thing(), null};
        int sum = 0;
        for (Thing t : things) {
            try {
                t.i += 3;
                sum += t.method(1);
            } catch (NullPointerException e) {
                sum += 1000;
            }
        }
        return sum;
    }
}
