package astryon.compiler.agreement.programs;

/** What static initialisers compute. Their order is not observable here: the compiler runs them at build time. */
final class Initialisers {
    static final int CONSTANT = 5;
    static final int COMPUTED = square(CONSTANT) + Other.VALUE;
    static final int[] TABLE = new int[256];
    static final String TEXT = "table of " + TABLE.length;
    static final long[][] GRID = {{1, 2}, {3, 1L << 50}};
    static final Object[] MIXED = {"a", 5, null, new int[] {7}, new Point(1, 2)};
    static final Point SHARED = new Point(3, 4);
    static final Point SAME = SHARED;
    static double half = 0.5;
    static float third = 1f / 3;
    static boolean flag = TABLE.length > 3;
    static char letter = 'q';
    static byte small = (byte) 200;
    static short middle = (short) 40000;
    static int counter = 100;

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
            }
            TABLE[i] = crc;
        }
    }

    static final class Other {
        static final int VALUE = new Point(10, 20).sum();

        private Other() {
        }
    }

    static class Point {
        static int made;
        final int x;
        int y;
        Point next;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
            made++;
        }

        int sum() {
            return x + y;
        }
    }

    static final class Ring {
        static final Point FIRST = new Point(1, 0);

        static {
            Point second = new Point(2, 0);
            FIRST.next = second;
            second.next = FIRST;
        }

        private Ring() {
        }
    }

    static class Ancestor {
        static int value = 1;
    }

    static class Derived extends Ancestor {
        static int own = value + 1;

        static {
            value += 10;
        }
    }

    interface Constants {
        int A = Integer.parseInt("12");
        String B = "b" + A;
    }

    static final class Lazy {
        static final StringBuilder LOG = new StringBuilder("started");

        private Lazy() {
        }
    }

    static final class Cycle {
        static final int A = CycleOther.B + 1;

        private Cycle() {
        }
    }

    static final class CycleOther {
        static final int B = Cycle.A + 1;

        private CycleOther() {
        }
    }

    private Initialisers() {
    }

    static int square(int x) {
        return x * x;
    }

    public static void main(String[] arguments) {
        Show.line("computed", COMPUTED);
        int crc = -1;
        for (int i = 0; i < TEXT.length(); i++) {
            crc = TABLE[(crc ^ TEXT.charAt(i)) & 0xff] ^ crc >>> 8;
        }
        Show.line("crc", ~crc);
        Show.line("text", TEXT);
        Show.line("grid", GRID[1][1] + GRID[0][0]);
        Show.line("mixed", MIXED[0] + "," + MIXED[1] + "," + MIXED[2] + "," + ((int[]) MIXED[3])[0] + "," + ((Point) MIXED[4]).sum());
        Show.line("shared", SHARED == SAME);
        SHARED.y = 9;
        Show.line("changed", SAME.sum());
        Show.line("half", half);
        Show.line("third", third);
        Show.line("flag", flag);
        Show.line("letter", letter);
        Show.line("narrow", small + middle);
        counter++;
        counter *= 2;
        Show.line("counter", counter);
        half += 1;
        small++;
        flag = !flag;
        Show.line("after", half);
        Show.line("after", small + (flag ? 1 : 0));
        TABLE[0] = 77;
        GRID[1] = new long[] {5};
        Show.line("written", TABLE[0] + GRID[1][0]);
        Show.line("ring", Ring.FIRST.next.next.x * 10 + Ring.FIRST.next.x);
        Show.line("derived", Derived.own + Derived.value);
        Show.line("constants", Constants.A + Constants.B);
        Lazy.LOG.append(" and used");
        Show.line("lazy", Lazy.LOG);
        Show.line("cycle", Cycle.A * 10 + CycleOther.B);
        MIXED[2] = "now";
        Show.line("mixed", MIXED[2]);
        Show.attempt("store check in the image", () -> ((Object[]) Names.LIST)[0] = 5);
        Show.line("names", Names.LIST[0] + Names.LIST.length);
        Ring.FIRST.next = new Point(99, 0);
        Show.line("fresh in old", Ring.FIRST.next.x);
    }

    static final class Names {
        static final String[] LIST = {"x", "y"};

        private Names() {
        }
    }
}
