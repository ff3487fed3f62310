package astryon.abi;

/** What the holder of a handle may do with its object: a set of bits that only ever shrinks when passed on. */
public enum Rights {
    // @formatter:off
    DUPLICATE (Bit.DUPLICATE, "make another handle to the object"),
    TRANSFER  (Bit.TRANSFER,  "give the handle to another process"),
    READ      (Bit.READ,      "read memory, read ports"),
    WRITE     (Bit.WRITE,     "write memory, write ports, write the log, bind memory for a device, set the time of day"),
    EXECUTE   (Bit.EXECUTE,   "map memory executable"),
    SIGNAL    (Bit.SIGNAL,    "signal a notification, set a timer"),
    WAIT      (Bit.WAIT,      "wait for it or watch it; bind and acknowledge an interrupt"),
    CALL      (Bit.CALL,      "call through an endpoint"),
    RECEIVE   (Bit.RECEIVE,   "receive at an endpoint, answer a call"),
    MINT      (Bit.MINT,      "derive an endpoint handle with a badge"),
    MANAGE    (Bit.MANAGE,    "map into, start, kill a process; spend and split a budget; change a wait set; make a DMA space; switch the machine off; make parts of the machine"),
    INSPECT   (Bit.INSPECT,   "read an object's state and the system's counters"),
    REVOKE    (Bit.REVOKE,    "revoke what was derived from the handle");
    // @formatter:on

    /** The bits, as constants. */
    public interface Bit {
        int DUPLICATE = 1;
        int TRANSFER = 1 << 1;
        int READ = 1 << 2;
        int WRITE = 1 << 3;
        int EXECUTE = 1 << 4;
        int SIGNAL = 1 << 5;
        int WAIT = 1 << 6;
        int CALL = 1 << 7;
        int RECEIVE = 1 << 8;
        int MINT = 1 << 9;
        int MANAGE = 1 << 10;
        int INSPECT = 1 << 11;
        int REVOKE = 1 << 12;

        /** Every right there is. */
        int ALL = (1 << 13) - 1;
    }

    /** Of a connection that a program uses and may pass on to others. */
    public static final int CONNECTION = Bit.CALL | Bit.DUPLICATE | Bit.TRANSFER;

    private final int bit;
    private final String meaning;

    Rights(int bit, String meaning) {
        this.bit = bit;
        this.meaning = meaning;
    }

    public int bit() {
        return bit;
    }

    public String meaning() {
        return meaning;
    }
}
