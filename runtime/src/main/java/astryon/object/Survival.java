package astryon.object;

import astryon.magic.Address;

/** What is known at the end of a collection, for all that refers to objects weakly. */
public abstract class Survival {
    /** Whether the object has been found alive, or is not of the part of the heap that is collected. */
    public abstract boolean isAlive(Address object);

    /** Makes the slot of a weak reference refer to where its referent, which is alive, is now. */
    public abstract void update(Address slot);
}
