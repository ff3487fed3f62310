package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;

/** A few MiB of physical memory for hosted tests, once for all of them: kernel state is static. */
public final class SimulatedMachine {
    public static final int FRAMES = 2048;
    private static boolean started;

    private SimulatedMachine() {
    }

    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        Address memory = SimulatedMemory.allocate(FRAMES * FrameAllocator.FRAME);
        PhysicalMap.moveTo(memory);
        Frames.clear(memory, (long) FRAMES * FrameAllocator.RECORD);
        Frames.allocator().initialise(PhysicalMap.at(new PhysicalAddress(0)), FRAMES);
        Frames.allocator().add(FRAMES * FrameAllocator.RECORD / FrameAllocator.FRAME, FRAMES);
    }
}
