package astryon.services.driver.pci;

import astryon.magic.Address;

/**
 * The sizes of functions' regions, in memory that outlives the driver: while one is measured its function answers nowhere, which no driver of that function must notice. So they are measured once, before anybody
 * has the function. An entry counts once it has its function's number.
 */
final class MeasuredSizes {
    private static final int ENTRY = 64;

    private final Address memory;
    private final int entries;

    /** @param memory zeroes, or what an earlier driver left */
    MeasuredSizes(Address memory, long bytes) {
        this.memory = memory;
        entries = (int) (bytes / ENTRY);
    }

    /** Where the sizes of a function are, or will be; zero if there is no room. */
    private Address entry(int function) {
        for (int i = 0; i < entries; i++) {
            Address entry = memory.plus((long) ENTRY * i);
            if (entry.loadLong() == 0 || entry.loadLong() == function + 1) {
                return entry;
            }
        }
        return new Address(0);
    }

    boolean has(int function) {
        Address entry = entry(function);
        return !entry.isZero() && entry.loadLong() != 0;
    }

    long size(int function, int region) {
        return entry(function).plus(8L + 8L * region).loadLong();
    }

    void remember(int function, long[] sizes) {
        Address entry = entry(function);
        if (!entry.isZero()) {
            for (int i = 0; i < sizes.length; i++) {
                entry.plus(8L + 8L * i).storeLong(sizes[i]);
            }
            entry.storeOrderedLong(function + 1);
        }
    }
}
