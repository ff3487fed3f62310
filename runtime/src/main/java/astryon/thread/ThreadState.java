package astryon.thread;

import astryon.magic.Address;
import astryon.magic.At;
import astryon.magic.Inline;
import astryon.magic.Length;
import astryon.magic.Machine;
import astryon.magic.Struct;
import astryon.magic.Structs;
import astryon.object.LockWord;

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
    /** The {@code java.lang.Thread}, a reference: see {@code ThreadRoots}. */
    public int threadObject;
    /** The thread's reader of the code table, a reference: see {@code ThreadRoots}. */
    public int codeTable;
    /** Where the thread's stack walks put what they find, a reference: see {@code ThreadRoots}. */
    public int callSites;

    /** Lowest address of the stack; what guards it lies below. Zero for a first thread that has the stack the system gave it. */
    @At(64)
    public Address stackStart;
    public long stackBytes;
    /** A time as the platform's calls take and give it. */
    public long seconds;
    public long nanoseconds;
    /** What the thread puts into the header of an object it locks: {@link LockWord#thin} of its number. */
    public int thinLock;
    /** Not 0 while the system knows the thread: its number there. The system clears it when the thread is off its stack. */
    public volatile int systemThread;
    /** 1 if the next {@code park} need not sleep. */
    public volatile int permit;
    /** What {@code wait} and {@code sleep} sleep on: see {@link Parking}. */
    public volatile int waitWord;
    public volatile int interrupted;
    /** What the thread is doing, for those who ask: see {@link Parking}. */
    public volatile int activity;
    /** What the next identity hash is made of. */
    public int hashState;
    /** Where the system's signals are handled, for platforms that have them. */
    public Address signalStack;
    /** Where what goes to the system or to other processes is meanwhile, for nothing of the heap stays where it is; made on first use. */
    public Address outgoing;
    /** The next thread in a monitor's queue of those who wait to be notified. */
    public Address waitNext;
    /** The next in the list of what threads that have ended left. */
    public Address nextEnded;

    @Length(12)
    public long[] reserved;

    @Inline
    public static ThreadState current() {
        return Structs.at(ThreadState.class, Machine.currentThread());
    }
}
