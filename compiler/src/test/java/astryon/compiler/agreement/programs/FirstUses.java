package astryon.compiler.agreement.programs;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** When and in which order initialisers run, told by the initialisers themselves. */
final class FirstUses {
    static final int STARTED = say("main class");

    static int say(String what) {
        Show.line("init", what);
        return what.length();
    }

    private FirstUses() {
    }

    static final class Made {
        static final int SAID = say("Made");

        private Made() {
        }
    }

    static final class Called {
        static final int SAID = say("Called");

        private Called() {
        }

        static int twice(int x) {
            return 2 * x;
        }
    }

    static final class Read {
        static int variable = say("Read");
        static final int CONSTANT = 5;
        static final String TEXT = "constant";

        private Read() {
        }
    }

    static final class Written {
        static int variable = say("Written");

        private Written() {
        }
    }

    static final class Referred {
        static final int SAID = say("Referred");

        private Referred() {
        }

        static int get() {
            return SAID;
        }
    }

    static class Grandparent {
        static int shared = say("Grandparent");

        static int inherited() {
            return shared;
        }
    }

    static class Parent extends Grandparent {
    }

    static class Child extends Parent {
        static final int SAID = say("Child " + shared);
    }

    interface Quiet {
        int SAID = say("Quiet, which has no default method");

        int abstractly();
    }

    interface Default {
        int SAID = say("Default");

        default int plain() {
            return 1;
        }
    }

    interface Deeper extends Default {
        int SAID = say("Deeper");

        default int other() {
            return 2;
        }
    }

    interface Only extends Deeper {
        int SAID = say("Only, which inherits default methods");
    }

    static class Implementor implements Quiet, Only {
        static final int SAID = say("Implementor");

        @Override
        public int abstractly() {
            return 3;
        }
    }

    @FunctionalInterface
    interface Functional {
        int SAID = say("Functional");

        int apply(int x);

        default int twice(int x) {
            return apply(apply(x));
        }
    }

    enum Loud {
        FIRST, SECOND {
            @Override
            int number() {
                return 20 + Switched.last;
            }
        };

        static {
            say("Loud with " + values().length);
        }

        Loud() {
            Show.line("constant", name());
        }

        int number() {
            return 10;
        }
    }

    static final class Switched {
        static int last = say("Switched");

        private Switched() {
        }

        static String of(Loud loud) {
            return switch (loud) {
                case FIRST -> "one";
                case SECOND -> "two";
            };
        }
    }

    static class Egg {
        static int laid = say("Egg sees " + Hen.count);
        static int count = 7;
    }

    static class Hen {
        static int count = 3;
        static int hatched = say("Hen sees " + Egg.count);
    }

    static final class Recursive {
        static int depth = descend(3);
        static int late = 9;

        private Recursive() {
        }

        static int descend(int n) {
            Show.line("late is", late);
            return n == 0 ? new Recursive().own() : descend(n - 1) + depth;
        }

        int own() {
            return late + 1;
        }
    }

    static int mood = 1;
    static final int[] WEATHER = {1, 2, 3};
    static final StringBuilder REGISTER = new StringBuilder("register:");

    static final class Moody {
        static final int SEEN = mood * 10 + WEATHER[0];

        private Moody() {
        }
    }

    static final class Registered {
        static {
            REGISTER.append("Registered");
        }

        private Registered() {
        }

        static void touch() {
        }
    }

    static final class Counter {
        static int made;

        private Counter() {
            made++;
        }
    }

    static final class Counting {
        static final Counter ONE = new Counter();

        private Counting() {
        }
    }

    static final class Cold {
        static int sum = say("Cold");

        private Cold() {
        }

        static int add(int n) {
            for (int i = 0; i < n; i++) {
                sum += i;
            }
            return sum;
        }
    }

    static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Cold.sum + i;
        }
        return sum;
    }

    static final class Never {
        static int variable = say("Never");

        private Never() {
        }
    }

    static int perhaps(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            if (i > 100) {
                sum += Never.variable;
            }
            sum++;
        }
        return sum;
    }

    static void argumentsFirst() {
        Show.line("result", Late.of(say("argument"), say("another one")));
    }

    static final class Late {
        static final int SAID = say("Late");

        private Late() {
        }

        static int of(int a, int b) {
            return a * b + SAID;
        }
    }

    static final class ValueFirst {
        static int variable = say("ValueFirst");

        private ValueFirst() {
        }
    }

    public static void main(String[] arguments) {
        Show.line("started", STARTED);
        Object object = "an object";
        Show.line("not by a test", object instanceof Made);
        Show.line("not by an array", new Made[2].length);
        Show.line("not by a literal", Made.class.getName());
        Show.line("not by a constant", Read.CONSTANT + Read.TEXT);
        new Made();
        new Made();
        Show.line("called", Called.twice(4));
        Show.line("read", Read.variable);
        Written.variable = 2;
        Show.line("written", Written.variable);
        IntSupplier reference = Referred::get;
        Show.line("referred", "made");
        Show.line("referred", reference.getAsInt());
        Show.line("inherited", Child.inherited());
        Show.line("inherited field", Child.shared);
        new Child();
        Show.line("interface", new Implementor().plain());
        Show.line("interface field", Quiet.SAID + Only.SAID);
        Functional next = x -> x + 1;
        Show.line("lambda", next.twice(5));
        Show.line("enum", Loud.valueOf("SECOND").number());
        Show.line("switch", Switched.of(Loud.FIRST));
        Show.line("hen first", Hen.hatched + Egg.laid);
        Show.line("recursion", Recursive.depth);
        mood = 2;
        WEATHER[0] = 9;
        Show.line("moody", Moody.SEEN);
        Show.line("register", REGISTER);
        Registered.touch();
        Show.line("register", REGISTER);
        Show.line("made", Counter.made);
        Show.line("counting", Counting.ONE != null);
        Show.line("made", Counter.made);
        Show.line("no round", loop(0));
        Show.line("loop", loop(3));
        Show.line("cold", Cold.add(3));
        Show.line("perhaps", perhaps(50));
        argumentsFirst();
        ValueFirst.variable = say("value");
        Supplier<Object> maker = Last::new;
        Show.line("maker", maker.get() != null);
    }

    static final class Last {
        static final int SAID = say("Last");
    }
}
