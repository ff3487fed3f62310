package astryon.compiler.agreement.programs;

/** A program that ends before its {@code main}. */
final class FailedStart {
    static final int NUMBER = number("not a number");

    private FailedStart() {
    }

    static int number(String text) {
        if (text.length() > 3) {
            throw new IllegalArgumentException(text, new IllegalStateException("because"));
        }
        return 0;
    }

    public static void main(String[] arguments) {
        Show.line("never", NUMBER);
    }
}
