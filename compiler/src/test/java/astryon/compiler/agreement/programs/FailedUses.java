package astryon.compiler.agreement.programs;

/** Initialisers that fail: what the first user hears, and what every later one does. */
final class FailedUses {
    private FailedUses() {
    }

    static int fail(String message) {
        throw new IllegalStateException(message, new RuntimeException("inner"));
    }

    static final class Exceptional {
        static int value = fail("exceptional");

        private Exceptional() {
        }
    }

    static final class Erroneous {
        static int value = error();

        private Erroneous() {
        }

        static int error() {
            throw new AssertionError("erroneous");
        }
    }

    static final class Divides {
        static int zero;
        static int value = 1 / zero;

        private Divides() {
        }
    }

    static final class Indexes {
        static int value = "ab".toCharArray()["abc".length()];

        private Indexes() {
        }
    }

    static class Lower {
        static int value = fail("base");
    }

    static class Derived extends Lower {
        static int own = 4;

        static void use() {
            Show.line("used", own);
        }
    }

    interface Careless {
        int VALUE = fail("interface");

        default int number() {
            return 1;
        }
    }

    static class Careful implements Careless {
    }

    static final class Checked {
        static {
            sneak(new Exception("checked"));
        }

        private Checked() {
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }

        static void use() {
        }
    }

    static final class Talkative extends RuntimeException {
        private static final long serialVersionUID = 1;

        Talkative() {
            super("what the field says");
        }

        @Override
        public String getMessage() {
            return "what the method says";
        }
    }

    static final class Talks {
        static int value = talk();

        private Talks() {
        }

        static int talk() {
            throw new Talkative();
        }
    }

    /** Known to others before its initialiser fails. */
    static final class Leaked {
        static Leaked early;
        static int after = 1;

        static {
            Holder.held = new Leaked();
            fail("leaked");
        }

        int number() {
            return after;
        }
    }

    static final class Holder {
        static Leaked held;

        private Holder() {
        }
    }

    static final class Outer {
        static int value = use();

        private Outer() {
        }

        static int use() {
            try {
                return Exceptional.value;
            } catch (NoClassDefFoundError e) {
                Show.line("outer catches", e.getMessage());
                return 5;
            }
        }
    }

    static void attempt(String what, Runnable use) {
        for (int i = 0; i < 2; i++) {
            try {
                use.run();
                Show.line(what, "works");
            } catch (Throwable thrown) {
                for (Throwable t = thrown; t != null; t = t.getCause()) {
                    Show.line(what, t);
                    for (StackTraceElement element : t.getStackTrace()) {
                        Show.line("  at", element);
                    }
                }
            }
        }
    }

    static int caught(int rounds) {
        int caught = 0;
        for (int i = 0; i < rounds; i++) {
            try {
                caught += Divides.value;
            } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
                caught += 10;
            } finally {
                caught++;
            }
        }
        return caught;
    }

    public static void main(String[] arguments) {
        attempt("exception", () -> Show.line("value", Exceptional.value));
        attempt("error", () -> Show.line("value", Erroneous.value));
        Show.line("caught", caught(3));
        attempt("division", () -> Divides.zero = 1);
        attempt("index", () -> Indexes.value++);
        attempt("derived", Derived::use);
        attempt("base", () -> Show.line("value", Lower.value));
        attempt("careful", Careful::new);
        attempt("careless", () -> Show.line("value", Careless.VALUE));
        attempt("checked", Checked::use);
        attempt("talks", () -> Show.line("value", Talks.value));
        attempt("leaked", () -> Show.line("value", Leaked.early));
        attempt("held", () -> Show.line("value", Holder.held.number()));
        attempt("outer", () -> Show.line("value", Outer.value));
    }
}
