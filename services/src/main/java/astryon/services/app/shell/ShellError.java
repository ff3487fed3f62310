package astryon.services.app.shell;

/** An expansion or an assignment that cannot be: it ends a shell that is not interactive (XCU 2.8.1). */
final class ShellError extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final int STATUS = 2;

    ShellError(String message) {
        super(message);
    }
}
