package astryon.protocol;

import astryon.abi.Handle;

/** Makes pipes. */
@Protocol
public interface Pipes {
    /** How much one takes before who writes waits. */
    int BYTES = 1 << 16;

    /**
     * A new one. Both ends serve {@link OpenFile}: who reads waits for bytes, and finds the end when no handle to the writing end is left; who writes waits for room, and
     * fails with {@link Failure#NO_READER} when no handle to the reading end is left. Up to {@link #ATOMIC} bytes are never mixed with others'.
     */
    @Operation(1)
    Ends create();

    int ATOMIC = 4096;

    record Ends(Handle reader, Handle writer) {
    }
}
