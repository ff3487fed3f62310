package astryon.compiler.agreement.programs;

/** Large stack frames, many live values of each kind, deep recursion, moves around calls and loops. */
final class Frames {
    private Frames() {
    }

    public static void main(String[] arguments) {
        int n = arguments.length;
        Show.line("ints", ints(n, n + 1, n + 2));
        Show.line("longs", longs(n));
        Show.line("doubles", doubles(n + 0.5));
        Show.line("mixed", mixed(n, n + 1L, n + 0.25f, n + 0.125));
        Show.line("references", references("a"));
        Show.line("deep", deep(3000, 1));
        Show.line("deep doubles", deepDoubles(2000, 1.0001));
        Show.line("loop with calls", loop(100));
        Show.line("nested loops", nested(9));
        Show.line("wide", wide(n));
        Show.line("diamond", diamonds(n + 77));
        Show.line("tree", tree(n + 1, 12));
        Show.line("register pressure", hash(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
        Show.line("matrix", (float) matrix(n + 2));
    }

    static int id(int x) {
        return x;
    }

    static long id(long x) {
        return x;
    }

    static double id(double x) {
        return x;
    }

    static int ints(int a, int b, int c) {
        int v0 = id(a + b), v1 = id(b + c), v2 = id(c - a), v3 = id(v0 * 3), v4 = id(v1 * 5), v5 = id(v2 * 7), v6 = id(v3 ^ v4), v7 = id(v4 ^ v5);
        int v8 = id(v0 + 8), v9 = id(v1 + 9), v10 = id(v2 + 10), v11 = id(v3 + 11), v12 = id(v4 + 12), v13 = id(v5 + 13), v14 = id(v6 + 14), v15 = id(v7 + 15);
        int v16 = v0 + v15, v17 = v1 + v14, v18 = v2 + v13, v19 = v3 + v12, v20 = v4 + v11, v21 = v5 + v10, v22 = v6 + v9, v23 = v7 + v8;
        int sum = id(1);
        sum = sum * 3 + v0 + v23 - v1 * v22 + v2 - v21 * v3 + v20 - v4 * v19 + v5 - v18 * v6 + v17 - v7 * v16;
        return sum + v8 - v9 + v10 - v11 + v12 - v13 + v14 - v15;
    }

    static long longs(long a) {
        long v0 = id(a + 1), v1 = id(a + 2), v2 = id(a + 3), v3 = id(a + 4), v4 = id(a + 5), v5 = id(a + 6), v6 = id(a + 7), v7 = id(a + 8);
        long v8 = v0 << 33, v9 = v1 << 34, v10 = v2 << 35, v11 = v3 << 36, v12 = v4 << 37, v13 = v5 << 38, v14 = v6 << 39, v15 = v7 << 40;
        long x = id(v8 + v15);
        return x + v0 * v15 + v1 * v14 + v2 * v13 + v3 * v12 + v4 * v11 + v5 * v10 + v6 * v9 + v7 * v8;
    }

    static double doubles(double a) {
        double v0 = id(a + 1), v1 = id(a + 2), v2 = id(a + 3), v3 = id(a + 4), v4 = id(a + 5), v5 = id(a + 6), v6 = id(a + 7), v7 = id(a + 8), v8 = id(a + 9);
        double v9 = v0 * 2, v10 = v1 * 3, v11 = v2 * 4, v12 = v3 * 5, v13 = v4 * 6, v14 = v5 * 7, v15 = v6 * 8, v16 = v7 * 9, v17 = v8 * 10;
        double v18 = v0 / v17, v19 = v1 / v16, v20 = v2 / v15, v21 = v3 / v14;
        double x = id(v9);
        return x + v0 - v1 * v2 + v3 - v4 * v5 + v6 - v7 * v8 + v9 - v10 * v11 + v12 - v13 * v14 + v15 - v16 * v17 + v18 - v19 * v20 + v21;
    }

    static String mixed(int i, long l, float f, double d) {
        int i1 = i + 1, i2 = i * 2, i3 = i ^ 3;
        long l1 = l + 1, l2 = l * 2, l3 = l ^ 3;
        float f1 = f + 1, f2 = f * 2, f3 = f / 3;
        double d1 = d + 1, d2 = d * 2, d3 = d / 3;
        for (int k = 0; k < 10; k++) {
            i1 += id(i2);
            l1 += id(l2) + i3;
            f1 += f2 * f3;
            d1 += id(d2) * d3;
            int t = i1;
            i1 = i2;
            i2 = i3;
            i3 = t;
            double s = d1;
            d1 = d2;
            d2 = d3;
            d3 = s;
        }
        return i1 + "," + i2 + "," + i3 + "," + l1 + "," + l2 + "," + l3 + "," + Float.floatToIntBits(f1 + f2 + f3) + "," + Double.doubleToLongBits(d1 - d2 * d3);
    }

    static String references(String s) {
        String a = s + "1", b = a + "2", c = b + "3", d = c + "4", e = d + "5", f = e + "6", g = f + "7", h = g + "8", i = h + "9";
        String j = a.concat(i), k = b.concat(h), l = c.concat(g), m = d.concat(f);
        return a + b + c + d + e + f + g + h + i + j + k + l + m;
    }

    static int deep(int n, int x) {
        return n == 0 ? x : deep(n - 1, x * 31 + n) + 1;
    }

    static double deepDoubles(int n, double x) {
        if (n == 0) {
            return x;
        }
        double y = x * 1.0001;
        return deepDoubles(n - 1, y) + y / n;
    }

    static long loop(int n) {
        long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7;
        for (int i = 0; i < n; i++) {
            a += id(b) ^ i;
            c += id(d) * 3;
            e -= id(f) & a;
            g ^= id(a) + c;
            b = c - e;
            d = g >>> 3;
            f = a | b;
        }
        return a + b * 3 + c * 5 + d * 7 + e * 11 + f * 13 + g * 17;
    }

    static int nested(int n) {
        int sum = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                for (int c = b; c < n; c++) {
                    for (int d = c; d < n; d++) {
                        sum = sum * 3 + a * b - c * d + id(a ^ d);
                    }
                    sum += b;
                }
            }
            sum ^= a;
        }
        return sum;
    }

