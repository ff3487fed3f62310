package astryon.protocol;

/** Where a program tells of what it ends of, where that is nothing that the kernel sees. Who tells is known by the connection. */
@Protocol
public interface CrashReports {
    /**
     * An exception that nothing caught.
     *
     * @param program what the program is called, for those that the system's page does not name
     * @param trace its stack trace, in UTF-8, beginning with what it is; of more than 16 KiB the rest is not kept
     */
    @Operation(1)
    void uncaught(String program, @ServerReads Loan trace);
}
