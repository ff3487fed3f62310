package astryon.kernel.mem;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.PhysicalAddress;

/** One mapping: pages of an address space that show pages of a memory object. It holds a reference to the object. */
final class Mapping {
    /** Of a budget: its cell, its place in the list, and for a while one among what is copied. */
    static final int COST = 112;

    final AddressSpace space;
    final Address start;
    Address end;
    final MemoryObject memory;
    /** Of {@link #start} in the object. */
    final long offset;
    /** {@link astryon.abi.Protection} bits: what is, and what it may be changed to. */
    int protection;
    final int allowed;
    /** Page tables below this address may still say what {@link #protection} was before. */
    Address stale;
    /** Its neighbours among those that show the same object. */
    Mapping nextOfMemory;
    Mapping previousOfMemory;

    Mapping(AddressSpace space, Address start, Address end, MemoryObject memory, long offset, int protection, int allowed) {
        this.space = space;
        this.start = start;
        this.stale = start;
        this.end = end;
        this.memory = memory;
        this.offset = offset;
        this.protection = protection;
        this.allowed = allowed;
    }

    @Inline
    boolean allows(boolean write, boolean execute) {
        return (protection & Protection.READ) != 0 && (!write || (protection & Protection.WRITE) != 0) && (!execute || (protection & Protection.EXECUTE) != 0);
    }

    /** Which page of the object is seen at {@code address}. */
    long pageAt(Address address) {
        return offsetAt(address) >>> FrameAllocator.FRAME_SHIFT;
    }

    /** Which byte of the object is seen at {@code address}. */
    @Inline
    long offsetAt(Address address) {
        return address.minus(start).value() + offset;
    }

    /** Whether all of the 2 MiB around {@code address} is its, and seen at a frame that is aligned as it is. */
    boolean isLargeAt(Address address, PhysicalAddress frame) {
        Address large = address.alignDown(PageTable.LARGE_PAGE);
        long below = address.alignDown(PageTable.PAGE).minus(large).value();
        return start.isAtOrBelow(large) && large.plus(PageTable.LARGE_PAGE).isAtOrBelow(end) && (frame.value() - below & PageTable.LARGE_PAGE - 1) == 0;
    }
}
