package astryon.protocol;

/** What the processors record while it lasts, which is as long as the connection. */
@Protocol
public interface Recording {
    @Operation(1)
    int processors();

    /** What a processor, counted from 0, recorded from an event on, as the system call {@code LOG_TRACE} has it: how many events it has recorded so far. */
    @Operation(2)
    long events(@ServerWrites Loan into, int processor, long from);
}
