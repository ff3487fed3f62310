package astryon.compiler.agreement.programs;

/** Throwing and catching: nesting, finally in all its shapes, rethrow, callees, resources, causes. */
final class Exceptions {
    static class Problem extends RuntimeException {
        final int code;

        Problem(int code) {
            super("problem " + code);
            this.code = code;
        }
    }

    static final class Special extends Problem {
        Special(int code) {
            super(code * 1000);
        }

        @Override
        public String getMessage() {
            return "special " + super.getMessage();
        }
    }

    static final class Checked extends Exception {
        Checked(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static final class Resource implements AutoCloseable {
        final String name;
        final boolean failing;

        Resource(String name, boolean failing) {
            this.name = name;
            this.failing = failing;
            Show.line("open", name);
        }

        @Override
        public void close() {
            Show.line("close", name);
            if (failing) {
                throw new Problem(name.length());
            }
        }
    }

    private static String trace = "";

    private Exceptions() {
    }

    static void note(String what) {
        trace += what;
    }

    static String taken() {
        String t = trace;
        trace = "";
        return t;
    }

    public static void main(String[] arguments) {
        for (int n = 0; n < 9; n++) {
            int k = n;
            Show.line("kinds " + n, kinds(n) + taken());
            Show.line("finally " + n, finallyBlocks(n) + taken());
            Show.line("return in finally " + n, returnInFinally(n) + taken());
            Show.attempt("nested " + n, () -> Show.line("is", nested(k)));
            Show.line("trace", taken());
            Show.line("loop " + n, loop(n) + taken());
            Show.attempt("deep " + n, () -> Show.line("is", deep(k, 20)));
            Show.attempt("rethrow " + n, () -> rethrow(k));
            Show.line("trace", taken());
            Show.attempt("resources " + n, () -> resources(k));
            Show.line("locals " + n, locals(n));
            Show.line("multi " + n, multi(n));
        }
        Show.line("finally changes nothing", unchanged(5));
        Show.line("floats live", floatsLive(3));
        Show.line("many live", manyLive(7));
        Show.line("loop state", loopState());
        try {
            wrap();
        } catch (Checked e) {
            Show.failure("wrapped", e);
            Show.failure("cause", e.getCause());
        }
        Throwable t = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        Show.line("text", t + " / " + t.getCause());
        Show.line("no message", new RuntimeException().toString());
        Show.line("message of cause", new RuntimeException(new Problem(3)).getMessage());
        Show.line("localized", new Special(2).getLocalizedMessage());
        Show.line("throw null", throwNull());
        Show.line("constructor", inConstructor());
        Show.line("virtual", virtualThrow(new Virtual()) + virtualThrow(new Virtual.Worse()));
        Show.line("in loop header", header(new int[] {3, 2, 1, 0}));
        Show.line("suppressed", suppressed());
        Show.line("assert is off", asserting(5));
        Show.line("many", many());
        Throwable own = new Problem(1);
        own.initCause(new Problem(2));
        Show.line("cause", own.getCause().getMessage());
    }

    static void raise(int n) {
        switch (n) {
            case 0: return;
            case 1: throw new Problem(1);
            case 2: throw new Special(2);
            case 3: throw new IllegalArgumentException("three");
            case 4: throw new ArithmeticException();
            case 5: throw new Error("five");
            case 6: throw new NullPointerException("six");
            case 7: throw new StringIndexOutOfBoundsException("seven");
            default: throw new UnsupportedOperationException();
        }
    }

    static int kinds(int n) {
        try {
            raise(n);
            note("fine ");
            return 0;
        } catch (Special e) {
            note("special ");
            return e.code;
        } catch (Problem e) {
            note("problem ");
            return e.code;
        } catch (IllegalArgumentException | ArithmeticException e) {
            note(e.getMessage() + " ");
            return 3;
        } catch (RuntimeException e) {
            note(e.getClass().getName() + " ");
            return 4;
        } catch (Throwable e) {
            note("throwable ");
            return 5;
        }
    }

    static int finallyBlocks(int n) {
        int x = n;
        try {
            try {
                raise(n);
                x += 10;
            } finally {
                note("a");
                x *= 3;
            }
            x++;
        } catch (Problem e) {
            note("p");
            x += 1000;
        } catch (Throwable e) {
            note("t");
            x += 2000;
        } finally {
            note("b");
            x *= 2;
        }
        return x;
    }

    @SuppressWarnings("finally")
    static int returnInFinally(int n) {
        try {
            raise(n);
            return 1;
        } catch (Problem e) {
            return 2;
        } finally {
            note("f");
            if (n % 2 == 0) {
                return 3;
            }
            if (n > 2) {
                return 4;
            }
        }
    }

    static int nested(int n) {
        try {
            note("1");
            try {
                note("2");
                try {
                    note("3");
                    raise(n);
                } catch (Special e) {
                    note("s");
                    throw new IllegalStateException("from special", e);
                } finally {
                    note("x");
                }
            } catch (IllegalArgumentException e) {
                note("i");
                raise(1);
            } finally {
                note("y");
                if (n == 8) {
                    throw new Problem(88);
                }
            }
        } catch (Problem e) {
            note("p");
            return e.code;
        } finally {
            note("z");
        }
        return -n;
    }

    @SuppressWarnings("finally")
    static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            try {
                if (i == n) {
                    continue;
                }
                if (i == n - 1) {
                    raise(i);
                }
                if (i == 5 - n) {
                    break;
                }
                sum += i;
            } catch (RuntimeException e) {
                note("r" + i);
                sum += 100;
                continue;
            } catch (Error e) {
                break;
            } finally {
                sum = sum * 2 + 1;
                note("" + i);
                if (sum > 500) {
                    break;
                }
            }
            sum += 7;
        }
        return sum;
    }

