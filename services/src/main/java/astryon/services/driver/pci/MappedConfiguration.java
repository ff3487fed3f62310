package astryon.services.driver.pci;

import astryon.magic.Address;

/** By memory, in which each function has a page (PCI Express Base Specification 3.0, 7.2.2). */
final class MappedConfiguration implements Configuration {
    private static final int PAGE_SHIFT = 12;
    private static final int BUS_SHIFT = 8;

    private final Address start;
    private final int first;
    private final long bytes;

    /** @param firstBus whose configuration is at {@code start} */
    MappedConfiguration(Address start, long bytes, int firstBus) {
        this.start = start;
        this.bytes = bytes;
        first = firstBus << BUS_SHIFT;
    }

    private boolean reaches(int function) {
        return function >= first && (long) (function - first) << PAGE_SHIFT < bytes;
    }

    private Address at(int function, int offset) {
        return start.plus(((long) (function - first) << PAGE_SHIFT) + offset);
    }

    @Override
    public int read(int function, int offset, int size) {
        if (!reaches(function)) {
            return -1;
        }
        Address at = at(function, offset);
        return size == 1 ? at.loadByte() & 0xff : size == 2 ? at.loadChar() : at.loadOrderedInt();
    }

    @Override
    public void write(int function, int offset, int size, int bits) {
        if (!reaches(function)) {
            return;
        }
        Address at = at(function, offset);
        if (size == 1) {
            at.storeByte((byte) bits);
        } else if (size == 2) {
            at.storeChar((char) bits);
        } else {
            at.storeOrderedInt(bits);
        }
    }
}
