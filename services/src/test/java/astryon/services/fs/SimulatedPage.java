package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;

/** A page of simulated memory, of which a client's handle is the address. */
record SimulatedPage(Address start) implements SharedPage {
    private static final int BYTES = 4096;

    static SharedPage create() {
        Address memory = SimulatedMemory.allocate(BYTES);
        SimulatedMemory.write(memory, new byte[BYTES]);
        return new SimulatedPage(memory);
    }

    @Override
    public Handle handle(boolean writable) {
        return new Handle(start.value());
    }

    @Override
    public void free() {
        SimulatedMemory.free(start);
    }
}
