package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * Pages that are zero until written. Their frames are taken when first touched; frame numbers are kept in leaves of 1024, each a frame of its
 * own, so that an untouched object costs next to nothing.
 *
 * <p>A copy shares the leaves, and a leaf that is copied shares its frames: the allocator counts how often. Who changes a shared leaf or
 * writes a shared frame takes one of his own first. So a copy costs a step for each leaf, no object knows its relatives, and none keeps another.
 */
public class AnonymousMemory extends MemoryObject {
    /** To free a leaf is as much work as so many pages, and so is to share one. */
    private static final int LEAF = 2;
    private static final int SHARED_LEAF = Work.PAGES;
    /** So many pages are much to share. */
    private static final int MUCH = 128;
    /** So many mappings are asked while one page is freed. */
    private static final int VIEWS = 8;
    /** So many promises are withdrawn while one page is freed. */
    private static final int PROMISES = 8;

    private static final int[] NONE = {};

    private long pages;
    /** Frame numbers of the leaves, 0 where there is none yet. */
    private int[] leaves;
    /** Whether pages and leaves are paid for when touched instead of at birth, and how many were. */
    private final boolean reserved;
    private long paid;
    /** Of a copy: leaves up to here have been shared with it. */
    private int shared;

    AnonymousMemory(long pages, int[] leaves, boolean reserved) {
        this.pages = pages;
        this.leaves = leaves;
        this.reserved = reserved;
    }

    /** {@code bytes} of zeroes, a multiple of the page size; throws {@link KernelError} if there is no memory for the object itself. */
    public static AnonymousMemory create(long bytes, boolean reserved) {
        int[] leaves = newLeaves(bytes);
        try {
            return new AnonymousMemory(bytes / PageTable.PAGE, leaves, reserved);
        } catch (KernelError noMemory) {
            Objects.free(leaves);
            throw noMemory;
        }
    }

    static int[] newLeaves(long bytes) {
        return new int[Leaves.count(bytes / PageTable.PAGE)];
    }

    @Override
    AnonymousMemory similar() {
        return create(size(), reserved);
    }

    final boolean isReserved() {
        return reserved;
    }

    /** Whether pages that are missing are zeroes. */
    boolean isFilled() {
        return true;
    }

    @Override
    public long size() {
        return pages * PageTable.PAGE;
    }

    @Override
    public PhysicalAddress frame(long page, boolean write) {
        PhysicalAddress none = new PhysicalAddress(Frames.NONE);
        if (page >= pages) {
            return none;
        }
        int leaf = (int) (page >>> Leaf.SHIFT);
        int index = (int) page & Leaf.PAGES - 1;
        if (leaves[leaf] == 0) {
            PhysicalAddress fresh = fresh();
            if (Frames.isNone(fresh)) {
                return none;
            }
            leaves[leaf] = FrameAllocator.frame(fresh);
        }
        int frame = Leaf.frame(leaves[leaf], index);
        if (frame != 0 && (!write || Leaf.isOwn(leaves[leaf], frame))) {
            return FrameAllocator.address(frame);
        }
        if (!Leaves.own(leaves, leaf, length(leaf))) {
            return none;
        }
        return frame == 0 ? fill(Leaf.slot(leaves[leaf], index)) : own(page, Leaf.slot(leaves[leaf], index), frame);
    }

    private PhysicalAddress fill(Address slot) {
        PhysicalAddress fresh = Leaf.isPromised(slot) ? Frames.allocate() : fresh();
        if (!Frames.isNone(fresh)) {
            slot.storeInt(FrameAllocator.frame(fresh));
        }
        return fresh;
    }

    /** Writing to a frame that others see too: a copy takes its place, unless they have all gone. */
    private PhysicalAddress own(long page, Address slot, int frame) {
        if (!Frames.isShared(frame)) {
            return FrameAllocator.address(frame);
        }
        PhysicalAddress copy = Frames.allocateCopy(FrameAllocator.address(frame));
        if (!Frames.isNone(copy)) {
            slot.storeInt(FrameAllocator.frame(copy));
            forget(page, 1);
            Frames.free(FrameAllocator.address(frame));
        }
        return copy;
    }

    private int length(int leaf) {
        return Leaves.length(leaf, pages);
    }

    private PhysicalAddress fresh() {
        if (reserved && !(isFilled() && covers(PageTable.PAGE))) {
            return new PhysicalAddress(Frames.NONE);
        }
        PhysicalAddress fresh = Frames.allocate();
        if (reserved && !Frames.isNone(fresh)) {
            pay(1);
        }
        return fresh;
    }

    @Override
    boolean isWritable(long page) {
        int leaf = leaves[(int) (page >>> Leaf.SHIFT)];
        return Leaf.isOwn(leaf, Leaf.frame(leaf, (int) page & Leaf.PAGES - 1));
    }

