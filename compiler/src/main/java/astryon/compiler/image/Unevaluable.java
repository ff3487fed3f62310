package astryon.compiler.image;

/** Build-time evaluation has come to something that only exists when the program runs; the message says what. */
final class Unevaluable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unevaluable(String reason) {
        super(reason, null, false, false);
    }
}
