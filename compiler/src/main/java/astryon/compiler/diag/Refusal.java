package astryon.compiler.diag;

/**
 * The input cannot be compiled and there is no point in looking further: no main method, a jar that is not one, a corrupt class
 * file. The message is one line for the user, and all they see.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message, null, false, false);
    }
}
