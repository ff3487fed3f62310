package astryon.compiler.agreement.programs;

/** Every kind of call, with every kind and number of arguments. */
final class Calls {
    interface Animal {
        String name();

        default String greet() {
            return "I am " + name() + own();
        }

        private String own() {
            return " (" + legs() + ")";
        }

        static Animal of(String name) {
            return () -> name;
        }

        default int legs() {
            return 4;
        }
    }

    interface Flying {
        default int legs() {
            return 2;
        }

        int wings(int a, long b, double c);
    }

    abstract static class Creature implements Animal {
        protected int age = 1;

        abstract int grow(int by);

        int twice(int by) {
            return grow(by) + grow(by);
        }

        public String toString() {
            return name() + age;
        }

        private int secret() {
            return 1;
        }

        int tell() {
            return secret();
        }

        static int same() {
            return 1;
        }
    }

    static class Dog extends Creature {
        public String name() {
            return "dog";
        }

        int grow(int by) {
            return age += by;
        }

        private int secret() {
            return 2;
        }

        int tell() {
            return super.tell() * 10 + secret();
        }

        static int same() {
            return 2;
        }
    }

    static class Puppy extends Dog {
        int grow(int by) {
            return super.grow(by) * 2;
        }

        public int legs() {
            return super.legs() + 1;
        }

        public String greet() {
            return "wuff " + super.greet();
        }
    }

    static class Bird extends Creature implements Flying {
        public String name() {
            return "bird";
        }

        int grow(int by) {
            return age -= by;
        }

        public int legs() {
            return Flying.super.legs();
        }

        public int wings(int a, long b, double c) {
            return (int) (a + b + c) + age;
        }
    }

    static final class Plane implements Flying {
        public int wings(int a, long b, double c) {
            return (int) (a * b * c);
        }
    }

    private Calls() {
    }

