package astryon.magic;

/**
 * How the end of a stack is noticed, where it is. A method that calls others reads at {@link #RESERVE} below its stack pointer, and nothing else of
 * what it does can be the first to come near the end. The {@link #BYTES} below a stack are not accessible, until such a read traps: then all but the
 * lowest {@link #LAST} are, for as long as it takes to make the error.
 *
 * <pre>
 *   start - BYTES                   start                                    end
 *     | LAST |  opened for the error  |  RESERVE below who is allowed in  ... |
 * </pre>
 */
public final class StackGuard {
    /** What code that does not check may take: the collector, the search for handlers, methods that call nothing. */
    public static final int RESERVE = 0x1_0000;
    /** More than the stack frame of any method, and enough for making an error with its stack trace. */
    public static final int BYTES = 0x10_0000;
    public static final int LAST = 0x1000;

    private StackGuard() {
    }
}
