package astryon.protocol;

/** What init knows of the system's programs, and does with them when asked. */
@Protocol
public interface Supervision {
    int WAITING = 0;
    int RUNNING = 1;
    int ENDED = 2;
    int GIVEN_UP = 3;
    /** The machine lacks a device that it needs, or that what it uses needs. */
    int ABSENT = 4;
    /** It runs and is not ready. */
    int STARTING = 5;

    /** Of the program at a place, from 0 on; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(1)
    State state(int place);

    /** Lets a program run that does not. */
    @Operation(2)
    void start(String program);

    /** Ends a program; it is not started again until somebody asks. */
    @Operation(3)
    void stop(String program);

    /** Ends a program and starts it again: who calls it meanwhile waits. */
    @Operation(4)
    void restart(String program);

    /** Of the machine, all that programs and the kernel may have. */
    @Operation(5)
    Memory memory();

    /** Bytes. */
    record Memory(long total, long free) {
    }

    /**
     * A program of the system.
     *
     * @param state one of the constants above
     * @param status what it ended with last: its exit code, 256 if it was killed, 512 and the number of the exception; negative if it never did
     * @param starts how often it was started
     */
    record State(String name, int state, long status, int starts) {
    }
}
