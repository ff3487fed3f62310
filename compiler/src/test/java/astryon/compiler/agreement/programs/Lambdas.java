package astryon.compiler.agreement.programs;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Lambdas and method references of every kind, with and without captures. */
final class Lambdas {
    interface Six {
        double apply(int a, long b, float c, double d, String e, byte f);
    }

    interface WithDefault {
        int go(int x);

        default WithDefault twice() {
            return x -> go(go(x));
        }
    }

    interface Thrower {
        void run() throws Exception;
    }

    static final class Box {
        private int value;

        Box(int value) {
            this.value = value;
        }

        int plus(int other) {
            return value + other;
        }

        static int doubled(int x) {
            return x * 2;
        }

        Supplier<Integer> own() {
            return () -> value;
        }

        Runnable add(int n) {
            return () -> value += n;
        }

        @Override
        public String toString() {
            return "Box" + value;
        }
    }

    static class Speaker {
        String speak() {
            return "base";
        }
    }

    static class Loud extends Speaker {
        @Override
        String speak() {
            return "loud";
        }

        Supplier<String> quiet() {
            return super::speak;
        }

        Supplier<String> own() {
            return this::speak;
        }
    }

    private static final IntUnaryOperator CONSTANT = x -> x + 1;

    private Lambdas() {
    }

    public static void main(String[] arguments) {
        IntBinaryOperator plus = (a, b) -> a + b;
        IntBinaryOperator maximum = Math::max;
        Show.line("plus", plus.applyAsInt(3, 4) + maximum.applyAsInt(9, 2));
        int captured = arguments.length + 10;
        long wide = 1L << 35;
        double fraction = 0.25;
        String text = "text";
        Supplier<String> all = () -> text + captured + wide + (int) (fraction * 100);
        Show.line("captures", all.get());
        Six six = (a, b, c, d, e, f) -> a + b + c + d + e.length() + f + captured;
        Show.line("six", six.apply(1, 2, 3, 4, "five", (byte) 6));
        Function<Integer, Box> maker = Box::new;
        ToIntFunction<Box> unbound = box -> box.plus(1);
        BiFunction<Box, Integer, Integer> method = Box::plus;
        Box box = maker.apply(5);
        IntUnaryOperator bound = box::plus;
        Show.line("references", unbound.applyAsInt(box) + method.apply(box, 10) + bound.applyAsInt(100));
        Show.line("static reference", apply(Box::doubled, 21));
        IntFunction<int[]> array = int[]::new;
        Show.line("array", array.apply(7).length);
        IntFunction<String[][]> rows = String[][]::new;
        Show.line("rows", rows.apply(3).length);
        Supplier<Supplier<String>> nested = () -> () -> text + text;
        Show.line("nested", nested.get().get());
        Show.line("compose", compose(x -> x * 2, x -> x + 3).applyAsInt(10));
        Show.line("recursive", factorial().apply(10));
        box.add(3).run();
        Show.line("this", box.own().get() + box.toString());
        Function<Object, String> toText = Object::toString;
        Show.line("virtual reference", toText.apply(box) + toText.apply("s") + toText.apply(5));
        Loud loud = new Loud();
        Show.line("super", loud.quiet().get() + loud.own().get());
        WithDefault increment = x -> x + 1;
        Show.line("default", increment.twice().twice().go(0));
        Show.line("constant", CONSTANT.applyAsInt(1));
        IntPredicate even = x -> x % 2 == 0;
        Show.line("predicate", even.test(4) + "," + even.negate().test(4) + "," + even.and(x -> x > 5).test(4));
        Show.line("chain", chain(text, String::length, Integer::toHexString, s -> s + "!"));
        Function<String, Integer> length = String::length;
        Show.line("andThen", length.andThen(x -> x * x).apply("abcd"));
        Runnable[] actions = new Runnable[5];
        int[] sum = {0};
        for (int i = 0; i < actions.length; i++) {
            int index = i;
            actions[i] = () -> sum[0] = sum[0] * 10 + index;
        }
        for (Runnable action : actions) {
            action.run();
        }
        Show.line("in a loop", sum[0]);
        try {
            Thrower thrower = () -> {
                throw new Exception("from a lambda");
            };
            thrower.run();
        } catch (Exception e) {
            Show.failure("thrower", e);
        }
        Box nothing = arguments.length > 100 ? box : null;
        Show.attempt("reference to null", () -> apply(nothing::plus, 1));
        Show.line("boxing", ((Supplier<Integer>) () -> 5).get() + ((Function<Long, Long>) x -> x + 1).apply(5L));
        ToIntFunction<Integer> unboxing = Integer::intValue;
        Show.line("unboxing", unboxing.applyAsInt(500));
        IntUnaryOperator widening = Lambdas::narrowed;
        Show.line("widening", widening.applyAsInt(300));
        Show.line("generic", Lambdas.<String, Integer>map("abc", String::length) + map(5, x -> "v" + x));
        java.util.Comparator<String> byLength = (a, b) -> a.length() - b.length();
        Show.line("comparator", byLength.compare("a", "bbb") + byLength.reversed().compare("a", "bbb"));
    }

    static byte narrowed(int x) {
        return (byte) x;
    }

    static <A, B> B map(A a, Function<A, B> f) {
        return f.apply(a);
    }

    static int apply(IntUnaryOperator operator, int x) {
        return operator.applyAsInt(x);
    }

    static IntUnaryOperator compose(IntUnaryOperator f, IntUnaryOperator g) {
        return x -> f.applyAsInt(g.applyAsInt(x));
    }

    static Function<Integer, Integer> factorial() {
        return n -> n <= 1 ? 1 : n * factorial().apply(n - 1);
    }

    static <A, B, C, D> D chain(A a, Function<A, B> f, Function<B, C> g, Function<C, D> h) {
        return h.apply(g.apply(f.apply(a)));
    }
}
