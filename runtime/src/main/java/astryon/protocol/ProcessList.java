package astryon.protocol;

/**
 * Processes by number, as who asks may see them: those of its own session, which are the program of the system's page that it comes from and all that this one's processes have started; or
 * all, for whom the page grants that. Numbers are the system's, so that no two are the same, and grant nothing.
 */
@Protocol
public interface ProcessList {
    /** Signals that are not only for the process, by POSIX's numbers. */
    int HANG_UP = 1;
    int KILL = 9;
    int CHILD = 17;
    int CONTINUE = 18;
    int STOP = 19;
    int TERMINAL_STOP = 20;
    int TERMINAL_INPUT = 21;
    int TERMINAL_OUTPUT = 22;

    /** {@link Entry#state}; a process that is stopped has the number of the signal that did it. */
    int RUNS = 0;

    /** The first with a number above {@code number}; fails with {@link Failure#NOT_THERE} if there is none. */
    @Operation(1)
    Entry next(int number);

    /** Signals a process; 0 does nothing to it. Fails with {@link Failure#NOT_THERE} if there is none. What it does not catch, and was not told to ignore, ends, stops or continues it. */
    @Operation(2)
    void signal(int number, int signal);

    /** Signals a process, and all that it has started and what those have. */
    @Operation(3)
    void signalWithChildren(int number, int signal);

    /**
     * @param parent the number of who started it, who may have ended
     * @param nanos of processor time that it has used, and others on its behalf
     * @param memory bytes that it has in use, its own and shared
     */
    record Entry(String name, int number, int parent, int state, int threads, long nanos, long memory) {
    }
}
