package astryon.kernel.mem;

import astryon.kernel.arch.Entry;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/** The machine's one frame allocator, in terms of addresses. */
public final class Frames {
    private static final FrameAllocator ALLOCATOR = new FrameAllocator();
    /** What {@link #allocate} yields when there is none: not a frame's address. */
    public static final long NONE = 1;

    private Frames() {
    }

    public static FrameAllocator allocator() {
        return ALLOCATOR;
    }

    public static boolean isNone(PhysicalAddress frame) {
        return frame.value() == NONE;
    }

    /** A frame of zeroes, or {@link #NONE}. */
    public static PhysicalAddress allocate() {
        int frame = ALLOCATOR.allocate(0);
        if (frame < 0) {
            return new PhysicalAddress(NONE);
        }
        PhysicalAddress address = FrameAllocator.address(frame);
        clear(PhysicalMap.at(address), FrameAllocator.FRAME);
        return address;
    }

    public static void free(PhysicalAddress frame) {
        ALLOCATOR.free(FrameAllocator.frame(frame));
    }

    /** Zeroes memory; {@code bytes} is a multiple of 8. */
    public static void clear(Address start, long bytes) {
        Entry.clearWords(start, bytes >>> 3);
    }
}
