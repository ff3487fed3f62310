package astryon.kernel.mem;

import astryon.magic.Inline;
import astryon.magic.PhysicalAddress;

/** The leaves of a memory object: their frames' numbers in a row, 0 where there is none yet. Most large objects are mostly untouched. */
final class Leaves {
    private static final int AT_ONCE = 8;

    private Leaves() {
    }

    /** How many so many pages have. */
    static int count(long pages) {
        return (int) ((pages + Leaf.PAGES - 1) / Leaf.PAGES);
    }

    /** How many of a leaf's places can be in use, where there are so many pages. */
    static int length(int leaf, long pages) {
        long left = pages - (long) leaf * Leaf.PAGES;
        return left < Leaf.PAGES ? (int) left : Leaf.PAGES;
    }

    /** The first leaf from {@code from} on that is there, or how many there can be. */
    static int next(int[] all, int from) {
        int i = from;
        while (i + AT_ONCE <= all.length
                && (all[i] | all[i + 1] | all[i + 2] | all[i + 3] | all[i + 4] | all[i + 5] | all[i + 6] | all[i + 7]) == 0) {
            i += AT_ONCE;
        }
        while (i < all.length && all[i] == 0) {
            i++;
        }
        return i;
    }

    /** A leaf that is there is nobody else's, or becomes so by a copy; false if there is no frame for that. */
    @Inline
    static boolean own(int[] all, int leaf, int length) {
        return !Frames.isShared(all[leaf]) || copy(all, leaf, length);
    }

    private static boolean copy(int[] all, int leaf, int length) {
        PhysicalAddress frame = Frames.allocate();
        if (Frames.isNone(frame)) {
            return false;
        }
        int fresh = FrameAllocator.frame(frame);
        Leaf.copy(all[leaf], fresh, length);
        Frames.free(FrameAllocator.address(all[leaf]));
        all[leaf] = fresh;
        return true;
    }

    /** Gives up a leaf, and with it what nobody else has of its pages. */
    static void free(int[] all, int leaf, int length) {
        if (!Frames.isShared(all[leaf])) {
            Leaf.freePages(all[leaf], 0, length, Leaf.PAGES);
        }
        Frames.free(FrameAllocator.address(all[leaf]));
        all[leaf] = 0;
    }
}
