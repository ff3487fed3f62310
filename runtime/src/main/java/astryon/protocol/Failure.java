package astryon.protocol;

/** What was asked for could not be done; the number says why and is one of POSIX's ({@code errno.h}), whatever the service. It has no stack trace: it comes from elsewhere. */
public final class Failure extends RuntimeException {
    public static final int NOT_PERMITTED = 1;
    public static final int NOT_THERE = 2;
    public static final int IN_OUT = 5;
    public static final int TOO_MUCH_TEXT = 7;
    public static final int NO_PROGRAM = 8;
    public static final int NOT_OPEN = 9;
    /** The service has been started again since, and did not answer: the call may be made again. */
    public static final int AGAIN = 11;
    public static final int NO_MEMORY = 12;
    public static final int NO_ACCESS = 13;
    public static final int BAD_ADDRESS = 14;
    public static final int BUSY = 16;
    public static final int ALREADY_THERE = 17;
    public static final int OTHER_DEVICE = 18;
    public static final int NOT_A_FOLDER = 20;
    public static final int IS_A_FOLDER = 21;
    public static final int BAD_ARGUMENT = 22;
    public static final int TOO_MANY_OPEN = 24;
    public static final int NO_TERMINAL = 25;
    public static final int NO_SPACE = 28;
    public static final int NO_SEEK = 29;
    public static final int READ_ONLY = 30;
    public static final int NO_READER = 32;
    public static final int TOO_MANY_LINKS = 31;
    public static final int DEADLOCK = 35;
    public static final int NAME_TOO_LONG = 36;
    public static final int NO_LOCKS = 37;
    public static final int NOT_SUPPORTED = 38;
    public static final int NOT_EMPTY = 39;
    public static final int LINK_LOOP = 40;
    public static final int BAD_MESSAGE = 74;
    /** The service is gone and will not come back. */
    public static final int GONE = 104;
    public static final int TIMED_OUT = 110;
    /** A folder may not hold more. */
    public static final int QUOTA = 122;

    private final int number;

    public Failure(int number, String text) {
        super(text, null, false, false);
        this.number = number;
    }

    public Failure(int number) {
        this(number, null);
    }

    public static Failure unknownOperation(String protocol, int operation, int version) {
        return new Failure(NOT_SUPPORTED, protocol + " has no operation " + operation + " in version " + version);
    }

    public int number() {
        return number;
    }
}
