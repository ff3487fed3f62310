package astryon.services.app;

/** Numbers as users write them. */
public final class Numbers {
    private static final String UNITS = "kmgtp";

    private Numbers() {
    }

    /** A whole number of 0 or more, perhaps with a unit: b is 512, k, M, G, T and P are powers of 1024, kB and so on of 1000. {@code what} wants it. */
    public static long count(Manual manual, String what, String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        String unit = text.substring(digits).toLowerCase(java.util.Locale.ROOT);
        long factor = unit.isEmpty() ? 1 : unit.equals("b") ? 512 : factor(unit);
        if (digits == 0 || factor == 0) {
            throw Complaint.usage(manual, what + " wants a number, not " + text);
        }
        try {
            return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), factor);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw Complaint.usage(manual, text + " is too large");
        }
    }

    private static long factor(String unit) {
        int power = UNITS.indexOf(unit.charAt(0)) + 1;
        if (power == 0 || unit.length() > 1 && !unit.substring(1).equals("b") && !unit.substring(1).equals("ib")) {
            return 0;
        }
        long step = unit.length() == 2 ? 1000 : 1024;
        long factor = 1;
        for (int i = 0; i < power; i++) {
            factor *= step;
        }
        return factor;
    }

    /** {@code value} in decimal, of at least {@code width} characters: zeros before it make it so long. */
    public static String zeros(long value, int width) {
        return padded('0', value, width);
    }

    /** The same with spaces before it. */
    public static String spaces(long value, int width) {
        return padded(' ', value, width);
    }

    private static String padded(char filler, long value, int width) {
        String digits = Long.toString(value);
        return String.valueOf(filler).repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** {@code 1.5K}, {@code 20M}: with a digit behind the point below ten, rounded to the nearest. */
    public static String human(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        int power = 0;
        double value = bytes;
        while (value >= 1023.5 && power < UNITS.length()) {
            value /= 1024;
            power++;
        }
        long tenths = Math.round(value * 10);
        String digits = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(Math.round(value));
        return digits + Character.toUpperCase(UNITS.charAt(power - 1));
    }
}