    /** The leaf with a page that is there, nobody else's; throws {@link KernelError}. */
    final int ownLeafOf(long page) {
        int leaf = (int) (page >>> Leaf.SHIFT);
        if (!Leaves.own(leaves, leaf, length(leaf))) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        return leaves[leaf];
    }

    /** The leaf around a page within the size, or 0. */
    final int leafOf(long page) {
        return leaves[(int) (page >>> Leaf.SHIFT)];
    }

    /** The same of one that is made if it is not there, and is nobody else's; throws {@link KernelError}. */
    final int leafFor(long page) {
        int leaf = (int) (page >>> Leaf.SHIFT);
        if (leaves[leaf] == 0) {
            pay(1);
            leaves[leaf] = FrameAllocator.frame(paidFor(Frames.allocate()));
        }
        return ownLeafOf(page);
    }

    /** A page before which, from {@code from} on, none is in use: as far as that is seen at once. */
    final long nextInUse(long from) {
        int leaf = (int) (from >>> Leaf.SHIFT);
        if (leaf >= leaves.length || leaves[leaf] == 0) {
            return (long) Leaves.next(leaves, leaf) << Leaf.SHIFT;
        }
        return ((long) leaf << Leaf.SHIFT) + Leaf.nextInUse(leaves[leaf], (int) from & Leaf.PAGES - 1, Leaf.PAGES);
    }

    /** If no page around this one is there the leaf goes, too. */
    final void dropEmptyLeaf(long page) {
        int leaf = (int) (page >>> Leaf.SHIFT);
        if (leaves[leaf] != 0 && Leaf.nextInUse(leaves[leaf], 0, length(leaf)) == length(leaf)) {
            Leaves.free(leaves, leaf, length(leaf));
            giveBack(1);
        }
    }

    /** Whether a page within the size is not there. */
    final boolean isMissing(long page) {
        int leaf = (int) (page >>> Leaf.SHIFT);
        return page < pages && (leaves[leaf] == 0 || Leaf.slot(leaves[leaf], (int) page & Leaf.PAGES - 1).loadInt() == 0);
    }

    /** Whether {@link #pay} would go. */
    final boolean canPay(int frames) {
        return !reserved || covers(frames * PageTable.PAGE);
    }

    /** Of memory that is paid for when touched, so many frames are; throws {@link KernelError} if they cannot be. */
    final void pay(int frames) {
        if (reserved) {
            charge(frames * PageTable.PAGE);
            paid += frames;
        }
    }

