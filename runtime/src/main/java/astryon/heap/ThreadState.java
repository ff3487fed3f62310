package astryon.heap;

import astryon.magic.Address;
import astryon.magic.At;
import astryon.magic.Inline;
import astryon.magic.Length;
import astryon.magic.Machine;
import astryon.magic.Struct;
import astryon.magic.Structs;

/**
 * What the thread register points at in hosted programs. The first cache line has what allocation, polls and the collector
 * touch, the rest belongs to threads and locks. Offsets 0 and 16 are known to compiled code.
 */
@Struct(size = ThreadState.BYTES)
public final class ThreadState {
    public static final int BYTES = 256;

    /** Runs Java code: its stack cannot be walked by others. */
    public static final int RUNNING = 0;
    /** Blocked or in a system call: touches no object, and waits when it comes back while others are to rest. */
    public static final int SAFE = 1;
    /** Rests at a poll. */
    public static final int STOPPED = 2;

    /** Where the next object goes. */
    public Address allocationTop;
    /** End of the allocation buffer. */
    public Address allocationLimit;
    /** Not 0: this thread is to come to rest at its next poll. Written by whoever stops the others, read by every poll. */
    public volatile int pollRequested;
    /** {@link #RUNNING}, {@link #SAFE} or {@link #STOPPED}. Written by the thread itself only; others wait for it to change. */
    public volatile int state;
    /** While not running: the return address slot at which a walk of this thread's stack starts; zero if it has no stack frames. */
    public Address stackTop;
    /** The next in the list of all threads, zero in the last. Changes under {@link Safepoints}' lock only. */
    public Address next;
    /** The {@code java.lang.Thread}, a reference: see {@link ThreadRoots}. */
    public int threadObject;
    /** The thread's reader of the code table, a reference: see {@link ThreadRoots}. */
    public int codeTable;

    /** Lowest address of the stack, its guard pages included; zero for the first thread. */
    @At(64)
    public Address stackStart;
    public long stackBytes;
    /** A time as the platform's calls take and give it. */
    public long seconds;
    public long nanoseconds;

    @Length(20)
    public long[] reserved;

    @Inline
    public static ThreadState current() {
        return Structs.at(ThreadState.class, Machine.currentThread());
    }
}
