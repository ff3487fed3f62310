package astryon.kernel.mem;

import astryon.magic.PhysicalAddress;

/** Frames in a row: somebody else's, such as a device's registers, or taken from the allocator as one block. */
public final class PhysicalMemory extends MemoryObject {
    /** Largest block that can be had: 4 MiB. */
    public static final long MAX_BLOCK = (long) FrameAllocator.FRAME << FrameAllocator.MAX_ORDER;

    private static final long PART = Work.PAGES / 2 * PageTable.PAGE;

    private final PhysicalAddress start;
    private final long bytes;
    private final boolean ours;
    /** Of what is ours: so many bytes have been zeroed. */
    private long cleared;

    private PhysicalMemory(PhysicalAddress start, long bytes, boolean ours) {
        this.start = start;
        this.bytes = bytes;
        this.ours = ours;
    }

    /** Memory that outlives the object. */
    public static PhysicalMemory at(PhysicalAddress start, long bytes) {
        return new PhysicalMemory(start, bytes, false);
    }

    /** Frames in a row, anywhere or below 4 GiB, which are still to be {@link #clear cleared}; throws {@link KernelError} if there are none. */
    public static PhysicalMemory contiguous(long bytes, boolean low) {
        PhysicalAddress block = Frames.allocateBlock(order(bytes), low);
        try {
            return new PhysicalMemory(block, bytes, true);
        } catch (KernelError noMemory) {
            Frames.free(block);
            throw noMemory;
        }
    }

    /** Zeroes a part; whether that is all done. */
    public boolean clear() {
        long part = bytes - cleared < PART ? bytes - cleared : PART;
        Frames.clear(PhysicalMap.at(start.plus(cleared)), part);
        cleared += part;
        return cleared == bytes;
    }

    private static int order(long bytes) {
        int order = 0;
        while ((long) FrameAllocator.FRAME << order < bytes) {
            order++;
        }
        return order;
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public PhysicalAddress frame(long page, boolean write) {
        return page * PageTable.PAGE < bytes ? start.plus(page * PageTable.PAGE) : new PhysicalAddress(Frames.NONE);
    }

    @Override
    boolean isWritable(long page) {
        return true;
    }

    @Override
    boolean isContiguous() {
        return true;
    }

    @Override
    boolean hasRows() {
        return true;
    }

    @Override
    int row(long page, boolean zero) {
        return OWN_ROW;
    }

    @Override
    protected long cost() {
        return super.cost() + (ours ? (long) FrameAllocator.FRAME << order(bytes) : 0);
    }

    @Override
    protected void destroy() {
        if (ours) {
            Frames.free(start);
        }
    }
}
