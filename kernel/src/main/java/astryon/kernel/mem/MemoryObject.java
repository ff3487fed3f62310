package astryon.kernel.mem;

import astryon.abi.ObjectType;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * Pages that can be mapped: either frames taken when first touched and zero until then, or a stretch of physical memory that is
 * somebody else's to free. Frame numbers are kept in leaves of 1024, each a frame of its own, so that an untouched object costs next to nothing.
 */
public final class MemoryObject extends KernelObject {
    /** 64 GiB. */
    public static final long MAX_SIZE = 1L << 36;

    private static final int PER_LEAF = 1024;

    private final long pages;
    /** Frame numbers of the leaves, 0 where there is none yet; null for physical memory. */
    private final int[] leaves;
    private final PhysicalAddress physical;

    private MemoryObject(long pages, int[] leaves, PhysicalAddress physical) {
        super(ObjectType.MEMORY);
        this.pages = pages;
        this.leaves = leaves;
        this.physical = physical;
    }

    /** Zeroes, {@code bytes} long, a multiple of the page size; throws {@link KernelError} if there is no memory for the object itself. */
    public static MemoryObject zeroes(long bytes) {
        long pages = bytes / PageTable.PAGE;
        int[] leaves = new int[(int) ((pages + PER_LEAF - 1) / PER_LEAF)];
        try {
            return new MemoryObject(pages, leaves, new PhysicalAddress(0));
        } catch (KernelError noMemory) {
            Objects.free(leaves);
            throw noMemory;
        }
    }

    /** Physical memory that outlives the object. */
    public static MemoryObject physical(PhysicalAddress start, long bytes) {
        return new MemoryObject(bytes / PageTable.PAGE, null, start);
    }

    public long size() {
        return pages * PageTable.PAGE;
    }

    /** The frame behind a page of the object, taken now if it was not there; {@link Frames#NONE} if none is left. */
    public PhysicalAddress frame(long page) {
        if (leaves == null) {
            return physical.plus(page * PageTable.PAGE);
        }
        int leaf = (int) (page / PER_LEAF);
        if (leaves[leaf] == 0) {
            PhysicalAddress fresh = Frames.allocate();
            if (Frames.isNone(fresh)) {
                return fresh;
            }
            leaves[leaf] = FrameAllocator.frame(fresh);
        }
        Address slot = slot(leaves[leaf], (int) (page % PER_LEAF));
        int frame = slot.loadInt();
        if (frame == 0) {
            PhysicalAddress fresh = Frames.allocate();
            if (!Frames.isNone(fresh)) {
                slot.storeInt(FrameAllocator.frame(fresh));
            }
            return fresh;
        }
        return FrameAllocator.address(frame);
    }

    private static Address slot(int leafFrame, int index) {
        return PhysicalMap.at(FrameAllocator.address(leafFrame)).plus(4L * index);
    }

    @Override
    protected void destroy() {
        if (leaves == null) {
            return;
        }
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i] != 0) {
                freeLeaf(leaves[i]);
            }
        }
        Objects.free(leaves);
    }

    private static void freeLeaf(int leaf) {
        for (int i = 0; i < PER_LEAF; i++) {
            int frame = slot(leaf, i).loadInt();
            if (frame != 0) {
                Frames.free(FrameAllocator.address(frame));
            }
        }
        Frames.free(FrameAllocator.address(leaf));
    }
}
