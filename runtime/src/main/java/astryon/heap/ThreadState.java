package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.Struct;
import astryon.magic.Structs;

/** What the thread register points at in hosted programs. What every allocation touches shares a cache line. */
@Struct(size = 64)
public final class ThreadState {
    /** Where the next object goes. */
    public Address allocationTop;
    /** End of the allocation buffer. */
    public Address allocationLimit;
    @astryon.magic.Length(6)
    public long[] reserved;

    @Inline
    public static ThreadState current() {
        return Structs.at(ThreadState.class, Machine.currentThread());
    }
}
