package astryon.protocol;

/** Reports of programs that ended of a fault. */
@Protocol
public interface Crashes {
    /** About the oldest report with a greater number than {@code after}; fails with {@link Failure#NOT_THERE} if there is none. */
    @Operation(1)
    Summary next(long after);

    /** The text of the report of a number, as much as there is room for: how many bytes it has. Fails with {@link Failure#NOT_THERE} if there is none. */
    @Operation(2)
    long text(@ServerWrites Loan into, long number);

    /** Forgets them all. */
    @Operation(3)
    void clear();

    /**
     * What a report is about.
     *
     * @param number each has a greater one than those before
     * @param nanos nanoseconds since the kernel started
     * @param line the program, what happened, and where
     */
    record Summary(long number, long nanos, String line) {
    }
}
