package astryon.object;

import astryon.magic.Address;
import astryon.magic.Inline;

/** A place in memory that holds a reference: 32 bits, the object's address. */
public final class Slot {
    private Slot() {
    }

    /** The object it refers to, zero for null. */
    @Inline
    public static Address get(Address slot) {
        return new Address(slot.loadInt() & 0xffff_ffffL);
    }

    @Inline
    public static void set(Address slot, Address object) {
        slot.storeInt((int) object.value());
    }
}
