package astryon.protocol;

import astryon.abi.Handle;

/** Init, as a program sees it: what it can reach by name, and starting other programs, which can reach no more. */
@Protocol
public interface Broker {
    /** Bit of a notification for signal 0. */
    int FIRST_SIGNAL = 16;

    /** A connection to a service that the program may use; which protocol it serves belongs to the name. {@code processes} is a {@link ProcessList} for everybody. */
    @Operation(1)
    Handle connect(String service);

    /**
     * Starts a program. {@code texts} are texts with a zero behind each: the folder in which it starts, then {@code arguments} arguments, the first of which is its name, then its
     * environment. It sees the same files as who starts it. The result is its process, to be watched, inspected and killed, and its number.
     *
     * @param page at which page of {@code program} the executable begins
     * @param ignored bit n for signal n, which does nothing to it
     * @param program memory, such as {@link OpenFile#memory} tells of; who writes it later does not change what was started, and what is supplied by a pager is no program
     * @param input its streams
     */
    @Operation(8)
    Started start(@ServerReads Loan texts, int arguments, int page, long ignored, Handle program, Handle input, Handle output, Handle errors);

    /** The program's own number. */
    @Operation(4)
    int number();

    /** A number that no process ever has. */
    @Operation(5)
    int nextNumber();

    /** From now on signals of which {@code caught} has the bits signal bit {@link #FIRST_SIGNAL} and up of the notification, and do nothing else; KILL and STOP always do. */
    @Operation(6)
    void catchSignals(Handle notification, long caught);

    /**
     * Starts a regular program: the one of this name that the boot archive has, with what its manifest says and nothing of who starts it but its streams, its arguments and which terminal that
     * is (the variable {@code TERM}). Parameters as above.
     */
    @Operation(7)
    Started startConfined(@ServerReads Loan texts, int arguments, long ignored, String program, Handle input, Handle output, Handle errors);

    /** What serves {@link CrashReports} for the program and nobody else. Fails with {@link Failure#NOT_SUPPORTED} where there is no such service. */
    @Operation(9)
    Handle crashReports();

    record Started(Handle process, int number) {
    }
}