    public static void main(String[] arguments) {
        Creature[] zoo = {new Dog(), new Puppy(), new Bird(), new Dog()};
        for (Creature c : zoo) {
            Show.line("grow", c.grow(3));
            Show.line("twice", c.twice(2));
            Show.line("text", c);
            Show.line("tell", c.tell());
            Show.line("greet", c.greet());
            Animal a = c;
            Show.line("legs", a.legs());
            Show.line("hash", c.equals(c) && !c.equals(null));
        }
        Show.line("static hiding", Creature.same() * 10 + Dog.same() + Puppy.same());
        Show.line("lambda animal", Animal.of("cat").greet());
        Flying[] flying = {new Bird(), new Plane(), new Bird()};
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum = sum * 7 + flying[i % 3].wings(i, i * 1000L, i / 2.0) + flying[i % 2].legs();
        }
        Show.line("flying", sum);
        Show.line("seven ints", ints(1, 2, 3, 4, 5, 6, 7));
        Show.line("twelve ints", ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        Show.line("ten doubles", doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Show.line("nine floats", floats(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Show.line("mixed", mixed(1, 2, 3, 4, "five", 6, (byte) -7, (short) -8, 'c', true, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, null, 23, 24));
        Show.line("instance mixed", new Bird().wings(1, 2, 3) + new Many().instance(1, 2, 3, 4, 5, 6, 7, 8.5, 9, 10, 11, 12, 13, 14, 15, 16, 17.25));
        Many many = new More();
        Show.line("virtual mixed", many.instance(1, 2, 3, 4, 5, 6, 7, 8.5, 9, 10, 11, 12, 13, 14, 15, 16, 17.25));
        Show.line("forwarded", forwarded(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Show.line("stack to stack", shuffled(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Show.line("narrow arguments", narrow((byte) 200, (short) 70000, (char) -1, true));
        Show.line("narrow results", byteOf(300) + shortOf(70000) + charOf(-1) + (booleanOf(2) ? 1 : 0));
        Show.line("varargs", varargs() + "," + varargs(1) + "," + varargs(1, 2, 3) + "," + varargs(new int[] {4, 5}));
        Show.line("overloads", over(1) + over(1L) + over(1f) + over(1d) + over('c') + over((byte) 1) + over("s") + over((Object) "s") + over(new int[0]));
        Show.line("recursion", ackermann(2, 5));
        Show.line("mutual", even(1001));
        Show.line("hanoi", hanoi(10, 0, 1, 2));
        Show.line("order", order());
        Show.attempt("virtual on null", () -> grow(null));
        Show.attempt("interface on null", () -> legs(null));
        Show.attempt("private on null", () -> ((Dog) nothing()).secret());
        Show.attempt("final class on null", () -> ((Plane) nothing()).wings(1, 2, 3));
        Show.line("result dropped", drop());
        Show.line("live over calls", live(3, 4.5, 5L, "six"));
        Object object = new Puppy();
        Show.line("through Object", object.toString());
        CharSequence chars = new StringBuilder("abc");
        Show.line("through CharSequence", chars.length() + chars.charAt(1) + chars.toString());
        chars = "defg";
        Show.line("through CharSequence", chars.length() + chars.charAt(1) + chars.toString());
    }

    static Object nothing() {
        return null;
    }

    static int grow(Creature c) {
        return c.grow(1);
    }

    static int legs(Animal a) {
        return a.legs();
    }

    static int ints(int a, int b, int c, int d, int e, int f, int g) {
        return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7;
    }

    static int ints(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l) {
        return ((((((((((a * 3 + b) * 3 + c) * 3 + d) * 3 + e) * 3 + f) * 3 + g) * 3 + h) * 3 + i) * 3 + j) * 3 + k) * 3 + l;
    }

    static double doubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j) {
        return a + b * 2 - c * 3 + d * 4 - e * 5 + f * 6 - g * 7 + h * 8 - i * 9 + j * 10;
    }

    static float floats(float a, float b, float c, float d, float e, float f, float g, float h, float i) {
        return a - b * 2 + c * 3 - d * 4 + e * 5 - f * 6 + g * 7 - h * 8 + i * 9;
    }

    static String mixed(int a, long b, float c, double d, String e, int f, byte g, short h, char i, boolean j, long k, float l, double m, float n, double o,
            float p, double q, float r, double s, float t, int u, Object v, long w, double x) {
        return a + "," + b + "," + (int) c + "," + (int) d + "," + e + "," + f + "," + g + "," + h + "," + i + "," + j + "," + k + "," + (int) l + ","
                + (int) m + "," + (int) n + "," + (int) o + "," + (int) p + "," + (int) q + "," + (int) r + "," + (int) s + "," + (int) t + "," + u + "," + v
                + "," + w + "," + (int) x;
    }

    static class Many {
        double instance(int a, double b, int c, double d, int e, double f, int g, double h, int i, double j, int k, double l, int m, double n, int o,
                double p, double q) {
            return a + b / 2 + c * 3 + d / 4 + e * 5 + f / 6 + g * 7 + h / 8 + i * 9 + j / 10 + k * 11 + l / 12 + m * 13 + n / 14 + o * 15 + p / 16 + q;
        }
    }

    static final class More extends Many {
        double instance(int a, double b, int c, double d, int e, double f, int g, double h, int i, double j, int k, double l, int m, double n, int o,
                double p, double q) {
            return -super.instance(o, p, m, n, k, l, i, j, g, h, e, f, c, d, a, q, b);
        }
    }

    static int forwarded(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {
        return ints(j, i, h, g, f, e, d, c, b, a, a + j, b - i);
    }

    static int shuffled(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {
        if (a > 50) {
            return ints(a, b, c, d, e, f, g, h, i, j, a, b);
        }
        return shuffled(a + 10, c, d, e, f, g, h, i, j, b);
    }

    static String narrow(byte a, short b, char c, boolean d) {
        return a + "," + b + "," + (int) c + "," + d;
    }

    static byte byteOf(int x) {
        return (byte) x;
    }

    static short shortOf(int x) {
        return (short) x;
    }

    static char charOf(int x) {
        return (char) x;
    }

    static boolean booleanOf(int x) {
        return (x & 2) != 0;
    }

    static int varargs(int... values) {
        int sum = values.length * 100;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }

    static String over(int x) {
        return "i";
    }

    static String over(long x) {
        return "l";
    }

    static String over(float x) {
        return "f";
    }

    static String over(double x) {
        return "d";
    }

    static String over(char x) {
        return "c";
    }

    static String over(byte x) {
        return "b";
    }

    static String over(String x) {
        return "S";
    }

    static String over(Object x) {
        return "O";
    }

    static String over(int[] x) {
        return "I";
    }

    static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    static int hanoi(int n, int from, int to, int over) {
        return n == 0 ? from : hanoi(n - 1, from, over, to) * 3 + to + hanoi(n - 1, over, to, from);
    }

    private static String trace = "";

    static int note(int n) {
        trace += n;
        return n;
    }

    static String order() {
        int value = note(1) + note(2) * note(3) - ints(note(4), note(5), note(6), note(7), note(8), note(9), note(0));
        return trace + " " + value;
    }

    static int drop() {
        note(1);
        byteOf(5);
        doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        return 1;
    }

    static String live(int a, double b, long c, String d) {
        int x = a * 2;
        double y = b * 2;
        long z = c * 2;
        String w = d + d;
        note(1);
        float f = a + 0.5f;
        note(2);
        return x + "," + (int) y + "," + z + "," + w + "," + (int) (f * 2) + "," + a + "," + (int) b + "," + c + d;
    }
}
