package astryon.compiler.agreement.programs;

/** Numbers from text and text from numbers, narrow and wide, and what is said of text that is none. */
final class Numbers {
    private static final String[] TEXTS = {null, "", "-", "+", "0", "-0", "+7", "2147483647", "2147483648", "-2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "12x", "--1", "+-1", "ff", "ZZ",
        "\u0661\u0662", "1 ", "00000000000000000000000000001"};
    private static final int[] RADIXES = {10, 16, 36, 2, 1, 37};
    private static final double[] DOUBLES = {0, -0.0, 1.5, 1e300, 1e-300, 2.2250738585072014E-308, -1.7976931348623157E308, 0.1 + 0.2, 1e7,
        123456789.125, Double.NaN, 1 / 0.0, -1 / 0.0};

    private Numbers() {
    }

    public static void main(String[] arguments) {
        for (int radix : RADIXES) {
            for (String text : TEXTS) {
                parse(text, radix);
            }
        }
        for (double value : DOUBLES) {
            System.out.println(value + " " + (float) value);
            System.out.println(new StringBuilder("\u20ac").append(value).append((float) value));
        }
        for (int i = 1; i != 0; i <<= 1) {
            System.out.println(i + " " + (i - 1) + " " + -i);
            System.out.println(new StringBuilder("\u20ac").append(i).append((long) i * i).append(-i));
        }
        System.out.println(new StringBuilder("\u20ac").append(Long.MIN_VALUE).append(Integer.MIN_VALUE));
    }

    private static void parse(String text, int radix) {
        try {
            System.out.println(Integer.parseInt(text, radix));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Long.parseLong(text, radix));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
