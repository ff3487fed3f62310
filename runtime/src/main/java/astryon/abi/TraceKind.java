package astryon.abi;

/** What the kernel records, and what the detail of such an event is. An event has 16 bytes: the time by the time stamp counter, and the kind's number in the lowest byte below the detail. */
public enum TraceKind {
    // @formatter:off
    SWITCH      (Number.SWITCH,      "switch to process",     "a thread of this process runs from now on; 0 is nobody"),
    INTERRUPT   (Number.INTERRUPT,   "interrupt",             "an interrupt of this vector came"),
    FAULT       (Number.FAULT,       "exception",             "a program met an exception of this vector that nobody resolved"),
    END         (Number.END,         "end of process",        "this process was told to end"),
    CALL_IN     (Number.CALL_IN,     "call to processor",     "this processor was called in or asked for something"),
    SYSTEM_CALL (Number.SYSTEM_CALL, "system call",           "a program made the call of this number");
    // @formatter:on

    /** The numbers, as constants. */
    public interface Number {
        int SWITCH = 1;
        int INTERRUPT = 2;
        int FAULT = 3;
        int END = 4;
        int CALL_IN = 5;
        int SYSTEM_CALL = 6;
    }

    private static final int BITS = 8;

    private final int number;
    private final String title;
    private final String detail;

    TraceKind(int number, String title, String detail) {
        this.number = number;
        this.title = title;
        this.detail = detail;
    }

    public int number() {
        return number;
    }

    /** What an event of the kind is called, before its detail. */
    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    /** An event's second word. */
    public static long word(int kind, long detail) {
        return detail << BITS | kind;
    }

    public static int kind(long word) {
        return (int) word & (1 << BITS) - 1;
    }

    public static long detail(long word) {
        return word >>> BITS;
    }
}
