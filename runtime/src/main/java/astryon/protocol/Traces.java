package astryon.protocol;

import astryon.abi.Handle;

/** Has the kernel record all that happens in the system, for who is trusted to see that. */
@Protocol
public interface Traces {
    /** Everything is recorded from now on, as long as somebody has such a connection: a {@link Recording}. Fails with {@link Failure#NO_MEMORY} if there is no room for that. */
    @Operation(1)
    Handle record();
}
