package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Inline;

/** A place in memory that holds a reference: 32 bits, the object's address. */
final class Slot {
    private Slot() {
    }

    /** The object it refers to, zero for null. */
    @Inline
    static Address get(Address slot) {
        return new Address(slot.loadInt() & 0xffff_ffffL);
    }

    @Inline
    static void set(Address slot, Address object) {
        slot.storeInt((int) object.value());
    }
}
