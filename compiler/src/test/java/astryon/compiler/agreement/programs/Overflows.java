package astryon.compiler.agreement.programs;

/** Recursion without end, caught, survived and done again. */
final class Overflows {
    private static int depth;
    private static int finished;

    private Overflows() {
    }

    static int forever(int n) {
        depth++;
        return forever(n + 1) + 1;
    }

    static void through(Runnable next) {
        depth++;
        next.run();
    }

    static String text(StringBuilder text, int n) {
        text.append(n);
        return text(text, n + 1) + "x";
    }

    static int tidy(int n) {
        try {
            return tidy(n + 1) + 1;
        } finally {
            finished++;
        }
    }

    /** Catches deep down, and goes on from there. */
    static int catching(int n) {
        if (n < 0) {
            return 0;
        }
        try {
            return catching(n + 1) + 1;
        } catch (StackOverflowError e) {
            return -1_000_000_000;
        }
    }

    private final Overflows[] itself = {this};

    @Override
    public int hashCode() {
        return 31 + itself[0].hashCode();
    }

    interface Shape {
        int area(int n);
    }

    static final class Pair implements Shape {
        Shape other;

        @Override
        public int area(int n) {
            return n == 0 ? 0 : other.area(n + 1) + other.area(n - 1);
        }
    }

    /** The methods of two frames that follow each other, sorted: which of two that call each other found the stack full is chance. */
    private static String neighbours(StackTraceElement[] trace, int first) {
        String above = trace[first].getMethodName();
        String below = trace[first + 1].getMethodName();
        return above.compareTo(below) < 0 ? above + " " + below : below + " " + above;
    }

    static void attempt(String what, Runnable action) {
        depth = 0;
        try {
            action.run();
            Show.line(what, "came back");
        } catch (StackOverflowError e) {
            Show.line(what, e);
            Show.line("trace", e.getStackTrace().length);
            Show.line("trace", neighbours(e.getStackTrace(), 1000));
            Show.line("cause", e.getCause());
            Show.line("message", e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            attempt("forever", () -> forever(0));
            Show.line("deep", depth > 1000);
        }
        Runnable[] self = new Runnable[1];
        self[0] = () -> through(self[0]);
        attempt("through", self[0]);
        attempt("text", () -> text(new StringBuilder(), 0));
        attempt("tidy", () -> tidy(0));
        Show.line("finished", finished > 1000);
        Show.line("catching", catching(0) < 0);
        attempt("hash", () -> new Overflows().hashCode());
        Pair pair = new Pair();
        pair.other = pair;
        attempt("pair", () -> pair.area(1));
        forever(5);
    }
}
