package astryon.unwind;

/**
 * What is told of an exception that the first thread does not catch, in programs that set handlers: without any the words are always
 * the same, and need no thread to have a name.
 */
public abstract class Uncaught {
    private static Uncaught teller;

    protected abstract void tell(Throwable exception);

    public static void tellWith(Uncaught uncaught) {
        teller = uncaught;
    }

    /** Whether somebody has been told. */
    public static boolean isTold(Throwable exception) {
        Uncaught told = teller;
        if (told == null) {
            return false;
        }
        told.tell(exception);
        return true;
    }
}
