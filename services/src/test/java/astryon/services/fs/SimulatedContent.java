package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;

/** The bytes of a file in simulated memory, of which there is as much as a test says; a handle to it is its address. */
final class SimulatedContent implements Content {
    private final Budget budget;
    private Address start = new Address(0);
    private int capacity;

    /** Bytes for all contents together. */
    static final class Budget {
        private long left;

        Budget(long bytes) {
            left = bytes;
        }

        long left() {
            return left;
        }
    }

    SimulatedContent(Budget budget) {
        this.budget = budget;
    }

    @Override
    public Address start() {
        return start;
    }

    @Override
    public void reserve(long bytes) {
        if (bytes <= capacity) {
            return;
        }
        int larger = (int) (bytes + 63 & -64);
        if (larger - capacity > budget.left) {
            throw new Failure(Failure.NO_SPACE);
        }
        Address place = SimulatedMemory.allocate(larger);
        SimulatedMemory.write(place, new byte[larger]);
        for (int i = 0; i < capacity; i++) {
            place.plus(i).storeByte(start.plus(i).loadByte());
        }
        if (capacity > 0) {
            SimulatedMemory.free(start);
        }
        budget.left -= larger - capacity;
        start = place;
        capacity = larger;
    }

    @Override
    public FileMemory memory() {
        reserve(64);
        return new FileMemory(new Handle(start.value()), 0);
    }

    @Override
    public void restore(long size) {
        for (long i = size; i < capacity; i++) {
            start.plus(i).storeByte((byte) 0);
        }
    }

    @Override
    public void free() {
        if (capacity > 0) {
            SimulatedMemory.free(start);
            budget.left += capacity;
            capacity = 0;
        }
    }
}
