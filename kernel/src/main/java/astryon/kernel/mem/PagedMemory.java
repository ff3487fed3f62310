package astryon.kernel.mem;

import astryon.magic.PhysicalAddress;

/**
 * Pages that somebody supplies: who touches one that is missing has to ask for it at an endpoint, and goes on when it has come. Pages are paid for when they come. A copy asks
 * at the same endpoint for what neither of the two had.
 *
 * <p>A page is mapped read only until it is written, which marks it: so its supplier learns what to write back, and what he may take away.
 */
public final class PagedMemory extends AnonymousMemory {
    /** Pages that a search looks at before it asks to be made again. */
    private static final int LOOKED_AT = 512;

    private final KernelObject pager;
    private final long badge;

    private PagedMemory(long pages, int[] leaves, KernelObject pager, long badge) {
        super(pages, leaves, true);
        this.pager = pager;
        this.badge = badge;
        pager.retain();
    }

    /** Throws {@link KernelError} if there is no memory for the object itself. */
    public static PagedMemory create(long bytes, KernelObject pager, long badge) {
        int[] leaves = newLeaves(bytes);
        try {
            return new PagedMemory(bytes / PageTable.PAGE, leaves, pager, badge);
        } catch (KernelError noMemory) {
            Objects.free(leaves);
            throw noMemory;
        }
    }

    @Override
    AnonymousMemory similar() {
        return create(size(), pager, badge);
    }

    @Override
    boolean isFilled() {
        return false;
    }

    @Override
    public KernelObject pager() {
        return pager;
    }

    @Override
    public long pagerBadge() {
        return badge;
    }

    @Override
    boolean lacks(long page) {
        return isMissing(page);
    }

    @Override
    public void supply(long page, PhysicalAddress contents) {
        if (isMissing(page)) {
            int leaf = leafFor(page);
            pay(1);
            Leaf.slot(leaf, (int) page & Leaf.PAGES - 1).storeInt(FrameAllocator.frame(paidFor(Frames.allocateCopy(contents))));
        }
    }

    @Override
    public PhysicalAddress frame(long page, boolean write) {
        PhysicalAddress frame = super.frame(page, write);
        if (write && !Frames.isNone(frame)) {
            Leaf.mark(ownLeafOf(page), (int) page & Leaf.PAGES - 1);
        }
        return frame;
    }

    @Override
    boolean isWritable(long page) {
        return super.isWritable(page) && isMarked(page);
    }

    @Override
    public long clean(long first, int most) {
        long page = nextMarked(first, LOOKED_AT);
        int found = 0;
        while (found < most && isInLeafOf(page, page + found) && isMarked(page + found)) {
            Leaf.unmark(ownLeafOf(page), (int) (page + found) & Leaf.PAGES - 1);
            found++;
        }
        if (found > 0) {
            forbidWriting(page, found);
            settleWriting();
        }
        return page * PageTable.PAGE + found;
    }

    /** Whether {@code other} is within the size, and its frame's number where that of {@code page} is. */
    private boolean isInLeafOf(long page, long other) {
        return other < size() / PageTable.PAGE && page >>> Leaf.SHIFT == other >>> Leaf.SHIFT;
    }

    private boolean isMarked(long page) {
        int leaf = leafOf(page);
        return leaf != 0 && Leaf.isMarked(leaf, (int) page & Leaf.PAGES - 1);
    }

    /** The first marked page from {@code page} on, or one before which there is none: where so many that are there have been looked at, or the end. */
    private long nextMarked(long page, int most) {
        long pages = size() / PageTable.PAGE;
        long at = page;
        for (int looked = 0; at < pages && looked < most && !isMarked(at); looked++) {
            at = nextInUse(at + 1);
        }
        return at < pages ? at : pages;
    }

    @Override
    public int evict(long first, int count) {
        requireUnbound();
        forget(first, count);
        int evicted = 0;
        for (long page = first; page < first + count; page++) {
            if (!isMissing(page) && !isMarked(page)) {
                int index = (int) page & Leaf.PAGES - 1;
                Leaf.freePages(ownLeafOf(page), index, index + 1, 1);
                giveBack(1);
                evicted++;
            }
        }
        dropEmptyLeaf(first);
        dropEmptyLeaf(first + count - 1);
        return evicted;
    }

    @Override
    protected void destroy() {
        super.destroy();
        pager.release();
    }
}
