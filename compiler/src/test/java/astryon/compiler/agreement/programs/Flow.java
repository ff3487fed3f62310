package astryon.compiler.agreement.programs;

/** Loops, labels, ternaries, compound assignments, short-circuit conditions, increments. */
final class Flow {
    private static int calls;

    private Flow() {
    }

    public static void main(String[] arguments) {
        for (int n = -1; n < 12; n++) {
            Show.line("collatz " + n, collatz(n));
            Show.line("labelled " + n, labelled(n));
            Show.line("inner continue " + n, innerContinue(n));
            Show.line("do " + n, doWhile(n));
            Show.line("ternary " + n, ternary(n, n * 3 - 7));
            Show.line("conditions " + n, conditions(n));
            Show.line("calls", calls);
        }
        Show.line("primes", primes(200));
        Show.line("gcd", gcd(1071, 462));
        Show.line("gcd long", gcd(1234567890123L, 9876543210L));
        Show.line("swap in loop", fibonacci(40));
        Show.line("rotating four", rotating(1000003));
        compound();
        increments();
        Show.line("nested ternary", grade(91) + grade(85) + grade(72) + grade(13));
        Show.line("infinite with break", forever(17));
        Show.line("block break", blockBreak(3) + blockBreak(30));
        Show.line("equal branches", equalBranches(5));
        Show.line("many returns", manyReturns(3) * 100 + manyReturns(5) * 10 + manyReturns(-4));
        Show.line("irreducible look", zigzag(23));
        Show.line("narrow loop", narrowLoop());
        Show.line("long loop", longLoop(1L << 33, (1L << 33) + 7));
        Show.line("float loop", floatLoop());
        Show.line("down", down(10));
        Show.line("unsigned look", bits(0x80000001));
        double[] points = {0.5, -0.0, Double.NaN, 7.25, Double.NEGATIVE_INFINITY};
        for (double point : points) {
            Show.line("between", between(point, 1, 10) + "," + between((float) point, 1f, 10f));
            Show.line("remainder", point % 3);
            Show.line("negated", -(float) point);
            Show.line("negated", -point);
        }
        Show.line("old values", oldValues(new Flow()));
    }

    static boolean between(double x, double low, double high) {
        return x >= low && x < high || !(x > -high) && x <= -low;
    }

    static boolean between(float x, float low, float high) {
        return x >= low && x < high || !(x > -high) && x <= -low;
    }

    private long count = 1L << 33;

    static long oldValues(Flow flow) {
        long before = flow.count++;
        long[] array = {flow.count -= 5, before};
        return before + array[0]-- * 3 + array[0] + flow.count;
    }

    static int collatz(int n) {
        int steps = 0;
        while (n > 1) {
            n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }
        return steps;
    }

