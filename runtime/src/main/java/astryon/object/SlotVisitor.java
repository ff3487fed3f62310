package astryon.object;

import astryon.magic.Address;

/** What a collection does to each reference it comes by. There is one object of each subclass, a constant, so that calls are direct. */
public abstract class SlotVisitor {
    public abstract void visit(Address slot);
}