    /** What was paid for has come, or is given back; then throws {@link KernelError}. */
    final PhysicalAddress paidFor(PhysicalAddress frame) {
        if (Frames.isNone(frame)) {
            giveBack(1);
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        return frame;
    }

    @Override
    boolean isMuch() {
        return (reserved ? paid : pages) > MUCH;
    }

    @Override
    public boolean share(MemoryObject with) {
        requireUnbound();
        AnonymousMemory copy = (AnonymousMemory) with;
        boolean forbidden = false;
        int i = Leaves.next(leaves, copy.shared);
        for (int left = Work.PAGES; i < leaves.length && left > 0; i = Leaves.next(leaves, i + 1)) {
            if (copy.reserved) {
                long used = Leaf.used(leaves[i], length(i)) + 1;
                copy.charge(used * PageTable.PAGE);
                copy.paid += used;
            }
            if (!Frames.isShared(leaves[i])) {
                forbidWriting((long) i << Leaf.SHIFT, Leaf.PAGES);
                forbidden = true;
            }
            Frames.share(leaves[i]);
            copy.leaves[i] = leaves[i];
            left -= SHARED_LEAF;
        }
        copy.shared = i;
        if (forbidden) {
            settleWriting();
        }
        return i >= leaves.length;
    }

    @Override
    public boolean resize(long bytes) {
        requireUnbound();
        long wanted = bytes / PageTable.PAGE;
        if (wanted < pages && discard(wanted, pages - wanted, Work.PAGES) <= 0) {
            return false;
        }
        int count = Leaves.count(wanted);
        int[] resized = count == leaves.length ? leaves : new int[count];
        if (!reserved) {
            try {
                charge((wanted - pages + count - leaves.length) * PageTable.PAGE);
            } catch (KernelError noBudget) {
                if (resized != leaves) {
                    Objects.free(resized);
                }
                throw noBudget;
            }
        }
        if (resized != leaves) {
            for (int i = 0; i < count && i < leaves.length; i++) {
                resized[i] = leaves[i];
            }
            Objects.free(leaves);
            leaves = resized;
        }
        pages = wanted;
        return true;
    }

    @Override
    void commit(long first, long count) {
        long end = first + count;
        for (long page = first; reserved && isFilled() && page < end; page = (page >>> Leaf.SHIFT) + 1 << Leaf.SHIFT) {
            int leaf = (int) (page >>> Leaf.SHIFT);
            long next = (long) leaf + 1 << Leaf.SHIFT;
            commitInLeaf(leaf, (int) page & Leaf.PAGES - 1, next <= end ? Leaf.PAGES : (int) end & Leaf.PAGES - 1);
        }
    }

    /** All of these pages, or throws {@link KernelError}. */
    private void commitInLeaf(int leaf, int from, int to) {
        if (leaves[leaf] == 0 || Leaf.unused(leaves[leaf], from, to) > 0) {
            int own = leafFor((long) leaf << Leaf.SHIFT);
            pay(Leaf.unused(own, from, to));
            Leaf.promise(own, from, to);
        }
    }

    /** Leaf by leaf, from the first page there is on. */
    @Override
    int discard(long first, long count, int most) {
        requireUnbound();
        long end = first + count < pages ? first + count : pages;
        int left = most;
        long page = first;
        while (page < end) {
            int leaf = (int) (page >>> Leaf.SHIFT);
            long next = (long) leaf + 1 << Leaf.SHIFT;
            if (leaves[leaf] == 0) {
                page = (long) Leaves.next(leaves, leaf) << Leaf.SHIFT;
                continue;
            }
            int from = (int) page & Leaf.PAGES - 1;
            left -= discardInLeaf(leaf, from, next <= end ? Leaf.PAGES : (int) end & Leaf.PAGES - 1, left);
            if (left <= 0) {
                return left;
            }
            page = next;
        }
        return left;
    }

    /** At most so many pages, or a whole leaf if it is others', too; how many. */
    private int discardInLeaf(int leaf, int from, int to, int most) {
        int places = length(leaf);
        boolean whole = from == 0 && to >= places;
        if (whole && Frames.isShared(leaves[leaf])) {
            int used = Leaf.used(leaves[leaf], places);
            forget((long) leaf << Leaf.SHIFT, places);
            Leaves.free(leaves, leaf, length(leaf));
            giveBack(used + 1);
            return used + 1 + views() / VIEWS;
        }
        int start = Leaf.nextInUse(leaves[leaf], from, to);
        int work = 0;
        if (start < to) {
            work = discardFrom(ownLeafOf((long) leaf << Leaf.SHIFT), leaf, start, to, most);
        }
        dropEmptyLeaf((long) leaf << Leaf.SHIFT);
        return work;
    }

    /** The same from a place on that is in use, in a leaf that is nobody else's. */
    private int discardFrom(int own, int leaf, int start, int to, int most) {
        int promised = 0;
        int found = 0;
        int stop = start;
        for (int i = start; i < to && found + promised / PROMISES < most; i = Leaf.nextInUse(own, i + 1, to)) {
            if (Leaf.withdraw(own, i)) {
                promised++;
            } else {
                found++;
                stop = i + 1;
            }
        }
        if (found > 0) {
            forget(((long) leaf << Leaf.SHIFT) + start, stop - start);
            Leaf.freePages(own, start, stop, found);
        }
        giveBack(found + promised);
        return found + promised / PROMISES + views() / VIEWS;
    }

    final void giveBack(long frames) {
        if (reserved) {
            paid -= frames;
            uncharge(frames * PageTable.PAGE);
        }
    }

    @Override
    protected boolean endsAtOnce() {
        return pages <= Work.PAGES;
    }

    /** Few pages are no work. What was paid for others is given back at the end. */
    @Override
    protected boolean empty() {
        if (endsAtOnce()) {
            return true;
        }
        int left = Work.PAGES;
        for (int i = Leaves.next(leaves, 0); i < leaves.length && left > 0; i = Leaves.next(leaves, i + 1)) {
            forget((long) i << Leaf.SHIFT, Leaf.PAGES);
            left -= LEAF;
            if (!Frames.isShared(leaves[i])) {
                left = Leaf.freePages(leaves[i], 0, length(i), left);
            }
            if (left > 0) {
                Frames.free(FrameAllocator.address(leaves[i]));
                leaves[i] = 0;
            }
        }
        if (left <= 0) {
            return false;
        }
        Objects.free(leaves);
        leaves = NONE;
        pages = 0;
        return true;
    }

    @Override
    protected long cost() {
        return super.cost() + 4L * leaves.length + (reserved ? paid : pages + leaves.length) * PageTable.PAGE;
    }

    @Override
    protected void destroy() {
        for (int i = Leaves.next(leaves, 0); i < leaves.length; i = Leaves.next(leaves, i + 1)) {
            Leaves.free(leaves, i, length(i));
        }
        Objects.free(leaves);
    }
}
