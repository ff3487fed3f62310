package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.Inline;

/**
 * A frame that says where 1024 pages of a memory object are: 4 bytes each, a frame's number and above it whether the page is marked, or the frame raw: not
 * zeroed yet; 0 is none. A page without a frame may be promised: it is paid for, and in use.
 */
final class Leaf {
    static final int SHIFT = 10;
    static final int PAGES = 1 << SHIFT;

    private static final int NUMBER = (1 << 28) - 1;
    private static final int MARK = 1 << 28;
    private static final int PROMISED = 1 << 29;
    private static final int RAW = 1 << 30;

    private Leaf() {
    }

    @Inline
    static Address slot(int leaf, int index) {
        return PhysicalMap.at(FrameAllocator.address(leaf)).plus(4L * index);
    }

    /** 0 if there is none. */
    @Inline
    static int frame(int leaf, int index) {
        return slot(leaf, index).loadInt() & NUMBER;
    }

    /** Whether the frame of a page in a leaf, or none, is nobody else's. */
    @Inline
    static boolean isOwn(int leaf, int frame) {
        return !Frames.isShared(leaf) && !Frames.isShared(frame);
    }

    static boolean isMarked(int leaf, int index) {
        return (slot(leaf, index).loadInt() & MARK) != 0;
    }

    static void mark(int leaf, int index) {
        slot(leaf, index).storeInt(slot(leaf, index).loadInt() | MARK);
    }

    static void unmark(int leaf, int index) {
        slot(leaf, index).storeInt(frame(leaf, index));
    }

    /** The frame of what stands in a place, or 0. */
    @Inline
    static int number(int entry) {
        return entry & NUMBER;
    }

    @Inline
    static boolean isRaw(int entry) {
        return (entry & RAW) != 0;
    }

    /** So many places from one on get raw frames in a row. */
    static void fill(int leaf, int from, int frame, int count) {
        Address start = slot(leaf, from);
        for (int i = 0; i < count; i++) {
            start.plus(4L * i).storeInt(frame + i | RAW);
        }
    }

    /** How many places from one to before another are neither in use nor promised; -1 if one has a frame. */
    static int vacant(int leaf, int from, int to) {
        int vacant = 0;
        for (int i = from; i < to; i++) {
            int entry = slot(leaf, i).loadInt();
            if (number(entry) != 0) {
                return -1;
            }
            vacant += entry == 0 ? 1 : 0;
        }
        return vacant;
    }

    /** How many places from one to before another are not in use. */
    static int unused(int leaf, int from, int to) {
        Address start = slot(leaf, 0);
        int unused = 0;
        for (int i = from; i < to; i++) {
            unused += start.plus(4L * i).loadInt() == 0 ? 1 : 0;
        }
        return unused;
    }

    /** Places from one to before another that are not in use are promised from now on. */
    static void promise(int leaf, int from, int to) {
        Address start = slot(leaf, 0);
        for (int i = from; i < to; i++) {
            if (start.plus(4L * i).loadInt() == 0) {
                start.plus(4L * i).storeInt(PROMISED);
            }
        }
    }

    static boolean isPromised(Address slot) {
        return slot.loadInt() == PROMISED;
    }

    /** The page is promised no longer; whether it was. */
    @Inline
    static boolean withdraw(int leaf, int index) {
        Address slot = slot(leaf, index);
        boolean promised = isPromised(slot);
        if (promised) {
            slot.storeInt(0);
        }
        return promised;
    }

    /** The first place from {@code from} on that is in use, or {@code length}. */
    @Inline
    static int nextInUse(int leaf, int from, int length) {
        return from < length && slot(leaf, from).loadInt() != 0 ? from : nextInPairs(leaf, from + 1, length);
    }

    /** Places come in pairs. */
    private static int nextInPairs(int leaf, int from, int length) {
        Address start = slot(leaf, 0);
        int i = from;
        if ((i & 1) != 0) {
            if (i < length && start.plus(4L * i).loadInt() != 0) {
                return i;
            }
            i++;
        }
        i = 2 * Sparse.next(start, i >>> 1, length + 1 >>> 1);
        if (i < length && start.plus(4L * i).loadInt() == 0) {
            i++;
        }
        return i < length ? i : length;
    }

    /** How many of the first {@code length} places are in use. */
    static int used(int leaf, int length) {
        int used = 0;
        for (int i = nextInUse(leaf, 0, length); i < length; i = nextInUse(leaf, i + 1, length)) {
            used++;
        }
        return used;
    }

    /** Says the same in another leaf, of zeroes: all frames have one more owner. */
    static void copy(int leaf, int fresh, int length) {
        Address from = slot(leaf, 0);
        Address to = slot(fresh, 0);
        for (int i = nextInUse(leaf, 0, length); i < length; i = nextInUse(leaf, i + 1, length)) {
            int entry = from.plus(4L * i).loadInt();
            to.plus(4L * i).storeInt(entry);
            if (entry != PROMISED) {
                Frames.share(entry & NUMBER);
            }
        }
    }

    /** Gives up frames from one place to before another, at most so many; how many more it could have been. */
    static int freePages(int leaf, int from, int to, int most) {
        int left = most;
        for (int i = nextInUse(leaf, from, to); i < to && left > 0; i = nextInUse(leaf, i + 1, to)) {
            left--;
            Address slot = slot(leaf, i);
            if (!isPromised(slot)) {
                Frames.free(FrameAllocator.address(slot.loadInt() & NUMBER));
            }
            slot.storeInt(0);
        }
        return left;
    }
}
