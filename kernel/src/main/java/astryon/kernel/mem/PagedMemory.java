package astryon.kernel.mem;

import astryon.magic.PhysicalAddress;

/**
 * Pages that somebody supplies: who touches one that is missing has to ask for it at an endpoint, and goes on when it has come. Pages are paid for when they come. A copy asks
 * at the same endpoint for what neither of the two had.
 */
public final class PagedMemory extends AnonymousMemory {
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
            put(page, contents);
        }
    }

    @Override
    protected void destroy() {
        super.destroy();
        pager.release();
    }
}
