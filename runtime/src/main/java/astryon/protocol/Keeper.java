package astryon.protocol;

import astryon.abi.Handle;

/** Keeps handles for a program beyond its end, by keys that it chooses: the next program that runs in its place finds what it left. */
@Protocol
public interface Keeper {
    /** How many one program may leave. */
    int MOST = 1 << 16;

    /** From now on this is what is kept under the key, and what was before no longer. Fails with {@link Failure#NO_SPACE} if there are too many. */
    @Operation(1)
    void keep(long key, Handle object);

    /** Another handle, with the same rights, to what is kept; fails with {@link Failure#NOT_THERE} if nothing is. */
    @Operation(2)
    Handle kept(long key);

    @Operation(3)
    void drop(long key);

    /** The lowest key from this one on under which something is kept; negative if there is none. */
    @Operation(4)
    long next(long key);
}
