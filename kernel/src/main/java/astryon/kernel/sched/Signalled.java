package astryon.kernel.sched;

import astryon.kernel.mem.KernelObject;

/** What can be told that something happened. */
public abstract class Signalled extends KernelObject {
    /** Sets bits, and wakes who waits for them. Never allocates. */
    public abstract void signal(long bits);
}
