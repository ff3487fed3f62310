package astryon.compiler.agreement.programs;

/** Classes, constructors, fields of every type, static and volatile fields, initialisers of instances. */
final class Objects {
    static class Shape {
        static int made;
        final int number;
        protected String name = "shape";
        int order = next("field of Shape");

        {
            next("initialiser of Shape");
        }

        Shape() {
            this(7);
            next("Shape()");
        }

        Shape(int number) {
            this.number = number;
            made++;
            next("Shape(int)");
            hook();
        }

        void hook() {
            next("hook of Shape");
        }
    }

    static class Round extends Shape {
        double radius = 2.5;
        String text = "set";

        Round() {
            super(3);
            next("Round() " + text);
        }

        Round(String text) {
            this.text = text;
            next("Round(String) " + this.text);
        }

        @Override
        void hook() {
            next("hook of Round: " + radius + " " + text);
        }
    }

    static class Everything {
        boolean z;
        byte b;
        short s;
        char c;
        int i;
        long l;
        float f;
        double d;
        Object o;
        boolean z2;
        byte b2;
        static boolean sz;
        static byte sb;
        static short ss;
        static char sc;
        static int si;
        static long sl;
        static float sf;
        static double sd;
        static Object so;
        volatile int vi;
        volatile long vl;
        volatile double vd;
        volatile boolean vz;
        volatile Object vo;
        static volatile int svi;
        static volatile Object svo;

        void set(int x) {
            z = (x & 1) != 0;
            b = (byte) x;
            s = (short) x;
            c = (char) x;
            i = x;
            l = (long) x * x;
            f = x;
            d = x / 3.0;
            o = x > 0 ? this : null;
            z2 = !z;
            b2 = (byte) ~x;
            vi = x + 1;
            vl = l + 1;
            vd = d + 1;
            vz = z;
            vo = o;
        }

        static void setStatic(int x) {
            sz = (x & 1) != 0;
            sb = (byte) x;
            ss = (short) x;
            sc = (char) x;
            si = x;
            sl = (long) x * x;
            sf = x;
            sd = x / 3.0;
            so = x > 0 ? "so" : null;
            svi = x;
            svo = so;
        }

        void show(String name) {
            Show.line(name, (z ? "z" : "-") + b + "," + s + "," + (int) c + "," + i + "," + l + "," + (o == this) + "," + z2 + "," + b2);
            Show.line(name, f);
            Show.line(name, d);
            Show.line(name, vi + "," + vl + "," + vz + "," + (vo == this));
            Show.line(name, vd);
        }
    }

    static class Shadow extends Everything {
        int i = 77;
        static int si = 78;

        int both() {
            return i * 1000 + super.i;
        }
    }

    static final class Node {
        final int value;
        Node left;
        Node right;

        Node(int value) {
            this.value = value;
        }

        void add(int other) {
            if (other < value) {
                if (left == null) {
                    left = new Node(other);
                } else {
                    left.add(other);
                }
            } else if (right == null) {
                right = new Node(other);
            } else {
                right.add(other);
            }
        }

        int checksum(int depth) {
            return value * depth + (left == null ? 0 : left.checksum(depth + 1)) * 3 + (right == null ? 0 : right.checksum(depth + 1)) * 5;
        }
    }

    static final class Chained {
        Chained next;
        int value;

        Chained next(int value) {
            Chained made = new Chained();
            made.value = value;
            made.next = this;
            return made;
        }
    }

    static class Point implements Cloneable {
        int x;
        int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point && ((Point) other).x == x && ((Point) other).y == y;
        }

        @Override
        public int hashCode() {
            return x * 31 + y;
        }

        @Override
        public String toString() {
            return "(" + x + "," + y + ")";
        }

        @Override
        public Point clone() {
            try {
                return (Point) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static int counter;

    private Objects() {
    }

    static int next(String what) {
        Show.line("step " + ++counter, what);
        return counter;
    }

    public static void main(String[] arguments) {
        new Shape();
        Shape r = new Round();
        Show.line("order", r.order);
        Show.line("name", r.name + r.number + Shape.made);
        r.name = "round";
        Show.line("text", r.name + ((Round) r).text + new Round("given").text);
        int[] values = {0, 1, -1, 255, 256, 65535, 65536, -40000, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int value : values) {
            Everything e = new Everything();
            e.show("fresh");
            e.set(value);
            e.show("set to " + value);
            Everything.setStatic(value);
            Show.line("static", (Everything.sz ? "z" : "-") + Everything.sb + "," + Everything.ss + "," + (int) Everything.sc + "," + Everything.si + ","
                    + Everything.sl + "," + Everything.so + "," + Everything.svi + "," + Everything.svo);
            Show.line("static", Everything.sf);
            Show.line("static", Everything.sd);
        }
        Shadow shadow = new Shadow();
        shadow.set(5);
        Show.line("shadow", shadow.both() + ((Everything) shadow).i + Shadow.si + Everything.si);
        Node root = new Node(50);
        int seed = 1;
        for (int i = 0; i < 40; i++) {
            seed = seed * 1103515245 + 12345;
            root.add((seed >>> 16) % 100);
        }
        Show.line("tree", root.checksum(1));
        Chained chain = new Chained();
        for (int i = 0; i < 1000; i++) {
            chain = chain.next(i * i);
        }
        int sum = 0;
        for (Chained c = chain; c != null; c = c.next) {
            sum = sum * 31 + c.value;
        }
        Show.line("chain", sum);
        Point p = new Point(3, 4);
        Point q = p.clone();
        Show.line("equal", p.equals(q) + "," + (p == q) + "," + p.equals(null) + "," + p.equals("x") + "," + p + "," + q.hashCode());
        q.x++;
        Show.line("changed", p + " " + q + " " + p.equals(q));
        Show.attempt("field of null", () -> Show.line("is", field(null)));
        Show.attempt("write to null", () -> write(null, 3));
        Everything e = new Everything();
        e.i = 3;
        e.i += e.i++ * 2;
        e.l -= 5;
        e.b += 200;
        e.c--;
        e.d++;
        e.f *= 3;
        e.s <<= 3;
        e.vi++;
        e.vl |= 9;
        e.z ^= true;
        Everything.si--;
        Everything.sl <<= 3;
        e.show("compound");
        Show.line("static compound", Everything.si + "," + Everything.sl);
        Show.line("class", p.getClass().getName() + " " + r.getClass().getName() + (p.getClass() == q.getClass()) + (r.getClass() == Shape.class));
        Show.line("simple", p.getClass().getSimpleName());
    }

    static int field(Everything e) {
        return e.i;
    }

    static void write(Everything e, long value) {
        e.l = value;
    }
}
