package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * Memory whose pages come 512 at a time where there are as many frames in a row for them, so that a page of 2 MiB can show them; where there are not they come one by one, and
 * nobody is told. It is its maker who asks for that: a page that is touched takes 2 MiB, and the time to zero them, which is only right for who will use the others, too.
 *
 * <p>The frames of a row are each for itself as soon as they are here: whatever is done to a part of a row is done to its pages, and a row is where 512 places of a leaf, which begin at a
 * multiple of that, still say so. A frame holds whatever it did until its page is touched: it is raw. What is touched by a program is zeroed in parts, and until all of the row is the program faults
 * again and again; what is touched by the kernel is zeroed alone.
 */
public final class LargeMemory extends AnonymousMemory {
    /** Pages of a row. */
    static final int ROW = (int) (PageTable.LARGE_PAGE / PageTable.PAGE);
    /** Pages that are zeroed in a part. */
    private static final int PART = Work.PAGES / 2;

    private LargeMemory(long pages, int[] leaves, boolean reserved) {
        super(pages, leaves, reserved);
    }

    /** {@code bytes} of zeroes, a multiple of the page size; throws {@link KernelError} if there is no memory for the object itself. */
    public static LargeMemory create(long bytes, boolean reserved) {
        int[] leaves = newLeaves(bytes);
        try {
            return new LargeMemory(bytes / PageTable.PAGE, leaves, reserved);
        } catch (KernelError noMemory) {
            Objects.free(leaves);
            throw noMemory;
        }
    }

    @Override
    AnonymousMemory similar() {
        return create(size(), isReserved());
    }

    @Override
    boolean hasRows() {
        return true;
    }

    @Override
    public PhysicalAddress frame(long page, boolean write) {
        if (page < size() / PageTable.PAGE) {
            int index = (int) page & Leaf.PAGES - 1;
            int leaf = leafOf(page);
            if (leaf == 0 || Leaf.frame(leaf, index) == 0) {
                takeRow(page & -ROW);
                leaf = leafOf(page);
            }
            if (leaf != 0) {
                clear(Leaf.slot(leaf, index));
            }
        }
        return super.frame(page, write);
    }

    /** Pages from {@code first} on get the frames of a row, if none of them has one, and they can be had. */
    private void takeRow(long first) {
        int index = (int) first & Leaf.PAGES - 1;
        int leaf = leafOf(first);
        int unpaid = leaf == 0 ? ROW : Leaf.vacant(leaf, index, index + ROW);
        if (first + ROW > size() / PageTable.PAGE || unpaid < 0 || !canPay(leaf == 0 ? unpaid + 1 : unpaid)) {
            return;
        }
        try {
            leaf = leafFor(first);
        } catch (KernelError noMemory) {
            return;
        }
        PhysicalAddress row = Frames.allocateRow();
        if (!Frames.isNone(row)) {
            pay(unpaid);
            Leaf.fill(leaf, index, FrameAllocator.frame(row), ROW);
        }
    }

    /** A raw page is zeroes, whoever sees it. */
    private static void clear(Address slot) {
        int entry = slot.loadInt();
        if (Leaf.isRaw(entry)) {
            Frames.clear(PhysicalMap.at(FrameAllocator.address(Leaf.number(entry))), PageTable.PAGE);
            slot.storeInt(Leaf.number(entry));
        }
    }

    @Override
    int row(long page, boolean zero) {
        long first = page & -ROW;
        int leaf = first + ROW > size() / PageTable.PAGE ? 0 : leafOf(first);
        if (leaf == 0) {
            return NO_ROW;
        }
        int index = (int) first & Leaf.PAGES - 1;
        int frame = Leaf.frame(leaf, index);
        boolean own = !Frames.isShared(leaf);
        int left = zero ? PART : 0;
        for (int i = 0; i < ROW; i++) {
            Address slot = Leaf.slot(leaf, index + i);
            int entry = slot.loadInt();
            if (Leaf.number(entry) != frame + i) {
                return NO_ROW;
            }
            if (Leaf.isRaw(entry)) {
                if (left-- == 0) {
                    return RAW_ROW;
                }
                clear(slot);
            }
            own &= !Frames.isShared(frame + i);
        }
        return own ? OWN_ROW : SHARED_ROW;
    }
}
