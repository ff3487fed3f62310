package astryon.compiler.agreement.programs;

/** Boxing and unboxing, the caches of small values, equality of boxes, mixed arithmetic. */
final class Boxes {
    private Boxes() {
    }

    static Integer box(int x) {
        return x;
    }

    static Object any(boolean which) {
        return which ? (Object) 1 : (Object) 2.5;
    }

    public static void main(String[] arguments) {
        int[] values = {0, 1, -128, -129, 127, 128, 1000};
        for (int value : values) {
            Integer a = value;
            Integer b = box(value);
            Show.line("same " + value, a == b);
            Show.line("equal " + value, a.equals(b) + "," + a.hashCode() + "," + a.compareTo(5) + "," + a);
            Long l = (long) value;
            Show.line("long " + value, l.equals((long) value) + "," + l.equals(value) + "," + l.hashCode() + "," + (l == Long.valueOf(value)));
            Short s = (short) value;
            Byte y = (byte) value;
            Character c = (char) value;
            Show.line("narrow " + value, s + "," + y + "," + (int) c + "," + s.hashCode() + "," + y.hashCode() + "," + c.hashCode());
        }
        Integer i = 5;
        i++;
        i += 3;
        Show.line("arithmetic", i * 2);
        Double d = 2.5;
        Float f = 1.5f;
        Show.line("double", d + i);
        Show.line("float", f * i);
        Show.line("nan", Double.valueOf(Double.NaN).equals(Double.NaN) + "," + Double.valueOf(0.0).equals(-0.0) + "," + Double.compare(0.0, -0.0));
        Boolean t = true;
        Show.line("boolean", t && Boolean.FALSE.equals(!t));
        Show.line("boolean hash", t.hashCode() + Boolean.FALSE.hashCode());
        Object o = any(true);
        Show.line("object", o.equals(1) + "," + (o instanceof Integer) + "," + o);
        Number n = (Number) any(false);
        Show.line("number", n.intValue() + n.longValue() + (n.doubleValue() > 2 ? 100 : 0));
        long sum = 0;
        for (Integer k = 0; k < 300; k++) {
            sum += k;
        }
        Show.line("loop", sum);
        Integer[] array = {1, 2, null};
        Show.line("array", array[0] + array[1]);
        Show.attempt("unbox null", () -> Show.line("is", array[2] + 1));
        Show.line("ternary", (Object) (arguments.length > 100 ? 1 : 'b'));
        Character c = 'x';
        c++;
        Show.line("character", c);
        Show.line("compare", Integer.compare(3, 5) + Long.compare(5, 3) + Character.compare('a', 'b') + Boolean.compare(true, false));
        Show.line("limits", Integer.MAX_VALUE + "," + Long.MIN_VALUE + "," + Short.MAX_VALUE + "," + Byte.MIN_VALUE + "," + (int) Character.MAX_VALUE);
        Show.line("max", Integer.MAX_VALUE + 1 == Integer.MIN_VALUE);
        bits();
    }

    static void bits() {
        int[] ints = {0, 1, -1, 0x80000000, 0x7fffffff, 0x12345678, 0xf0f0f0f0, 255, 256};
        for (int i : ints) {
            Show.line("bits", Integer.bitCount(i) + "," + Integer.numberOfLeadingZeros(i) + "," + Integer.numberOfTrailingZeros(i) + "," + Integer.reverse(i)
                    + "," + Integer.reverseBytes(i) + "," + Integer.rotateLeft(i, 5) + "," + Integer.rotateRight(i, 37) + "," + Integer.highestOneBit(i) + ","
                    + Integer.lowestOneBit(i) + "," + Integer.signum(i) + "," + Integer.toUnsignedLong(i) + "," + Integer.compareUnsigned(i, 5) + ","
                    + Integer.divideUnsigned(i, 7) + "," + Integer.remainderUnsigned(i, 7) + "," + Math.abs(i) + "," + Math.max(i, 3) + "," + Math.min(i, 3));
            long l = i * 0x100000001L ^ 0x55;
            Show.line("long bits", Long.bitCount(l) + "," + Long.numberOfLeadingZeros(l) + "," + Long.numberOfTrailingZeros(l) + "," + Long.reverse(l) + ","
                    + Long.reverseBytes(l) + "," + Long.rotateLeft(l, 5) + "," + Long.rotateRight(l, 69) + "," + Long.highestOneBit(l) + "," + Long.signum(l)
                    + "," + Long.compareUnsigned(l, 5) + "," + Long.divideUnsigned(l, 7) + "," + Long.remainderUnsigned(l, -7) + "," + Math.abs(l) + ","
                    + Math.multiplyHigh(l, l) + "," + Math.max(l, 3) + "," + Math.floorMod(l, 10) + "," + Math.floorDiv(i, 7));
        }
        Show.attempt("exact add", () -> Math.addExact(Integer.MAX_VALUE, ints[1]));
        Show.attempt("exact multiply", () -> Math.multiplyExact(1L << 40, (long) ints[6]));
        Show.attempt("exact int", () -> Math.toIntExact(1L << 40));
        double[] doubles = {0, -0.0, 2, -2, 1e300, Double.NaN, Double.POSITIVE_INFINITY, 0.5};
        for (double x : doubles) {
            Show.line("sqrt", Math.sqrt(x));
            Show.line("abs", Math.abs(x));
            Show.line("max", Math.max(x, 0.0));
            Show.line("min", Math.min(x, -0.0));
            Show.line("floor", Math.floor(x));
            Show.line("ceil", Math.ceil(x));
            Show.line("rint", Math.rint(x));
            Show.line("round", Math.round(x));
            Show.line("max float", Math.max((float) x, -0f));
            Show.line("is", Double.isNaN(x) + "," + Double.isInfinite(x) + "," + Float.isNaN((float) x));
        }
    }
}
