package astryon.compiler.agreement.programs;

/** Arrays of every element type and of several dimensions: access, checks, sizes, stores, clones, copies. */
final class Arrays {
    private static Object sink;

    private Arrays() {
    }

    public static void main(String[] arguments) {
        elements();
        checks();
        dimensions();
        stores();
        clones();
        copies();
        Show.line("initialisers", initialisers());
        Show.line("for each", forEach(new int[] {3, 1, 4, 1, 5}));
        Show.line("element order", order());
        Show.line("matrix", matrix(7));
        Show.line("sum of lengths", new int[0].length + new Object[5].length + new byte[3][4][].length);
        Show.line("classes", new int[0].getClass().getName() + new String[0][].getClass().getName() + new Arrays[0].getClass().getName());
        Show.line("same class", new int[1].getClass() == new int[2].getClass());
        Show.line("bounds in a loop", boundsInLoop(new int[] {1, 2, 3}, 5));
        Show.line("quicksort", sorted());
    }

    static void elements() {
        boolean[] z = new boolean[3];
        z[1] = true;
        Show.line("boolean[]", (z[0] ? 1 : 0) + (z[1] ? 2 : 0) + (z[2] ? 4 : 0));
        byte[] b = {1, -1, (byte) 200, 127};
        b[0] = (byte) 300;
        Show.line("byte[]", b[0] + "," + b[1] + "," + b[2] + "," + b[3]);
        short[] s = {1, -1, (short) 40000};
        s[0] = (short) 70000;
        Show.line("short[]", s[0] + "," + s[1] + "," + s[2]);
        char[] c = {'a', 65535, (char) -2};
        c[0] = (char) 70000;
        Show.line("char[]", (int) c[0] + "," + (int) c[1] + "," + (int) c[2]);
        int[] i = {1, -1, Integer.MIN_VALUE};
        i[1] = i[2] - 1;
        Show.line("int[]", i[0] + "," + i[1] + "," + i[2]);
        long[] l = {1, -1, Long.MIN_VALUE};
        l[1] = l[2] - 1;
        Show.line("long[]", l[0] + "," + l[1] + "," + l[2]);
        float[] f = {1, -0f, Float.NaN};
        f[0] = f[1] / f[2] + 1;
        Show.line("float[0]", f[0]);
        Show.line("float[1]", f[1]);
        double[] d = {1, -0.0, Double.POSITIVE_INFINITY};
        d[0] = d[2] * -1;
        Show.line("double[0]", d[0]);
        Show.line("double[1]", d[1]);
        Object[] o = {"x", null, d};
        o[1] = o;
        Show.line("Object[]", (o[1] == o) + "," + (o[2] == d) + "," + o[0]);
        long sum = 0;
        int[] big = new int[100000];
        for (int k = 0; k < big.length; k++) {
            sum += big[k];
            big[k] = k * k;
        }
        for (int k = big.length - 1; k >= 0; k -= 7) {
            sum = sum * 3 + big[k];
        }
        Show.line("big", sum);
    }

    static int read(int[] array, int index) {
        return array[index];
    }

    static byte read(byte[] array, int index) {
        return array[index];
    }

    static double read(double[] array, int index) {
        return array[index];
    }

    static void write(char[] array, int index, char value) {
        array[index] = value;
    }

    static void write(long[] array, int index, long value) {
        array[index] = value;
    }

    static void checks() {
        int[] indexes = {0, 3, 4, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int index : indexes) {
            Show.attempt("int[4] read " + index, () -> Show.line("is", read(new int[] {1, 2, 3, 4}, index)));
            Show.attempt("byte[4] read " + index, () -> Show.line("is", read(new byte[] {1, 2, 3, 4}, index)));
            Show.attempt("double[4] read " + index, () -> Show.line("is", read(new double[] {1, 2, 3, 4}, index)));
            Show.attempt("char[4] write " + index, () -> write(new char[4], index, 'x'));
            Show.attempt("long[4] write " + index, () -> write(new long[4], index, 7));
            Show.attempt("int[0] read " + index, () -> read(new int[0], index));
        }
        Show.attempt("null read", () -> read((int[]) null, 0));
        Show.attempt("null write", () -> write((long[]) null, 0, 1));
        Show.attempt("null length", () -> Show.line("length", length(null)));
        int[] sizes = {0, 1, -1, Integer.MIN_VALUE, -7};
        for (int size : sizes) {
            Show.attempt("new int[" + size + "]", () -> sink = new int[size]);
            Show.attempt("new Object[" + size + "]", () -> sink = new Object[size]);
            Show.attempt("new long[2][" + size + "]", () -> sink = new long[2][size]);
            Show.attempt("new byte[" + size + "][3]", () -> sink = new byte[size][3]);
            Show.attempt("new String[0][" + size + "]", () -> sink = new String[0][size]);
        }
        Show.attempt("constant index", () -> Show.line("is", new int[] {1, 2}[2]));
        Show.attempt("negative constant", () -> sink = new int[3][-1]);
    }

