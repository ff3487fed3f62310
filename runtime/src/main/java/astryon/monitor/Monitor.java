package astryon.monitor;

import astryon.magic.Address;
import astryon.magic.Struct;

/**
 * An inflated lock: the owner, who waits to become it, and who waits to be notified. Its memory is a monitor's for ever, so that a
 * thread may look at one that has just been freed.
 */
@Struct(size = 64)
final class Monitor {
    /** The object whose lock this is, a reference that keeps nothing alive; 0 in a free monitor. */
    int object;
    /** 0 not owned, 1 owned, 2 owned and somebody sleeps on this word to become the owner. */
    volatile int lock;
    /** Number of the thread that owns it, 0 for none. Only its owner writes its own number here, or takes it away. */
    volatile int owner;
    /** How often the owner has locked it again. The owner's. */
    int recursions;
    /** The object's identity hash, 0 for none yet. */
    volatile int hash;
    int index;
    /** In a free monitor: index of the next free one, 0 for none. */
    int nextFree;
    int unused;
    /** Threads that wait to be notified, the longest first, linked by {@code waitNext}. The owner's. */
    Address firstWaiter;
    Address lastWaiter;
    long reserved;
    long reservedToo;
}
