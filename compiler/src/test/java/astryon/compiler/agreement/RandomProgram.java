package astryon.compiler.agreement;

import astryon.compiler.agreement.RandomExpressions.Callee;
import astryon.compiler.agreement.RandomExpressions.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program as the source of one class: static methods that call each other, a few classes with fields and virtual methods, static
 * fields and arrays. Its method {@code run()} returns a checksum of everything that was mixed into it on the way. The seed decides all.
 */
final class RandomProgram {
    private static final String[] CLASSES = {"B", "C", "D", "E"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<Callee> callees = new ArrayList<>();
    private final List<Variable> statics = new ArrayList<>();
    private final String name;

    private RandomProgram(long seed, String name) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x1234567);
        this.name = name;
    }

    /** @param traced whether the program prints every number as it is mixed in */
    static String source(long seed, String name, boolean traced) {
        return new RandomProgram(seed, name).build(traced);
    }

    private String build(boolean traced) {
        text.append("final class ").append(name).append(" {\n");
        text.append(prelude(traced));
        statics();
        signatures();
        classes();
        for (Callee callee : callees) {
            if (!callee.needsReceiver()) {
                method("static ", callee, List.of());
            }
        }
        run();
        return text.append("}\n").toString();
    }

    private static String prelude(boolean traced) {
        return """
                    static int fuel;
                    static long sum;

                    static int mix(long v) {
                        sum = sum * 31 + v;
                        %s
                        return (int) sum;
                    }

                    static int mix(boolean v) {
                        return mix(v ? 3 : 5);
                    }

                    static int mix(float v) {
                        return mix(Float.floatToIntBits(v));
                    }

                    static int mix(double v) {
                        return mix(Double.doubleToLongBits(v));
                    }

                    static int mix(A v) {
                        return mix(v == null ? 11 : v.id());
                    }

                    static int mix(String v) {
                        long hash = 7;
                        for (int i = 0; i < v.length(); i++) {
                            hash = hash * 17 + v.charAt(i);
                        }
                        return mix(hash);
                    }

                    static void mixProblem(RuntimeException e) {
                        mix(e.getClass().getName());
                        if (!(e instanceof ClassCastException) && e.getMessage() != null) {
                            mix(e.getMessage());
                        }
                    }

                    static final class Problem extends RuntimeException {
                        Problem(int code) {
                            super("problem " + code);
                        }
                    }

                    interface F {
                        int go(int x);
                    }

                    static int apply(F f, int x) {
                        return --fuel < 0 ? 3 : f.go(x);
                    }

                    /** In a thread of its own, which is waited for. */
                    static int alone(F f, int x) {
                        fuel -= 20;
                        if (fuel < 0) {
                            return 5;
                        }
                        int[] result = new int[1];
                        RuntimeException[] problem = new RuntimeException[1];
                        Thread thread = new Thread(() -> {
                            try {
                                result[0] = f.go(x);
                            } catch (RuntimeException e) {
                                problem[0] = e;
                            }
                        });
                        thread.start();
                        join(thread);
                        if (problem[0] != null) {
                            throw problem[0];
                        }
                        return result[0];
                    }

                    static void join(Thread thread) {
                        try {
                            thread.join();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    static final class Counter {
                        private int sum;
                        private final java.util.concurrent.atomic.AtomicInteger steps = new java.util.concurrent.atomic.AtomicInteger();

                        synchronized void add(int n) {
                            sum += n;
                            steps.incrementAndGet();
                        }
                    }

                    /** Two threads at one object: what they come to does not depend on who is first. */
                    static int together(int x) {
                        fuel -= 40;
                        if (fuel < 0) {
                            return 7;
                        }
                        Counter counter = new Counter();
                        Runnable adding = () -> {
                            for (int i = 0; i < (x & 63); i++) {
                                counter.add(i ^ x);
                            }
                        };
                        Thread one = new Thread(adding);
                        Thread other = new Thread(adding);
                        one.start();
                        other.start();
                        join(one);
                        join(other);
                        return counter.sum * 31 + counter.steps.get();
                    }

                    static final class Box<T extends Comparable<T>> {
                        final T value;

                        Box(T value) {
                            this.value = value;
                        }

                        T larger(Box<? extends T> other) {
                            return other.value.compareTo(value) > 0 ? other.value : value;
                        }

                        <R extends Comparable<R>> Box<R> map(java.util.function.Function<? super T, ? extends R> f) {
                            return new Box<>(f.apply(value));
                        }
                    }

                    static <T> T pick(boolean first, T one, T other) {
                        return first ? one : other;
                    }

                    interface I {
                        int w(int a);

                        default long u(long a) {
                            return a * 3 + w((int) a);
                        }
                    }
                """.formatted(traced ? "System.out.println(v);" : "");
    }

    private void statics() {
        Kind[] kinds = {Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.BOOLEAN, Kind.SHORT, Kind.OBJECT, Kind.INTS, Kind.DOUBLES, Kind.OBJECTS, Kind.BYTES};
        for (int i = 0; i < kinds.length; i++) {
            if (random.nextInt(3) > 0) {
                statics.add(new Variable("s" + i, kinds[i], true));
                text.append("    static ").append(random.nextInt(8) == 0 ? "volatile " : "").append(kinds[i].text).append(" s").append(i).append(";\n");
            }
        }
    }

    private void signatures() {
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            callees.add(new Callee("m" + i, Kind.NUMBERS[random.nextInt(Kind.NUMBERS.length)], parameters(random.nextInt(12) == 0 ? 14 : 5), false, i < 2));
        }
        callees.add(new Callee("v0", Kind.INT, parameters(4), true, false));
        callees.add(new Callee("v1", Kind.NUMBERS[random.nextInt(Kind.NUMBERS.length)], parameters(4), true, false));
        callees.add(new Callee("id", Kind.INT, List.of(), true, true));
    }

    private List<Kind> parameters(int most) {
        List<Kind> parameters = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            parameters.add(random.nextInt(7) == 0 ? Kind.ARRAYS[random.nextInt(Kind.ARRAYS.length)] : Kind.SCALARS[random.nextInt(Kind.SCALARS.length)]);
        }
        return parameters;
    }

    private Callee named(String method) {
        return callees.stream().filter(callee -> callee.name().equals(method)).findFirst().orElseThrow();
    }

    private void classes() {
        text.append("""
                    abstract static class A {
                        int f0;
                        long f1 = 5;
                        double f2;
                        float f3 = 2;
                        byte f4;
                        A next;

                        A(int a) {
                            f0 = a;
                            f4 = (byte) (a >> 3);
                            f2 = a / 4;
                        }

                        int id() {
                            return f0 + 1;
                        }
                """);
        text.append("        abstract ").append(signature(named("v0"))).append(";\n");
        method("", named("v1"), fields());
        text.append("    }\n");
        String[] parents = {"A", "A", random.nextBoolean() ? "B" : "C", random.nextBoolean() ? "D" : "A"};
        for (int i = 0; i < CLASSES.length; i++) {
            boolean doing = random.nextBoolean();
            text.append("    static class ").append(CLASSES[i]).append(" extends ").append(parents[i]).append(doing ? " implements I" : "").append(" {\n");
            text.append("        int own").append(i).append(" = ").append(random.nextInt(9)).append(";\n");
            text.append("        ").append(CLASSES[i]).append("(int a) {\n            super(a * ").append(random.nextInt(7) - 2).append(");\n");
            text.append("            f1 += own").append(i).append(";\n        }\n");
            text.append("        @Override\n        int id() {\n            return super.id() * 3 + ").append(i).append(";\n        }\n");
            if (doing) {
                text.append("        public int w(int a) {\n            return a ^ f0 + own").append(i).append(";\n        }\n");
            }
            if (parents[i].equals("A") || random.nextBoolean()) {
                method("", named("v0"), fields());
            }
            if (random.nextInt(3) == 0) {
                method("", named("v1"), fields());
            }
            text.append("    }\n");
        }
    }

    private static List<Variable> fields() {
        return List.of(new Variable("f0", Kind.INT, true), new Variable("f1", Kind.LONG, true), new Variable("f2", Kind.DOUBLE, true),
                new Variable("f3", Kind.FLOAT, true), new Variable("f4", Kind.BYTE, true), new Variable("((A) this)", Kind.OBJECT, false),
                new Variable("next", Kind.OBJECT, true));
    }

    private static String signature(Callee callee) {
        StringBuilder signature = new StringBuilder(callee.result().text + " " + callee.name() + "(");
        for (int i = 0; i < callee.parameters().size(); i++) {
            signature.append(i == 0 ? "" : ", ").append(callee.parameters().get(i).text).append(" p").append(i);
        }
        return signature.append(")").toString();
    }

    /** Cheap methods are one expression; the others spend fuel at entry and end early when there is none. */
    private void method(String modifiers, Callee callee, List<Variable> fields) {
        RandomExpressions expressions = new RandomExpressions(random, callee.cheap() ? List.of() : callees, List.of(CLASSES));
        expressions.scope.addAll(statics);
        expressions.scope.addAll(fields);
        for (int i = 0; i < callee.parameters().size(); i++) {
            expressions.scope.add(new Variable("p" + i, callee.parameters().get(i), true));
        }
        text.append("    ").append(modifiers).append(signature(callee)).append(" {\n");
        if (!callee.cheap()) {
            text.append("        if (--fuel < 0) {\n            return ").append(callee.result().fallback).append(";\n        }\n");
            new RandomStatements(expressions, text, callee.result(), "return %s;", 8 + random.nextInt(18)).block(2, 7);
        }
        text.append("        return ").append(expressions.expression(callee.result(), 3)).append(";\n    }\n\n");
    }

    private void run() {
        RandomExpressions expressions = new RandomExpressions(random, callees, List.of(CLASSES));
        expressions.scope.addAll(statics);
        text.append("    static long run() {\n        fuel = 400;\n");
        for (Variable variable : statics) {
            if (variable.kind() == Kind.OBJECT || variable.kind().isArray()) {
                text.append("        ").append(variable.text()).append(" = ").append(variable.kind() == Kind.OBJECT ? "new B(3)" : "new "
                        + variable.kind().element().text + "[8]").append(";\n");
            }
        }
        for (Callee callee : callees) {
            if (!callee.needsReceiver()) {
                for (int i = 0; i < 2; i++) {
                    text.append("        try {\n            mix(").append(callee.name()).append('(');
                    for (int p = 0; p < callee.parameters().size(); p++) {
                        text.append(p == 0 ? "" : ", ").append(expressions.expression(callee.parameters().get(p), 1));
                    }
                    text.append("));\n        } catch (RuntimeException e) {\n            mixProblem(e);\n        }\n        fuel = 300;\n");
                }
            }
        }
        for (Variable variable : statics) {
            text.append("        mix(").append(variable.kind().isArray() ? variable.text() + " == null ? 0 : " + variable.text() + ".length" : variable.text())
                    .append(");\n");
        }
        text.append("        return sum;\n    }\n");
    }
}
