package astryon.kernel.mem;

import astryon.kernel.arch.Translations;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * The part of the top 2 GiB where the kernel maps frames of its own: object slabs and stacks. References are 32 bits wide and sign-extended,
 * so objects must lie here and not in the physical map. Runs of pages are found first-fit in a bitmap.
 */
public final class KernelWindow {
    public static final Address START = new Address(0xffff_ffff_c000_0000L);
    /** 64 MiB. */
    public static final int PAGES = 16384;

    private static final long BITS = PageTable.WRITABLE | PageTable.NO_EXECUTE | PageTable.GLOBAL;
    private static final long[] IN_USE = new long[PAGES / 64];
    /** No page before this one is free. */
    private static int firstFree;
    private static PhysicalAddress root = new PhysicalAddress(0);
    private static long noExecute;

    private KernelWindow() {
    }

    /** Uses this tree from now on; {@code noExecute} tells whether the bit exists. */
    public static void initialise(PhysicalAddress kernelRoot, long noExecuteBit) {
        root = kernelRoot;
        noExecute = noExecuteBit;
    }

    /** {@link PageTable#NO_EXECUTE} if the processor knows it, else 0. */
    public static long noExecuteBit() {
        return noExecute;
    }

    /** The kernel's own tree, whose upper half all others share. */
    public static PhysicalAddress root() {
        return root;
    }

    /** Whether there can be anything in it: not in hosted tests. */
    static boolean isReady() {
        return !root.isZero();
    }

    /** {@code pages} pages in a row, zeroed; the first {@code guards} of them unmapped. Zero if there is no memory. */
    public static Address allocate(int pages, int guards) {
        int first = find(pages);
        if (first < 0) {
            return new Address(0);
        }
        Address start = START.plus((long) first * PageTable.PAGE);
        for (int i = guards; i < pages; i++) {
            PhysicalAddress frame = Frames.allocate();
            Address page = start.plus(i * PageTable.PAGE);
            if (Frames.isNone(frame)) {
                free(start, i);
                return new Address(0);
            }
            if (!PageTable.map(root, page, frame, BITS & ~PageTable.NO_EXECUTE | noExecute)) {
                Frames.free(frame);
                free(start, i);
                return new Address(0);
            }
        }
        mark(first, pages, true);
        return start;
    }

    /** Unmaps the run and frees its frames. */
    public static void free(Address start, int pages) {
        for (int i = 0; i < pages; i++) {
            Address page = start.plus(i * PageTable.PAGE);
            long entry = PageTable.unmap(root, page);
            if ((entry & PageTable.PRESENT) != 0) {
                Translations.dropKernelPage(page);
                Frames.free(PageTable.frame(entry));
            }
        }
        mark((int) (start.minus(START).value() / PageTable.PAGE), pages, false);
    }

    public static boolean contains(Address address) {
        return START.isAtOrBelow(address) && address.isBelow(START.plus(PAGES * PageTable.PAGE));
    }

    private static int find(int pages) {
        int run = 0;
        for (int i = firstFree; i < PAGES; i++) {
            if ((i & 63) == 0 && IN_USE[i >>> 6] == -1) {
                run = 0;
                i += 63;
                continue;
            }
            run = (IN_USE[i >>> 6] >>> i & 1) == 0 ? run + 1 : 0;
            if (run == pages) {
                return i - pages + 1;
            }
        }
        return -1;
    }

    private static void mark(int first, int pages, boolean used) {
        for (int i = first; i < first + pages; i++) {
            long bit = 1L << i;
            IN_USE[i >>> 6] = used ? IN_USE[i >>> 6] | bit : IN_USE[i >>> 6] & ~bit;
        }
        if (!used && first < firstFree) {
            firstFree = first;
        } else if (used && first == firstFree) {
            firstFree = first + pages;
        }
    }
}