    /** More than 255 local variables: wide instructions. */
    static long wide(int n) {
        long a0 = n, a1 = n + 1, a2 = n + 2, a3 = n + 3, a4 = n + 4, a5 = n + 5, a6 = n + 6, a7 = n + 7, a8 = n + 8, a9 = n + 9;
        long b0 = a0, b1 = a1, b2 = a2, b3 = a3, b4 = a4, b5 = a5, b6 = a6, b7 = a7, b8 = a8, b9 = a9;
        long c0 = a0, c1 = a1, c2 = a2, c3 = a3, c4 = a4, c5 = a5, c6 = a6, c7 = a7, c8 = a8, c9 = a9;
        long d0 = a0, d1 = a1, d2 = a2, d3 = a3, d4 = a4, d5 = a5, d6 = a6, d7 = a7, d8 = a8, d9 = a9;
        long e0 = a0, e1 = a1, e2 = a2, e3 = a3, e4 = a4, e5 = a5, e6 = a6, e7 = a7, e8 = a8, e9 = a9;
        long f0 = a0, f1 = a1, f2 = a2, f3 = a3, f4 = a4, f5 = a5, f6 = a6, f7 = a7, f8 = a8, f9 = a9;
        long g0 = a0, g1 = a1, g2 = a2, g3 = a3, g4 = a4, g5 = a5, g6 = a6, g7 = a7, g8 = a8, g9 = a9;
        long h0 = a0, h1 = a1, h2 = a2, h3 = a3, h4 = a4, h5 = a5, h6 = a6, h7 = a7, h8 = a8, h9 = a9;
        long i0 = a0, i1 = a1, i2 = a2, i3 = a3, i4 = a4, i5 = a5, i6 = a6, i7 = a7, i8 = a8, i9 = a9;
        long j0 = a0, j1 = a1, j2 = a2, j3 = a3, j4 = a4, j5 = a5, j6 = a6, j7 = a7, j8 = a8, j9 = a9;
        long k0 = a0, k1 = a1, k2 = a2, k3 = a3, k4 = a4, k5 = a5, k6 = a6, k7 = a7, k8 = a8, k9 = a9;
        long l0 = a0, l1 = a1, l2 = a2, l3 = a3, l4 = a4, l5 = a5, l6 = a6, l7 = a7, l8 = a8, l9 = a9;
        long m0 = a0, m1 = a1, m2 = a2, m3 = a3, m4 = a4, m5 = a5, m6 = a6, m7 = a7, m8 = a8, m9 = a9;
        int x = n + 5;
        float y = n + 0.5f;
        double z = n + 0.25;
        String t = "wide";
        int big = 0;
        for (int i = 0; i < 5; i++) {
            x++;
            x += 1000;
            big += 40000;
            y *= 2;
            z /= 2;
            m9 += i;
        }
        big -= 1;
        long sum = a0 + b1 * 2 + c2 * 3 + d3 * 4 + e4 * 5 + f5 * 6 + g6 * 7 + h7 * 8 + i8 * 9 + j9 * 10 + k0 * 11 + l1 * 12 + m2 * 13 + m9;
        sum = sum * 3 + a9 + b8 + c7 + d6 + e5 + f4 + g3 + h2 + i1 + j0 + k9 + l8 + m7 + b0 + b2 + b3 + b4 + b5 + b6 + b7 + b9 + c0 + c1 + c3 + c4 + c5 + c6;
        sum = sum * 3 + c8 + c9 + d0 + d1 + d2 + d4 + d5 + d7 + d8 + d9 + e0 + e1 + e2 + e3 + e6 + e7 + e8 + e9 + f0 + f1 + f2 + f3 + f6 + f7 + f8 + f9;
        sum = sum * 3 + g0 + g1 + g2 + g4 + g5 + g7 + g8 + g9 + h0 + h1 + h3 + h4 + h5 + h6 + h8 + h9 + i0 + i2 + i3 + i4 + i5 + i6 + i7 + i9 + j1 + j2;
        sum = sum * 3 + j3 + j4 + j5 + j6 + j7 + j8 + k1 + k2 + k3 + k4 + k5 + k6 + k7 + k8 + l0 + l2 + l3 + l4 + l5 + l6 + l7 + l9 + m0 + m1 + m3 + m4;
        return sum * 3 + m5 + m6 + m8 + x + big + (long) y + (long) (z * 1000) + t.length();
    }

