package astryon.services.fs;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;

/** Memory that outlives the journal's program. */
final class SimulatedRoom implements MemoryJournal.Room {
    private Address current = new Address(0);
    private long currentBytes;
    private Address next = new Address(0);
    private long nextBytes;
    private int installed;


    @Override
    public Address current() {
        return current;
    }

    @Override
    public long currentBytes() {
        return currentBytes;
    }

    @Override
    public Address create(long bytes) {
        next = SimulatedMemory.allocate((int) bytes);
        SimulatedMemory.write(next, new byte[(int) bytes]);
        nextBytes = bytes;
        return next;
    }

    @Override
    public void install() {
        current = next;
        currentBytes = nextBytes;
        installed++;
    }

    int installed() {
        return installed;
    }
}
