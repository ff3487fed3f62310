package astryon.services.app.shell;

/** The text of a script is not in the shell's grammar; the message says why, {@code line} where. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    SyntaxError(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