    static int diamonds(int n) {
        int a = n;
        int b = 1;
        for (int i = 0; i < 10; i++) {
            int t;
            if ((a & 1) == 0) {
                t = a;
                a = b;
            } else {
                t = b * 3;
                a++;
            }
            b = (t & 2) == 0 ? t + a : t - a;
            a = (b & 4) == 0 ? a : t;
        }
        return a * 1000 + b;
    }

    static int tree(int x, int depth) {
        return depth == 0 ? x : tree(x * 2 + 1, depth - 1) ^ tree(x * 3, depth - 2 < 0 ? 0 : depth - 2) + x;
    }

    static int hash(int[] m) {
        int a = 0x6a09e667, b = 0xbb67ae85, c = 0x3c6ef372, d = 0xa54ff53a, e = 0x510e527f, f = 0x9b05688c, g = 0x1f83d9ab, h = 0x5be0cd19;
        for (int i = 0; i < 64; i++) {
            int s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            int choice = e & f ^ ~e & g;
            int t1 = h + s1 + choice + m[i & 15] + i * 0x428a2f98;
            int s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            int majority = a & b ^ a & c ^ b & c;
            int t2 = s0 + majority;
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
    }

    static double matrix(double x) {
        double a = x, b = x + 1, c = x + 2, d = x + 3;
        for (int i = 0; i < 20; i++) {
            double na = a * 0.5 + b * 0.25;
            double nb = b * 0.5 + c * 0.25;
            double nc = c * 0.5 + d * 0.25;
            double nd = d * 0.5 + a * 0.25;
            a = na;
            b = nb;
            c = nc;
            d = nd;
        }
        return a + b * 2 + c * 3 + d * 4;
    }
}
