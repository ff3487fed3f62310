package astryon.compiler.agreement.programs;

/** Prints values, each with a name; numbers with a point by their bits, so that nothing hides behind rounding. */
final class Show {
    private Show() {
    }

    static void line(String name, int value) {
        System.out.println(name + " " + value);
    }

    static void line(String name, long value) {
        System.out.println(name + " " + value + "L");
    }

    static void line(String name, float value) {
        System.out.println(name + " f" + Integer.toHexString(Float.floatToIntBits(value)));
    }

    static void line(String name, double value) {
        System.out.println(name + " d" + Long.toHexString(Double.doubleToLongBits(value)));
    }

    static void line(String name, boolean value) {
        System.out.println(name + (value ? " yes" : " no"));
    }

    static void line(String name, char value) {
        System.out.println(name + " '" + value + "' " + (int) value);
    }

    static void line(String name, Object value) {
        System.out.println(name + " " + value);
    }

    /** Class and message of an exception. */
    static void failure(String name, Throwable problem) {
        System.out.println(name + " threw " + problem.getClass().getName() + ": " + problem.getMessage());
    }

    /** Runs {@code action} and prints what it throws, or that it does not. */
    static void attempt(String name, Runnable action) {
        try {
            action.run();
            System.out.println(name + " went well");
        } catch (RuntimeException | Error e) {
            failure(name, e);
        }
    }
}
