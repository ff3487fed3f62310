package astryon.services.app;

/** What the user asked for cannot be. The message says what, where and, if there is one, the way out; the launcher puts the program's name in front. */
public final class Complaint extends RuntimeException {
    private final int status;

    /** @param status the program's exit status: 1, or 2 for wrong usage */
    public Complaint(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Wrong usage. */
    public static Complaint usage(Manual manual, String message) {
        return new Complaint(2, message + "; try " + manual.name() + " --help");
    }

    public int status() {
        return status;
    }
}
