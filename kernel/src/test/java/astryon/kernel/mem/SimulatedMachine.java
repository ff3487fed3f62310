package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;

/** A few MiB of physical memory for a hosted test, all of it fresh: kernel state is static, and other tests clear simulated memory. */
public final class SimulatedMachine {
    public static final int FRAMES = 2048;

    private SimulatedMachine() {
    }

    public static void start() {
        SimulatedMemory.clear();
        // The processor's own block, all zero: it is number 0.
        Address perCpu = SimulatedMemory.allocate(FrameAllocator.FRAME);
        Frames.clear(perCpu, FrameAllocator.FRAME);
        Machine.setCurrentThread(perCpu);
        Address memory = SimulatedMemory.allocate(FRAMES * FrameAllocator.FRAME);
        PhysicalMap.moveTo(memory);
        Frames.clear(memory, (long) FRAMES * FrameAllocator.RECORD);
        Frames.allocator().initialise(PhysicalMap.at(new PhysicalAddress(0)), FRAMES);
        Frames.allocator().add(FRAMES * FrameAllocator.RECORD / FrameAllocator.FRAME, FRAMES);
    }

    /** What was left to do is done; in how many parts. */
    public static int settle() {
        int parts = 0;
        while (!Backlog.isEmpty()) {
            Backlog.work();
            parts++;
        }
        return parts;
    }
}
