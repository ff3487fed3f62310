package astryon.compiler.image;

/** The evaluated operation throws a new Java exception of this class, made by its constructor without parameters. */
final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String exceptionClass;

    /** @param exceptionClass internal name */
    Thrown(String exceptionClass) {
        super(exceptionClass, null, false, false);
        this.exceptionClass = exceptionClass;
    }

    String exceptionClass() {
        return exceptionClass;
    }
}
