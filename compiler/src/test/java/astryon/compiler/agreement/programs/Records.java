package astryon.compiler.agreement.programs;

/** Records: accessors, canonical and other constructors, equals, hashCode and toString over every component type. */
final class Records {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);

        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }
    }

    record Wide(boolean z, byte b, short s, char c, int i, long l, String text, Object any) {
    }

    record Fractions(float f, double d) {
    }

    record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException("low " + low + " above high " + high);
            }
        }

        Range(int only) {
            this(only, only);
        }

        int size() {
            return high - low + 1;
        }

        @Override
        public int low() {
            return low * 1;
        }
    }

    record Pair<A, B>(A first, B second) {
        static <T> Pair<T, T> twice(T value) {
            return new Pair<>(value, value);
        }
    }

    record Empty() {
    }

    interface Area {
        double area();
    }

    record Square(double side) implements Area {
        public double area() {
            return side * side;
        }
    }

    record Circle(double radius) implements Area {
        public double area() {
            return 3 * radius * radius;
        }

        @Override
        public String toString() {
            return "circle";
        }
    }

    private Records() {
    }

    public static void main(String[] arguments) {
        Point p = new Point(3, -4);
        Show.line("point", p);
        Show.line("accessors", p.x() * 10 + p.y());
        Show.line("plus", p.plus(new Point(1, 1)).plus(Point.ORIGIN));
        Show.line("equals", p.equals(new Point(3, -4)) + "," + p.equals(new Point(3, 4)) + "," + p.equals(null) + "," + p.equals("x") + "," + p.equals(p));
        Show.line("hash", p.hashCode() + "," + Point.ORIGIN.hashCode());
        Wide w = new Wide(true, (byte) -1, (short) 300, 'c', 7, 1L << 40, "text", null);
        Wide v = new Wide(true, (byte) -1, (short) 300, 'c', 7, 1L << 40, "te" + tail(), null);
        Show.line("wide", w);
        Show.line("wide equals", w.equals(v) + "," + (w.hashCode() == v.hashCode()) + "," + w.hashCode());
        Show.line("wide differs", w.equals(new Wide(false, (byte) -1, (short) 300, 'c', 7, 1L << 40, "text", null)) + ","
                + w.equals(new Wide(true, (byte) -1, (short) 300, 'c', 7, 1L << 41, "text", null)) + ","
                + w.equals(new Wide(true, (byte) -1, (short) 300, 'c', 7, 1L << 40, "text", p)));
        Fractions zero = new Fractions(0f, 0.0);
        Show.line("minus zero differs", zero.equals(new Fractions(-0f, 0.0)) + "," + zero.equals(new Fractions(0f, -0.0)) + "," + zero.equals(new Fractions(0f, 0)));
        Fractions nan = new Fractions(Float.NaN, Double.NaN);
        Show.line("NaN is NaN", nan.equals(new Fractions(Float.NaN, Double.NaN)) + "," + nan.hashCode() + "," + zero.hashCode());
        Show.line("range", new Range(3, 9).size() + new Range(5).size() + new Range(7).low());
        Show.attempt("bad range", () -> new Range(2, 1));
        Pair<Point, String> pair = new Pair<>(p, "second");
        Show.line("pair", pair + pair.second() + pair.first().x());
        Show.line("pair of pairs", Pair.twice(Pair.twice(1)));
        Show.line("pair equals", Pair.twice("a").equals(new Pair<>("a", "a")) + "," + Pair.twice(null).equals(Pair.twice(null)) + "," + Pair.twice(null).hashCode());
        Show.line("empty", new Empty() + "," + new Empty().equals(new Empty()) + "," + new Empty().hashCode());
        Area[] areas = {new Square(2.5), new Circle(2), new Square(-1)};
        double sum = 0;
        for (Area area : areas) {
            sum = sum * 2 + area.area();
        }
        Show.line("areas", sum);
        Show.line("own text", areas[1]);
        Object o = p;
        Show.line("is a record", o instanceof Record);
        record Local(int a, long b) {
        }
        Show.line("local", new Local(1, 2));
    }

    static String tail() {
        return "xt";
    }
}