    static int deep(int n, int depth) {
        if (depth == 0) {
            raise(n);
            return 1;
        }
        return deep(n, depth - 1) * 2 + depth;
    }

    static void rethrow(int n) {
        try {
            raise(n);
        } catch (Problem e) {
            note("again");
            throw e;
        } catch (RuntimeException e) {
            note("new");
            throw new Problem(n * 11);
        }
    }

    static void resources(int n) {
        try (Resource a = new Resource("a", n == 3); Resource b = n == 4 ? null : new Resource("bb", n == 2 || n == 3)) {
            Show.line("body", a.name + (b == null ? "-" : b.name));
            raise(n % 3);
        } catch (Problem e) {
            Show.line("suppressed", e.getSuppressed().length);
            for (Throwable s : e.getSuppressed()) {
                Show.failure("one", s);
            }
            throw e;
        } finally {
            Show.line("after", n);
        }
    }

    static String locals(int n) {
        int a = 1;
        long b = 2;
        double c = 3;
        String d = "four";
        try {
            a += n;
            raise(n == 1 ? 1 : 0);
            b += n;
            raise(n == 2 ? 2 : 0);
            c += n;
            raise(n == 3 ? 3 : 0);
            d += n;
            raise(n);
            a = -1;
        } catch (RuntimeException e) {
            d = d + "!";
            b *= a;
        } catch (Error e) {
            c *= 2;
        }
        return a + "," + b + "," + (int) c + "," + d;
    }

    static String multi(int n) {
        try {
            raise(n);
        } catch (NullPointerException | StringIndexOutOfBoundsException | ArithmeticException e) {
            return "multi " + e.getMessage();
        } catch (Throwable e) {
            return "other " + e.getMessage();
        }
        return "none";
    }

    static int unchanged(int x) {
        try {
            return x;
        } finally {
            x = 100;
            note("u");
        }
    }

    static double floatsLive(int n) {
        double a = n * 1.5;
        float b = n * 2.5f;
        double c = a * b;
        try {
            a += 1;
            raise(n);
            b = 0;
        } catch (IllegalArgumentException e) {
            c += b;
        }
        return a * 1000 + b * 10 + c;
    }

    static long manyLive(int n) {
        int a = n + 1;
        int b = n + 2;
        int c = n + 3;
        int d = n + 4;
        int e = n + 5;
        int f = n + 6;
        long g = n + 7;
        long h = n + 8;
        long i = n + 9;
        long j = n + 10;
        double k = n + 11;
        double l = n + 12;
        int m = n + 13;
        int o = n + 14;
        int p = n + 15;
        try {
            raise(n);
        } catch (StringIndexOutOfBoundsException x) {
            a = -a;
            g = -g;
            k = -k;
        }
        return ((((((((((((((a * 3L + b) * 3 + c) * 3 + d) * 3 + e) * 3 + f) * 3 + g) * 3 + h) * 3 + i) * 3 + j) * 3 + (long) k) * 3 + (long) l) * 3 + m) * 3 + o)
                * 3 + p);
    }

    static String loopState() {
        int good = 0;
        int bad = 0;
        int last = -1;
        for (int i = 0; i < 1000; i++) {
            try {
                last = i;
                raise(i % 5);
                good++;
            } catch (RuntimeException e) {
                bad += i;
            }
        }
        return good + "," + bad + "," + last;
    }

    static void wrap() throws Checked {
        try {
            raise(3);
        } catch (IllegalArgumentException e) {
            throw new Checked("wrapped", e);
        }
    }

    static Problem none() {
        return null;
    }

    static String throwNull() {
        try {
            throw none();
        } catch (NullPointerException e) {
            return "NPE";
        }
    }

    static final class Picky {
        int value;

        Picky(int value) {
            this.value = value;
            if (value < 0) {
                throw new Problem(value);
            }
        }
    }

    static int inConstructor() {
        Picky p = new Picky(3);
        try {
            p = new Picky(-3);
        } catch (Problem e) {
            return p.value * 100 + e.code;
        }
        return 0;
    }

    static class Virtual {
        int go() {
            throw new Problem(5);
        }

        static final class Worse extends Virtual {
            @Override
            int go() {
                try {
                    return super.go();
                } finally {
                    note("worse");
                }
            }
        }
    }

    static int virtualThrow(Virtual v) {
        try {
            return v.go();
        } catch (Problem e) {
            return e.code + taken().length() * 10;
        }
    }

    static int header(int[] divisors) {
        int sum = 0;
        try {
            for (int i = 0; 6 / divisors[i] > 0; i++) {
                sum += divisors[i];
            }
        } catch (ArithmeticException e) {
            sum += 1000;
        }
        return sum;
    }

    static int suppressed() {
        Throwable t = new Problem(1);
        t.addSuppressed(new Problem(2));
        t.addSuppressed(new Special(3));
        return t.getSuppressed().length * 10 + t.getSuppressed()[1].getMessage().length();
    }

    static int asserting(int n) {
        assert n < 0 : "never seen";
        return n;
    }

    static int many() {
        int count = 0;
        for (int i = 0; i < 20000; i++) {
            try {
                if ((i & 3) == 0) {
                    throw new Problem(i);
                }
                count++;
            } catch (Problem e) {
                count += e.code & 1;
            }
        }
        return count;
    }
}
