package astryon.kernel.mem;

import astryon.magic.Address;

/** One mapping: pages of an address space that show pages of a memory object. It holds a reference to the object. */
final class Region {
    final Address start;
    final Address end;
    final MemoryObject memory;
    /** Of {@link #start} in the object. */
    final long offset;
    /** {@link astryon.abi.Protection} bits. */
    final int protection;

    Region(Address start, Address end, MemoryObject memory, long offset, int protection) {
        this.start = start;
        this.end = end;
        this.memory = memory;
        this.offset = offset;
        this.protection = protection;
    }
}
