package astryon.abi;

/** What {@code LOG_COUNTER} can count. */
public enum SystemCounter {
    // @formatter:off
    FREE_FRAMES    (Number.FREE_FRAMES,    "physical frames that nobody uses"),
    LIVE_HANDLES   (Number.LIVE_HANDLES,   "open handles in all processes"),
    LIVE_OBJECTS   (Number.LIVE_OBJECTS,   "objects and arrays in the kernel's own heap"),
    LIVE_PROCESSES (Number.LIVE_PROCESSES, "processes that have not ended"),
    TOTAL_FRAMES   (Number.TOTAL_FRAMES,   "physical frames the kernel manages"),
    PROCESSORS     (Number.PROCESSORS,     "processors that run");
    // @formatter:on

    /** The numbers, as constants. */
    public interface Number {
        int FREE_FRAMES = 0;
        int LIVE_HANDLES = 1;
        int LIVE_OBJECTS = 2;
        int LIVE_PROCESSES = 3;
        int TOTAL_FRAMES = 4;
        int PROCESSORS = 5;
    }

    private final int number;
    private final String meaning;

    SystemCounter(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
