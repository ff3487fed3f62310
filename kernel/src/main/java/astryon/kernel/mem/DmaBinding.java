package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.magic.PhysicalAddress;
import astryon.magic.Recursive;

/** Pages of a memory object that a device may reach: they are there, nobody else's, and stay where they are. It keeps the object, and with it what the object is charged. */
public final class DmaBinding extends KernelObject {
    /** Its own, beyond those of a plain object, and its place in the space. */
    private static final int CELLS = 64;

    /** Number of its space, which it does not keep: it may end before it has the binding. */
    private final int space;
    private final MemoryObject memory;
    private final long first;
    private final long count;
    /** How many pages are known to be there, or -1 once they need not stay. */
    private long pinned;

    /** Of {@code count} pages from {@code first} on, in the object, none of them pinned yet. */
    public DmaBinding(DmaSpace space, MemoryObject memory, long first, long count) {
        super(ObjectType.DMA_SPACE);
        this.space = space.number();
        this.memory = memory;
        this.first = first;
        this.count = count;
        memory.retain();
        memory.bind(1);
    }

    public boolean isOf(DmaSpace otherSpace, MemoryObject otherMemory, long from, long pages) {
        return space == otherSpace.number() && memory == otherMemory && first == from && count == pages;
    }

    public long size() {
        return count * PageTable.PAGE;
    }

    /** Makes a part of the pages be there, for its space; whether all are. Throws {@link KernelError} if one cannot be, or is where the device does not reach. */
    public boolean pin(DmaSpace space) {
        for (int left = Work.PAGES; pinned < count; left--) {
            if (left == 0) {
                return false;
            }
            PhysicalAddress frame = memory.frame(first + pinned, true);
            if (Frames.isNone(frame)) {
                throw KernelError.of(ErrorCode.Number.NO_MEMORY);
            }
            if (!space.reaches(frame)) {
                throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
            }
            pinned++;
        }
        return true;
    }

    /** Stretches of addresses for the device, from a page of the binding on: address and size of each; how many, {@code most} or until a part's pages have been looked at. */
    public int segments(long from, long[] to, int most) {
        if (pinned < 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ARGUMENT);
        }
        int found = 0;
        long end = count - from > Work.PAGES ? from + Work.PAGES : count;
        for (long page = from; page < end; page++) {
            long address = memory.frame(first + page, true).value();
            if (found > 0 && to[2 * found - 2] + to[2 * found - 1] == address) {
                to[2 * found - 1] += PageTable.PAGE;
            } else if (found == most) {
                return found;
            } else {
                to[2 * found] = address;
                to[2 * found + 1] = PageTable.PAGE;
                found++;
            }
        }
        return found;
    }

    @Override
    @Recursive(most = 1, reason = "it empties memory, which has no bindings")
    protected boolean empty() {
        unbind();
        return memory.mayGo();
    }

    private void unbind() {
        if (pinned >= 0) {
            pinned = -1;
            memory.bind(-1);
        }
    }

    @Override
    protected long cost() {
        return super.cost() + CELLS;
    }

    @Override
    protected void destroy() {
        unbind();
        memory.release();
    }
}
