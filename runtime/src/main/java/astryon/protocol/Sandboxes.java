package astryon.protocol;

/** What regular programs can reach. */
@Protocol(version = 2)
public interface Sandboxes {
    /** Of a regular program, the thing at a place, from 0 on, in the order in which it is given; fails with {@link Failure#NOT_THERE} behind the last, or where there is no such program. */
    @Operation(1)
    Reach reach(String program, int place);

    /** The regular program at a place, from 0 on, and how many processes were started as it and run; fails with {@link Failure#NOT_THERE} behind the last. */
    @Operation(2)
    Regular program(int place);

    /** What those that run of the regular program at a place have had, and hold, with all that they made. */
    @Operation(value = 3, since = 2)
    Used used(int place);

    /**
     * @param nanos of processor time
     * @param bytes that they make the kernel hold
     */
    record Used(long nanos, long bytes) {
    }

    /**
     * @param kind a word: what sort of thing it is
     * @param what which one, and how much of it
     */
    record Reach(String kind, String what) {
    }

    record Regular(String name, int running) {
    }
}
