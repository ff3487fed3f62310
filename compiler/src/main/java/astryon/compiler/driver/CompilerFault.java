package astryon.compiler.driver;

/** A fault of ours: which pass failed on which method. The cause is for us; the message is for the user. */
public final class CompilerFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String pass;
    private final String method;

    CompilerFault(String pass, String method, Throwable cause) {
        super(pass + " failed on " + method + ": " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()), cause);
        this.pass = pass;
        this.method = method;
    }

    public String pass() {
        return pass;
    }

    /** Symbol of the method: what {@code --dump} wants to hear. */
    public String method() {
        return method;
    }
}
