package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * Physical frames, by the buddy system (Knowlton 1965): free memory is kept as blocks of 2^order frames aligned to their size, on one
 * list an order; a freed block whose other half is free too becomes one of the next order. All work is O(orders). What lies below 4 GiB, where every device
 * reaches, has lists of its own, and is given last.
 *
 * <p>The frame table has 8 bytes for each frame. In the record of a block's first frame: two links (frame numbers, 28 bits), the
 * order above the first link, the state above the second. While a block is used the first link's place counts owners beyond the first. A single frame that is {@link #KEPT} for who wants one, free to nobody
 * else, has a link to another one. Records of other frames mean nothing but are never {@link #FREE}.
 */
public final class FrameAllocator {
    public static final int FRAME = 4096;
    public static final int FRAME_SHIFT = 12;
    /** Largest block: 4 MiB. */
    public static final int MAX_ORDER = 10;
    /** Bytes of the table for each frame. */
    public static final int RECORD = 8;
    /** Frames that can be numbered: 1 TiB. */
    public static final long MAX_FRAMES = (1L << 28) - 1;

    private static final int NONE = 0xfff_ffff;
    private static final int LINK = 0xfff_ffff;
    private static final int ABOVE_LINK = 28;
    private static final int FREE = 1;
    private static final int USED = 2;
    private static final int KEPT = 3;
    private static final int STATE_SHIFT = Integer.SIZE + ABOVE_LINK;
    /** The record of a single frame that is used, and has one owner. */
    private static final long SINGLE = (long) USED << STATE_SHIFT;

    /** Frames below 4 GiB. */
    private static final int LOW = 1 << 20;

    private final int[] low = new int[MAX_ORDER + 1];
    private final int[] high = new int[MAX_ORDER + 1];
    private int lowFrames;
    /** Of {@link #free} those that are not low. */
    private int highFree;
    private Address table = new Address(0);
    private int frames;
    private int free;
    private int managed;
    private int sizeOfRow;

    /** Manages frames 0 to {@code frames - 1}, none of them free yet; {@code table} is {@code frames * RECORD} zero bytes. */
    public void initialise(Address table, int frames) {
        initialise(table, frames, LOW);
    }

    /** The same where so many frames are low: a multiple of the largest block's. */
    void initialise(Address table, int frames, int lowFrames) {
        this.lowFrames = lowFrames;
        highFree = 0;
        this.table = table;
        this.frames = frames;
        free = 0;
        managed = 0;
        for (int i = 0; i <= MAX_ORDER; i++) {
            low[i] = NONE;
            high[i] = NONE;
        }
    }

    /** Counts frames that are in use for good, such as the kernel's image, among the managed ones. */
    public void countInUse(int frames) {
        managed += frames;
    }

    /** The table is the same memory, seen elsewhere. */
    public void moveTable(Address to) {
        table = to;
    }

    /** Makes the frames from {@code from} to before {@code to}, so far not managed, free. */
    public void add(int from, int to) {
        int frame = from;
        while (frame < to) {
            int order = 0;
            while (order < MAX_ORDER && (frame & (2 << order) - 1) == 0 && frame + (2 << order) <= to) {
                order++;
            }
            insert(heads(frame), frame, order);
            highFree += frame < lowFrames ? 0 : 1 << order;
            managed += 1 << order;
            frame += 1 << order;
        }
    }

    /** The first frame of a block of 2^{@code order} frames, or -1. Its contents are whatever they were. */
    public int allocate(int order) {
        if (highFree != 0) {
            int frame = allocate(high, order);
            if (frame >= 0) {
                highFree -= 1 << order;
                return frame;
            }
        }
        return allocate(low, order);
    }

    /** The same below 4 GiB. */
    public int allocateLow(int order) {
        return allocate(low, order);
    }

    private int allocate(int[] heads, int order) {
        int found = order;
        while (heads[found] == NONE) {
            if (++found > MAX_ORDER) {
                return -1;
            }
        }
        int frame = heads[found];
        remove(heads, frame, found);
        while (found > order) {
            found--;
            insert(heads, frame + (1 << found), found);
        }
        record(frame).storeLong(SINGLE | (long) order << ABOVE_LINK);
        return frame;
    }

    /** Single frames in a row, at most 2^{@code most}: the first one, or -1. All of them are kept, linked in their order; they are {@link #sizeOfRow}. */
    int allocateKept(int most) {
        if (free == 0) {
            return -1;
        }
        int[] heads = highFree != 0 ? high : low;
        int order = most;
        int frame = allocate(heads, order);
        while (frame < 0) {
            order--;
            frame = allocate(heads, order);
        }
        highFree -= heads == high ? 1 << order : 0;
        sizeOfRow = 1 << order;
        for (int i = 0; i < sizeOfRow; i++) {
            record(frame + i).storeLong((long) KEPT << STATE_SHIFT | frame + i + 1);
        }
        return frame;
    }

    /** How many {@link #allocateKept} had last. */
    int sizeOfRow() {
        return sizeOfRow;
    }

    /** Keeps a frame, in front of one that is kept or before none, if it is used, single, and has one owner; whether it is so. */
    boolean keep(int frame, int behind) {
        if (frame < 0 || frame >= frames || record(frame).loadLong() != SINGLE) {
            return false;
        }
        record(frame).storeLong((long) KEPT << STATE_SHIFT | behind);
        return true;
    }

    /** Which frame is behind one that is kept, if there is one. */
    int behind(int frame) {
        return next(frame);
    }

    /** A frame that was kept is used, and has one owner. */
    void use(int frame) {
        record(frame).storeLong(SINGLE);
    }

    /** A block that {@link #allocate} gave, with one owner, becomes frames that are each for itself. */
    public void split(int frame) {
        for (int i = (1 << order(frame)) - 1; i >= 0; i--) {
            record(frame + i).storeLong(SINGLE);
        }
    }

    /** A block in use has one more owner. */
    public void share(int frame) {
        setNext(frame, next(frame) + 1);
    }

    /** Whether a block in use has more than one owner. */
    public boolean isShared(int frame) {
        return next(frame) != 0;
    }

    /** Takes back a block that {@link #allocate} gave, once all of its owners have given it up. */
    public void free(int frame) {
        if (frame < 0 || frame >= frames || state(frame) != USED) {
            throw new IllegalStateException("a frame is freed that is not in use");
        }
        if (isShared(frame)) {
            setNext(frame, next(frame) - 1);
            return;
        }
        join(frame, order(frame));
    }

    /** Takes back a frame that is kept. */
    void freeKept(int frame) {
        join(frame, 0);
    }

    /** A block is free, together with what is free beside it. */
    private void join(int frame, int ofOrder) {
        int order = ofOrder;
        int[] heads = heads(frame);
        highFree += heads == low ? 0 : 1 << order;
        int start = frame;
        while (order < MAX_ORDER) {
            int buddy = start ^ 1 << order;
            if (buddy >= frames || state(buddy) != FREE || order(buddy) != order) {
                break;
            }
            remove(heads, buddy, order);
            setState(start, 0);
            start &= ~(1 << order);
            order++;
        }
        insert(heads, start, order);
    }

    public int freeFrames() {
        return free;
    }

    public int managedFrames() {
        return managed;
    }

    public static PhysicalAddress address(int frame) {
        return new PhysicalAddress((long) frame << FRAME_SHIFT);
    }

    public static int frame(PhysicalAddress address) {
        return (int) (address.value() >>> FRAME_SHIFT);
    }

    private void insert(int[] heads, int frame, int order) {
        int head = heads[order];
        setNext(frame, head);
        setPrevious(frame, NONE);
        if (head != NONE) {
            setPrevious(head, frame);
        }
        heads[order] = frame;
        setState(frame, FREE);
        setOrder(frame, order);
        free += 1 << order;
    }

    private int[] heads(int frame) {
        return frame < lowFrames ? low : high;
    }

    private void remove(int[] heads, int frame, int order) {
        int next = next(frame);
        int previous = previous(frame);
        if (next != NONE) {
            setPrevious(next, previous);
        }
        if (previous != NONE) {
            setNext(previous, next);
        } else {
            heads[order] = next;
        }
        setState(frame, 0);
        free -= 1 << order;
    }

    private Address record(int frame) {
        return table.plus((long) frame * RECORD);
    }

    private int next(int frame) {
        return record(frame).loadInt() & LINK;
    }

    private void setNext(int frame, int next) {
        Address word = record(frame);
        word.storeInt(word.loadInt() & ~LINK | next);
    }

    private int order(int frame) {
        return record(frame).loadInt() >>> ABOVE_LINK;
    }

    private void setOrder(int frame, int order) {
        Address word = record(frame);
        word.storeInt(word.loadInt() & LINK | order << ABOVE_LINK);
    }

    private int previous(int frame) {
        return record(frame).plus(4).loadInt() & LINK;
    }

    private void setPrevious(int frame, int previous) {
        Address word = record(frame).plus(4);
        word.storeInt(word.loadInt() & ~LINK | previous);
    }

    private int state(int frame) {
        return record(frame).plus(4).loadInt() >>> ABOVE_LINK;
    }

    private void setState(int frame, int state) {
        Address word = record(frame).plus(4);
        word.storeInt(word.loadInt() & LINK | state << ABOVE_LINK);
    }
}
