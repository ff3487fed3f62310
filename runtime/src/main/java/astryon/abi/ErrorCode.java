package astryon.abi;

/** Every way a system call can fail. The result word of a failed call is the code's number, negated. */
public enum ErrorCode {
    // @formatter:off
    UNKNOWN_CALL   (Number.UNKNOWN_CALL,    "there is no system call of this number"),
    BAD_HANDLE     (Number.BAD_HANDLE,      "the handle was never given, or is closed"),
    WRONG_TYPE     (Number.WRONG_TYPE,      "the handle names an object of another kind"),
    MISSING_RIGHT  (Number.MISSING_RIGHT,   "the handle lacks a right that the call needs"),
    BAD_ADDRESS    (Number.BAD_ADDRESS,     "a range lies outside the caller's part of the address space, wraps around, or is not mapped as needed"),
    BAD_ALIGNMENT  (Number.BAD_ALIGNMENT,   "an address, offset or size is not a multiple of the page size"),
    BAD_SIZE       (Number.BAD_SIZE,        "a size or offset is zero, too large, or outside the object"),
    BAD_FLAGS      (Number.BAD_FLAGS,       "an argument has bits that mean nothing here, or a forbidden combination"),
    BAD_ARGUMENT   (Number.BAD_ARGUMENT,    "a value is outside what the call takes"),
    OVERLAP        (Number.OVERLAP,         "the address range is in use"),
    NO_MEMORY      (Number.NO_MEMORY,       "no memory is left for it"),
    NO_HANDLES     (Number.NO_HANDLES,      "the handle table is full"),
    NOT_MAPPED     (Number.NOT_MAPPED,      "nothing is mapped there"),
    PEER_DIED      (Number.PEER_DIED,       "the other side of the connection is gone"),
    TIMED_OUT      (Number.TIMED_OUT,       "the deadline passed first"),
    WRONG_STATE    (Number.WRONG_STATE,     "the object is not in a state that allows it"),
    STILL_RUNNING  (Number.STILL_RUNNING,   "the process has not ended"),
    NO_CALLER      (Number.NO_CALLER,       "there is no caller to reply to, or it lent nothing of this kind"),
    NO_BUDGET      (Number.NO_BUDGET,       "the budget does not cover it"),
    REVOKED        (Number.REVOKED,         "the handle was derived from one that was revoked; it is closed now"),
    PEER_RESTARTED (Number.PEER_RESTARTED,  "who had the call is gone and never answered, but others may serve the endpoint: the call may be made again"),
    NO_MESSAGE_PAGE(Number.NO_MESSAGE_PAGE, "the message has bytes, and the sender or the receiver has no message page"),
    TOO_DEEP       (Number.TOO_DEEP,        "it would hang at the end of too long a chain: of derived handles 8, of budgets 16, of port ranges 16"),
    WRONG_VALUE    (Number.WRONG_VALUE,     "the word in memory has another value");
    // @formatter:on

    /** The numbers, as constants that a {@code switch} and generated code can use. */
    public interface Number {
        int UNKNOWN_CALL = 1;
        int BAD_HANDLE = 2;
        int WRONG_TYPE = 3;
        int MISSING_RIGHT = 4;
        int BAD_ADDRESS = 5;
        int BAD_ALIGNMENT = 6;
        int BAD_SIZE = 7;
        int BAD_FLAGS = 8;
        int BAD_ARGUMENT = 9;
        int OVERLAP = 10;
        int NO_MEMORY = 11;
        int NO_HANDLES = 12;
        int NOT_MAPPED = 13;
        int PEER_DIED = 14;
        int TIMED_OUT = 15;
        int WRONG_STATE = 16;
        int STILL_RUNNING = 17;
        int NO_CALLER = 18;
        int NO_BUDGET = 19;
        int REVOKED = 20;
        int PEER_RESTARTED = 21;
        int NO_MESSAGE_PAGE = 22;
        int TOO_DEEP = 23;
        int WRONG_VALUE = 24;
    }

    private final int number;
    private final String meaning;

    ErrorCode(int number, String meaning) {
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
