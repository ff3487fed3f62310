package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.PhysicalAddress;

/** Where the kernel sees physical memory: one to one while it boots, then all of it from {@link #START}. */
public final class PhysicalMap {
    /** First address of the upper half. Only level-4 entry 256 is used: the map reaches 512 GiB. */
    public static final Address START = new Address(0xffff_8000_0000_0000L);
    public static final long LIMIT = 1L << 39;

    private static long origin;

    private PhysicalMap() {
    }

    @Inline
    public static Address at(PhysicalAddress physical) {
        return new Address(origin + physical.value());
    }

    @Inline
    public static PhysicalAddress physical(Address mapped) {
        return new PhysicalAddress(mapped.value() - origin);
    }

    /** From now on physical memory is seen from {@code start} on. */
    public static void moveTo(Address start) {
        origin = start.value();
    }
}
