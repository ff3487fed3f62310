package astryon.protocol;

import astryon.abi.Handle;

/** Init, as a program sees it: what it can reach by name, and starting other programs, which can reach no more. */
@Protocol
public interface Broker {
    /** A connection to a service that the program may use; which protocol it serves belongs to the name. */
    @Operation(1)
    Handle connect(String service);

    /**
     * Starts a program. {@code texts} are texts with a zero behind each: the folder in which it starts, then {@code arguments} arguments, the first of which is its name, then its
     * environment. It sees the same files as who starts it. The result is its process, to be watched, inspected and killed.
     *
     * @param program an {@link OpenFile} with the executable
     * @param input its streams
     */
    @Operation(2)
    Handle start(@ServerReads Loan texts, int arguments, Handle program, Handle input, Handle output, Handle errors);
}
