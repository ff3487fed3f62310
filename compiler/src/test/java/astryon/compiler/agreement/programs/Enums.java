package astryon.compiler.agreement.programs;

/** Enums: values, valueOf, order, fields, bodies, abstract methods, interfaces, switches, static state. */
final class Enums {
    enum Plain { A, B, C }

    enum Planet {
        MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6), JUPITER(1.9e+27, 7.1492e7);

        private final double mass;
        private final double radius;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return 6.67300E-11 * mass / (radius * radius);
        }
    }

    interface Operator {
        int apply(int a, int b);
    }

    enum Arithmetic implements Operator {
        PLUS("+") {
            public int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS("-") {
            public int apply(int a, int b) {
                return a - b;
            }

            @Override
            Arithmetic inverse() {
                return PLUS;
            }
        },
        TIMES("*") {
            public int apply(int a, int b) {
                return a * b;
            }
        };

        final String sign;

        Arithmetic(String sign) {
            this.sign = sign;
        }

        Arithmetic inverse() {
            return this == PLUS ? MINUS : this;
        }
    }

    enum Level {
        LOW, MIDDLE, HIGH;

        private static final Level[] ALL = values();
        private static int asked;

        Level next() {
            asked++;
            return ALL[(ordinal() + 1) % ALL.length];
        }
    }

    enum Empty { }

    private Enums() {
    }

    public static void main(String[] arguments) {
        for (Plain p : Plain.values()) {
            Show.line("plain", p + "," + p.name() + "," + p.ordinal() + "," + p.compareTo(Plain.B) + "," + (p == Plain.valueOf(p.name())));
        }
        Show.line("values is a copy", Plain.values() != Plain.values());
        for (Planet p : Planet.values()) {
            Show.line(p.toString(), p.gravity());
        }
        for (Arithmetic a : Arithmetic.values()) {
            Show.line(a.name(), a.sign + a.apply(7, 3) + a.inverse() + a.inverse().apply(7, 3));
            Operator o = a;
            Show.line("operator", o.apply(100, 5));
            Show.line("declaring class", a.getDeclaringClass() == Arithmetic.class);
        }
        Level level = Level.LOW;
        for (int i = 0; i < 7; i++) {
            level = level.next();
        }
        Show.line("level", level + "" + Level.asked);
        Show.line("empty", Empty.values().length);
        Show.attempt("no such constant", () -> Plain.valueOf("D"));
        Show.attempt("null name", () -> Plain.valueOf(null));
        Show.line("equals", Plain.A.equals(Plain.A) + "," + Plain.A.equals(null) + "," + Plain.A.equals(Level.LOW));
        int[] counts = new int[Plain.values().length];
        for (int i = 0; i < 10; i++) {
            counts[Plain.values()[i % 3].ordinal()]++;
        }
        Show.line("counts", counts[0] * 100 + counts[1] * 10 + counts[2]);
        Comparable<Plain> comparable = Plain.C;
        Show.line("comparable", comparable.compareTo(Plain.A));
        Show.line("in switch", described(Level.HIGH) + described(Level.LOW));
        Object o = Plain.B;
        Show.line("instanceof", (o instanceof Enum) + "," + (o instanceof Comparable) + "," + (o instanceof Level));
    }

    static String described(Level level) {
        switch (level) {
            case LOW:
                return "low";
            case HIGH:
                return "high";
            default:
                return "?";
        }
    }
}