    static int length(int[] array) {
        return array.length;
    }

    static void dimensions() {
        int[][] square = new int[3][4];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                square[i][j] = i * 10 + j;
            }
        }
        Show.line("square", square[2][3] + square[1][0] + square[0].length);
        long[][][] cube = new long[2][3][4];
        cube[1][2][3] = 1L << 40;
        Show.line("cube", cube[1][2][3] + cube[0][0][0] + cube[1].length * 10 + cube[1][1].length);
        double[][][][] half = new double[2][2][][];
        Show.line("half", half[1][1] == null);
        half[1][1] = new double[5][6];
        half[1][1][4][5] = 2.5;
        Show.line("half", half[1][1][4][5]);
        byte[][] ragged = {{1}, {1, 2}, {}, null};
        Show.line("ragged", ragged[1][1] + ragged[2].length + (ragged[3] == null ? 100 : 0));
        Object[] outer = square;
        Show.line("outer is int[][]", outer instanceof int[][]);
        Show.line("row is int[]", outer[0] instanceof int[]);
        Object[][] grid = new String[2][2];
        grid[0][1] = "s";
        Show.line("grid", grid[0][1]);
        Show.attempt("row null", () -> ragged[3][0] = 1);
        Show.attempt("row index", () -> ragged[4][0] = 1);
        boolean[][][] flags = new boolean[1][1][1];
        flags[0][0][0] ^= true;
        Show.line("flags", flags[0][0][0]);
        int[][][][][] deep = new int[2][2][2][2][2];
        deep[1][1][1][1][1] = 5;
        Show.line("deep", deep[1][1][1][1][1] + deep[0][1][0][1][0]);
    }

    static void store(Object[] array, Object value) {
        array[0] = value;
    }

    static void stores() {
        Show.attempt("String to String[]", () -> store(new String[1], "x"));
        Show.attempt("null to String[]", () -> store(new String[1], null));
        Show.attempt("Integer to String[]", () -> store(new String[1], 5));
        Show.attempt("Integer to Number[]", () -> store(new Number[1], 5));
        Show.attempt("String to Number[]", () -> store(new Number[1], "5"));
        Show.attempt("String to Object[]", () -> store(new Object[1], "5"));
        Show.attempt("int[] to Object[]", () -> store(new Object[1], new int[1]));
        Show.attempt("int[] to int[][]", () -> store(new int[1][], new int[1]));
        Show.attempt("long[] to int[][]", () -> store(new int[1][], new long[1]));
        Show.attempt("String[] to Object[][]", () -> store(new Object[1][], new String[1]));
        Show.attempt("Object[] to String[][]", () -> store(new String[1][], new Object[1]));
        Show.attempt("String to CharSequence[]", () -> store(new CharSequence[1], "5"));
        Show.attempt("Integer to CharSequence[]", () -> store(new CharSequence[1], 5));
        Show.attempt("Integer to Comparable[]", () -> store(new Comparable<?>[1], 5));
        Show.attempt("index before store", () -> store(new String[0], 5));
        Show.attempt("String[] to Cloneable[]", () -> store(new Cloneable[1], new String[1]));
    }

    static void clones() {
        int[] a = {1, 2, 3};
        int[] b = a.clone();
        b[0] = 9;
        Show.line("clone", a[0] * 10 + b[0] + b.length);
        String[] s = {"a", "b"};
        String[] t = s.clone();
        Show.line("clone of references", (s[1] == t[1]) + "," + (s == t));
        int[][] deep = {{1}, {2}};
        int[][] shallow = deep.clone();
        shallow[0][0] = 7;
        shallow[1] = null;
        Show.line("shallow", deep[0][0] + deep[1][0]);
        byte[] odd = {1, 2, 3, 4, 5, 6, 7};
        Show.line("odd", odd.clone()[6] + odd.clone().length);
        Show.line("empty", new double[0].clone().length);
        boolean[] flags = {true, false};
        Show.line("flags", flags.clone()[0]);
    }

    static void copies() {
        int[] a = {1, 2, 3, 4, 5, 6, 7, 8};
        System.arraycopy(a, 0, a, 2, 5);
        Show.line("up", text(a));
        System.arraycopy(a, 3, a, 1, 5);
        Show.line("down", text(a));
        byte[] b = new byte[40];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) (i * 7);
        }
        for (int offset = 0; offset < 12; offset++) {
            int sum = 0;
            for (int count = 0; count < 28; count++) {
                byte[] c = b.clone();
                System.arraycopy(c, offset, c, 5, count);
                for (byte x : c) {
                    sum = sum * 31 + x;
                }
            }
            Show.line("bytes " + offset, sum);
        }
        Object[] objects = {"a", "b", 3};
        String[] strings = new String[3];
        Show.attempt("checked copy", () -> System.arraycopy(objects, 0, strings, 0, 3));
        Show.line("what went over", strings[0] + strings[1] + strings[2]);
        Show.line("copyOf", text(java.util.Arrays.copyOf(a, 10)));
        Show.line("copyOfRange", text(java.util.Arrays.copyOfRange(a, 2, 5)));
        java.util.Arrays.fill(a, 1, 3, 42);
        Show.line("fill", text(a));
        Show.line("equals", java.util.Arrays.equals(a, a.clone()));
        Show.line("hash", java.util.Arrays.hashCode(a));
        Show.attempt("source null", () -> System.arraycopy(null, 0, b, 0, 1));
    }

    private static String text(int[] array) {
        StringBuilder text = new StringBuilder("[");
        for (int value : array) {
            text.append(value).append(' ');
        }
        return text.append(']').toString();
    }

    static int initialisers() {
        int[][] triangle = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}};
        long[] longs = {1L << 40, 2, triangle[2][1]};
        float[] floats = {1, 2.5f};
        char[] chars = {'a', 'b'};
        return (int) (triangle[3][2] + longs[2] + floats[1] + chars[1] + (int) (longs[0] >> 38));
    }

    static int forEach(int[] values) {
        int result = 0;
        for (int value : values) {
            result = result * 10 + value;
        }
        String[] names = {"x", "yy"};
        for (String name : names) {
            result += name.length();
        }
        for (int[] row : new int[][] {{1, 2}, {3}}) {
            for (int value : row) {
                result += value * 1000000;
            }
        }
        return result;
    }

    private static int step;

    static int next(int expected) {
        step = step * 10 + expected;
        return expected;
    }

    static int order() {
        int[][] a = new int[next(3)][next(4)];
        a[next(1)][next(2)] = next(5);
        a[next(0)][next(1)] += next(6);
        return step;
    }

    static int matrix(int n) {
        int[][] a = new int[n][n];
        int[][] b = new int[n][n];
        int[][] c = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = i + 2 * j;
                b[i][j] = i * j - 3;
            }
        }
        int trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i][k] * b[k][j];
                }
                c[i][j] = sum;
            }
            trace = trace * 5 + c[i][i];
        }
        return trace;
    }

    static int boundsInLoop(int[] a, int n) {
        int sum = 0;
        try {
            for (int i = 0; i < n; i++) {
                sum = sum * 10 + a[i];
                a[i] = 0;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            sum = -sum;
        }
        return sum * 10 + a[0] + a[2];
    }

    static String sorted() {
        int[] a = new int[50];
        int seed = 12345;
        for (int i = 0; i < a.length; i++) {
            seed = seed * 1103515245 + 12345;
            a[i] = seed >>> 20;
        }
        quicksort(a, 0, a.length - 1);
        return text(a);
    }

    private static void quicksort(int[] a, int low, int high) {
        if (low >= high) {
            return;
        }
        int pivot = a[(low + high) >>> 1];
        int i = low - 1;
        int j = high + 1;
        while (true) {
            do {
                i++;
            } while (a[i] < pivot);
            do {
                j--;
            } while (a[j] > pivot);
            if (i >= j) {
                break;
            }
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
        quicksort(a, low, j);
        quicksort(a, j + 1, high);
    }
}
