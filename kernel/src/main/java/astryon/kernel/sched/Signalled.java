package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;

/** What can be told that something happened. */
public abstract class Signalled extends KernelObject {
    protected Signalled(ObjectType type) {
        super(type);
    }

    /** Sets bits, and wakes who waits for them. Never allocates. */
    public abstract void signal(long bits);
}
