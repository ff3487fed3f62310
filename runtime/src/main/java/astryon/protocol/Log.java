package astryon.protocol;

/** What the system's services and the kernel have to say: records of a time, a service, a level and a line of text. Who writes, writes lines to an {@link OpenFile} of its own; this is for who reads. */
@Protocol
public interface Log {
    /** Levels are numbers of RFC 5424, section 6.2.1, of which these are used: the lower, the graver. */
    int ERROR = 3;
    int WARNING = 4;
    int NOTICE = 6;
    int DETAIL = 7;

    /**
     * The oldest records with greater numbers than {@code after}, as many as there is room for, one behind the other as {@link LogRecord} has them: how many bytes they take. If there are
     * none, 0, or with {@code waiting} what comes next; also then it may be 0, and may be asked for again.
     */
    @Operation(1)
    long records(@ServerWrites Loan into, long after, boolean waiting);

    /** What is in the kernel's log from a byte on, as the system call {@code LOG_READ} has it: how many bytes were ever written to it. */
    @Operation(2)
    long kernel(@ServerWrites Loan into, long from);
}