    static int labelled(int n) {
        int sum = 0;
        outer:
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                if (i * j == n) {
                    continue outer;
                }
                if (i + j > 2 * n) {
                    break outer;
                }
                sum += i ^ j;
            }
            sum *= 3;
        }
        return sum;
    }

    static int innerContinue(int n) {
        int sum = 0;
        for (int i = 0; i < 20; i++) {
            if (i % 3 == 0) {
                continue;
            }
            if (i > n) {
                break;
            }
            sum = sum * 2 + i;
        }
        return sum;
    }

    static int doWhile(int n) {
        int count = 0;
        do {
            n -= 3;
            count++;
        } while (n > 0);
        return count * 1000 + n;
    }

    static int ternary(int a, int b) {
        return a < b ? a == 3 ? 7 : a : b > 0 ? -b : (a > 4 ? 1 : 0) + 5;
    }

    static boolean called(boolean result) {
        calls++;
        return result;
    }

    static int conditions(int n) {
        int bits = 0;
        if (called(n > 3) && called(n < 8) || called(n == 0)) {
            bits |= 1;
        }
        if (!(called(n > 3) || called(n < 1)) && called(n != 2)) {
            bits |= 2;
        }
        boolean both = called(n > 5) & called(n > 6);
        boolean one = called(n > 5) ^ called(n > 6);
        boolean any = called(n > 5) | called(n > 6);
        return bits | (both ? 4 : 0) | (one ? 8 : 0) | (any ? 16 : 0) | (!both ? 32 : 0);
    }

    static int primes(int limit) {
        boolean[] composite = new boolean[limit];
        int count = 0;
        for (int i = 2; i < limit; i++) {
            if (composite[i]) {
                continue;
            }
            count++;
            for (int j = i * i; j < limit; j += i) {
                composite[j] = true;
            }
        }
        return count;
    }

    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    static int fibonacci(int n) {
        int a = 0;
        int b = 1;
        for (int i = 0; i < n; i++) {
            int next = a + b;
            a = b;
            b = next;
        }
        return a;
    }

    /** Every variable moves on each turn: parallel moves with a cycle of four. */
    static int rotating(int n) {
        int a = 1;
        int b = 2;
        int c = 3;
        int d = 4;
        while (n-- > 0) {
            int t = a;
            a = b;
            b = c;
            c = d;
            d = t;
        }
        return a * 1000 + b * 100 + c * 10 + d;
    }

    static void compound() {
        byte b = 100;
        b += 100;
        Show.line("byte +=", b);
        b *= 3;
        Show.line("byte *=", b);
        b >>>= 1;
        Show.line("byte >>>=", b);
        b <<= 3;
        Show.line("byte <<=", b);
        b /= -3;
        Show.line("byte /=", b);
        short s = -20000;
        s -= 20000;
        Show.line("short -=", s);
        s >>= 3;
        Show.line("short >>=", s);
        s ^= 0x1ffff;
        Show.line("short ^=", s);
        char c = 'x';
        c += 70000;
        Show.line("char +=", (int) c);
        c--;
        Show.line("char --", (int) c);
        int i = 7;
        i += 3.9;
        Show.line("int += double", i);
        i -= 1e30;
        Show.line("int -= large", i);
        i *= 2.5f;
        Show.line("int *= float", i);
        i <<= 33L;
        Show.line("int <<= long", i);
        i %= 1000;
        Show.line("int %=", i);
        i |= 0x10;
        i &= ~1;
        Show.line("int |= &=", i);
        long l = i;
        l *= 1_000_000_007L;
        l >>>= 3;
        l += 0.5;
        Show.line("long", l);
        l ^= -1L;
        l <<= 61;
        Show.line("long <<=", l);
        float f = 1.5f;
        f += 1e10;
        f /= 3;
        f %= 1000;
        Show.line("float", f);
        double d = 2;
        d /= 0;
        Show.line("double / 0", d);
        d -= d;
        Show.line("infinity - infinity", d);
        boolean z = true;
        z &= 3 > 4;
        z |= i > 3;
        z ^= true;
        Show.line("boolean", z);
        int[] a = {1, 2, 3};
        int k = 0;
        a[k++] += a[k++] * 10;
        a[k] <<= k;
        a[k = 1] -= k + 5;
        Show.line("a", a[0] + "," + a[1] + "," + a[2] + "," + k);
        String text = "x";
        text += 1;
        text += 'c';
        text += 2L;
        text += null;
        text += true;
        Show.line("text", text);
    }

    static void increments() {
        int i = 5;
        Show.line("i++ + ++i", i++ + ++i);
        Show.line("i-- - --i", i-- - --i);
        i = i++ + i++;
        Show.line("i = i++ + i++", i);
        byte b = 127;
        b++;
        Show.line("byte overflow", b);
        char c = 0;
        c--;
        Show.line("char underflow", (int) c);
        short s = Short.MAX_VALUE;
        Show.line("s++", s++);
        Show.line("s", s);
        long l = Long.MAX_VALUE;
        Show.line("++l", ++l);
        float f = 1 << 24;
        f++;
        Show.line("f++", f);
        double d = 0.5;
        Show.line("d--", d-- + d);
        long[] longs = {1};
        Show.line("longs[0]++", longs[0]++ + longs[0]);
        int[] three = {3};
        three[0] = three[0]++ * 2 + three[0];
        Show.line("three", three[0]);
    }

    static char grade(int points) {
        return points >= 90 ? 'A' : points >= 80 ? 'B' : points >= 70 ? 'C' : 'F';
    }

    static int forever(int n) {
        int i = 0;
        while (true) {
            if (i * i > n) {
                break;
            }
            i++;
        }
        for (;;) {
            if (--i < -n) {
                return i;
            }
        }
    }

    static int blockBreak(int n) {
        int result = 1;
        here: {
            if (n > 10) {
                break here;
            }
            result = 2;
        }
        return result;
    }

    static int equalBranches(int n) {
        int result;
        if (n > 3) {
            result = n + 1;
        } else {
            result = n + 1;
        }
        return result;
    }

    static int manyReturns(int n) {
        if (n == 3) {
            return 1;
        }
        if (n > 4) {
            return 2;
        }
        return 3;
    }

    static int zigzag(int n) {
        int state = 0;
        int steps = 0;
        while (n > 0 && steps < 1000) {
            steps++;
            switch (state) {
                case 0:
                    n -= 2;
                    state = n % 3 == 0 ? 2 : 1;
                    continue;
                case 1:
                    n++;
                    state = 2;
                    break;
                default:
                    n -= 3;
                    state = n % 2;
            }
            n--;
        }
        return steps * 100 + state;
    }

    static int narrowLoop() {
        int sum = 0;
        for (byte b = 120; b > 0; b++) {
            sum += b;
        }
        for (char c = 65530; c > 5; c++) {
            sum += c;
        }
        return sum;
    }

    static long longLoop(long from, long to) {
        long product = 1;
        for (long i = from; i < to; i++) {
            product = product * 31 + (i ^ (i >>> 32));
        }
        return product;
    }

    static int floatLoop() {
        int count = 0;
        for (float f = 0; f < 1; f += 0.1f) {
            count++;
        }
        for (double d = 1; d > 1e-9; d /= 2) {
            count += 100;
        }
        return count;
    }

    static int down(int n) {
        int sum = 0;
        for (int i = n; --i >= 0; ) {
            sum = sum * 3 + i;
        }
        return sum;
    }

    static int bits(int n) {
        int count = 0;
        for (; n != 0; n >>>= 1) {
            count += n & 1;
        }
        return count;
    }
}
