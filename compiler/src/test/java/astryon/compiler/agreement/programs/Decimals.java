package astryon.compiler.agreement.programs;

/** Numbers with a point as text. */
final class Decimals {
    private Decimals() {
    }

    public static void main(String[] arguments) {
        double[] doubles = {0, -0.0, 1, -1, 0.1, 1 / 3.0, 2.5, 100, 1e7, 1.2345678e7, 1e-3, 9.999e-4, 1e21, 1e22, 1e23, 123456789012345680.0, 4.9e-324, 2.2250738585072014e-308,
            1.7976931348623157e308, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI, -Math.E, 2e-44, 5e15, 9007199254740993.0};
        for (double d : doubles) {
            System.out.println(d);
            Show.line("in text", "<" + d + ">");
            System.out.println((float) d);
            Show.line("float", "<" + (float) d + ">");
            Show.line("hash", Double.hashCode(d) ^ Float.hashCode((float) d));
        }
        long seed = 1;
        for (int i = 0; i < 300; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            double d = Double.longBitsToDouble(seed);
            float f = Float.intBitsToFloat((int) (seed >>> 32));
            Show.line("random", d + " " + f);
        }
        record Measure(double value, float error) {
        }
        Show.line("record", new Measure(1.5, 0.25f));
        Show.line("builder", new StringBuilder().append(1.25).append(' ').append(-3.5f));
        Show.line("value of", String.valueOf(0.1 + 0.2) + String.valueOf(0.1f + 0.2f));
        Show.line("boxes", (Object) 1.0 + "," + (Object) 1f);
    }
}
