package astryon.kernel.mem;

import astryon.magic.Address;

/**
 * Memory for the kernel's own objects, freed explicitly. A slab is one page of cells of one size with a header in front; free cells
 * are chained through their first word, slabs with free cells through their headers. A slab without objects goes back to the
 * frame allocator, but for a few, which count as free: who makes and ends objects in turn does not map and unmap a slab each time. What does not fit a slab gets pages of its own and is page-aligned, which no cell is.
 */
public final class KernelHeap {
    /** Cell sizes: at most a third wasted. */
    private static final int[] SIZES = {16, 24, 32, 48, 64, 96, 128, 192, 256, 336, 504, 672, 1008, 2032};
    private static final int CLASSES = 14;
    private static final int LARGEST = 2032;
    /** {@code CLASS_OF[n]}: the class for up to 16 * n bytes; smaller sizes than 16 go with 16. */
    private static final byte[] CLASS_OF = classes();

    // Slab header
    private static final int CLASS = 0;
    private static final int USED = 4;
    private static final int FREE_CELLS = 8;
    private static final int NEXT = 16;
    private static final int PREVIOUS = 24;
    private static final int HEADER = 32;

    /** First slab with a free cell, for each class. */
    private static final long[] PARTIAL = new long[CLASSES];
    /** Slabs without objects, whatever for. */
    private static final int MOST_SPARE = 8;
    private static final long[] SPARE = new long[MOST_SPARE];
    private static int spare;
    private static int live;

    private KernelHeap() {
    }

    private static byte[] classes() {
        byte[] table = new byte[LARGEST / 16 + 1];
        int sizeClass = 0;
        for (int i = 0; i < table.length; i++) {
            while (SIZES[sizeClass] < 16 * i) {
                sizeClass++;
            }
            table[i] = (byte) sizeClass;
        }
        return table;
    }

    /** Slabs that wait for objects. */
    static int spare() {
        return spare;
    }

    /** Objects and arrays allocated and not freed. */
    public static int liveObjects() {
        return live;
    }

    /** Zeroed memory, 8-byte aligned, or zero. */
    public static Address allocate(long bytes) {
        if (Shortage.strikes()) {
            return new Address(0);
        }
        Address cell = bytes > LARGEST ? allocatePages(bytes) : allocateCell(CLASS_OF[(int) bytes + 15 >>> 4]);
        if (!cell.isZero()) {
            live++;
        }
        return cell;
    }

    /** Takes back memory of {@link #allocate}; {@code bytes} as then. */
    public static void free(Address start, long bytes) {
        live--;
        if (start.isAligned(PageTable.PAGE)) {
            KernelWindow.free(start, pages(bytes));
        } else {
            freeCell(start);
        }
    }

    private static Address allocatePages(long bytes) {
        return bytes > (long) KernelWindow.PAGES * PageTable.PAGE ? new Address(0) : KernelWindow.allocate(pages(bytes), 0);
    }

    private static int pages(long bytes) {
        return (int) (bytes + PageTable.PAGE - 1 >>> 12);
    }

    private static Address allocateCell(int sizeClass) {
        Address slab = new Address(PARTIAL[sizeClass]);
        if (slab.isZero()) {
            slab = newSlab(sizeClass);
            if (slab.isZero()) {
                return slab;
            }
        }
        Address cell = slab.plus(FREE_CELLS).loadAddress();
        Address following = cell.loadAddress();
        slab.plus(FREE_CELLS).storeAddress(following);
        slab.plus(USED).storeInt(slab.plus(USED).loadInt() + 1);
        if (following.isZero()) {
            unlink(slab, sizeClass);
        }
        int size = SIZES[sizeClass];
        for (int i = 0; i < size; i += 8) {
            cell.plus(i).storeLong(0);
        }
        return cell;
    }

    private static Address newSlab(int sizeClass) {
        Address slab = spare > 0 ? new Address(SPARE[--spare]) : KernelWindow.allocate(1, 0);
        if (slab.isZero()) {
            return slab;
        }
        int size = SIZES[sizeClass];
        Address following = new Address(0);
        for (int offset = HEADER + ((int) PageTable.PAGE - HEADER) / size * size - size; offset >= HEADER; offset -= size) {
            slab.plus(offset).storeAddress(following);
            following = slab.plus(offset);
        }
        slab.plus(CLASS).storeInt(sizeClass);
        slab.plus(FREE_CELLS).storeAddress(following);
        link(slab, sizeClass);
        return slab;
    }

    private static void freeCell(Address cell) {
        Address slab = cell.alignDown(PageTable.PAGE);
        int sizeClass = slab.plus(CLASS).loadInt();
        Address following = slab.plus(FREE_CELLS).loadAddress();
        cell.storeAddress(following);
        slab.plus(FREE_CELLS).storeAddress(cell);
        int used = slab.plus(USED).loadInt() - 1;
        slab.plus(USED).storeInt(used);
        if (following.isZero()) {
            link(slab, sizeClass);
        }
        if (used == 0) {
            unlink(slab, sizeClass);
            if (spare < MOST_SPARE) {
                SPARE[spare++] = slab.value();
            } else {
                KernelWindow.free(slab, 1);
            }
        }
    }

    private static void link(Address slab, int sizeClass) {
        Address head = new Address(PARTIAL[sizeClass]);
        slab.plus(NEXT).storeAddress(head);
        slab.plus(PREVIOUS).storeLong(0);
        if (!head.isZero()) {
            head.plus(PREVIOUS).storeAddress(slab);
        }
        PARTIAL[sizeClass] = slab.value();
    }

    private static void unlink(Address slab, int sizeClass) {
        Address next = slab.plus(NEXT).loadAddress();
        Address previous = slab.plus(PREVIOUS).loadAddress();
        if (!next.isZero()) {
            next.plus(PREVIOUS).storeAddress(previous);
        }
        if (previous.isZero()) {
            PARTIAL[sizeClass] = next.value();
        } else {
            previous.plus(NEXT).storeAddress(next);
        }
    }
}
