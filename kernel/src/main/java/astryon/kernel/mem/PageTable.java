package astryon.kernel.mem;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;
import astryon.magic.Recursive;

/**
 * A tree of page tables, four levels of 512 entries (Intel SDM vol. 3A, 4.5). Entries above the last level allow everything; the
 * page's own entry decides. Nothing here flushes translations: who changes an entry that may be cached does.
 */
public final class PageTable {
    // @formatter:off
    public static final long PRESENT = 1, WRITABLE = 2, USER = 4, WRITE_THROUGH = 8, UNCACHED = 16, LARGE = 1 << 7, GLOBAL = 1 << 8;
    public static final long NO_EXECUTE = 1L << 63;
    // @formatter:on
    public static final long PAGE = 4096;
    public static final long LARGE_PAGE = 1 << 21;

    private static final long ADDRESS = 0xf_ffff_ffff_f000L;
    private static final int ENTRIES = 512;
    /** First level-4 entry of the kernel's half. */
    private static final int KERNEL_HALF = 256;
    private static final long TABLE_BITS = PRESENT | WRITABLE;

    /** That may still be freed at once. */
    private static int tablesLeft;
    /** Level of the entry that the last descent ended at. */
    private static int reached;
    private static long added;

    private PageTable() {
    }

    /** An empty tree, or {@link Frames#NONE}. */
    public static PhysicalAddress create() {
        return Frames.allocate();
    }

    /** Lets {@code root} share the kernel's half of {@code kernelRoot}, whose tables below level 4 must exist already. */
    public static void shareKernel(PhysicalAddress root, PhysicalAddress kernelRoot) {
        for (int i = KERNEL_HALF; i < ENTRIES; i++) {
            entry(root, i).storeLong(entry(kernelRoot, i).loadLong());
        }
    }

    /** Maps a 4 KiB page, whose old entry is overwritten; false if there was no frame for a table on the way. */
    public static boolean map(PhysicalAddress root, Address page, PhysicalAddress frame, long bits) {
        if (mapInTable(root, page, frame, bits)) {
            return true;
        }
        Address entry = walk(root, page, 1, bits & USER);
        if (entry.isZero()) {
            return false;
        }
        return show(entry, frame.value() | bits, PAGE);
    }

    /** The same if there is a table for it already; whether there was. */
    static boolean mapInTable(PhysicalAddress root, Address page, PhysicalAddress frame, long bits) {
        Address entry = descend(root, page);
        if (reached > 1) {
            return false;
        }
        return show(entry, frame.value() | bits, PAGE);
    }

    /** Maps a 2 MiB page. */
    public static boolean mapLarge(PhysicalAddress root, Address page, PhysicalAddress frame, long bits) {
        Address entry = walk(root, page, 2, bits & USER);
        if (entry.isZero()) {
            return false;
        }
        return show(entry, frame.value() | bits | LARGE, LARGE_PAGE);
    }

    private static boolean show(Address entry, long bits, long bytes) {
        added = (entry.loadLong() & PRESENT) == 0 ? bytes : 0;
        entry.storeLong(bits | PRESENT);
        return true;
    }

    /** How many bytes the last call that mapped a page showed where there were none. */
    static long added() {
        return added;
    }

    /** Makes sure that the level-3 table for {@code address} exists. */
    public static boolean prepare(PhysicalAddress root, Address address) {
        return !walk(root, address, 3, 0).isZero();
    }

    /** Makes sure that there is a table of {@code level} for the page at {@code address}: 1 for a small one, 2 for one of 2 MiB. */
    static boolean makeTable(PhysicalAddress root, Address address, int level) {
        return !walk(root, address, level, USER).isZero();
    }

    /** The entry of a page, as if all pages were small; 0 if nothing is mapped. */
    public static long lookup(PhysicalAddress root, Address page) {
        long entry = descend(root, page).loadLong();
        if (reached == 1) {
            return entry;
        }
        return isPage(entry) ? (entry & ~LARGE) + (page.value() & LARGE_PAGE - PAGE) : 0;
    }

    /**
     * How much address space around the page of the last {@link #unmap} the entry it ended at covers: a page's size,
     * a large page's, or all that a missing table would have shown.
     */
    public static long span() {
        return PAGE << 9 * (reached - 1);
    }

    /** How many tables above {@code level} on the way to {@code page} there are not yet. */
    public static int missingTables(PhysicalAddress root, Address page, int level) {
        Address entry = descend(root, page);
        return reached > level && (entry.loadLong() & PRESENT) == 0 ? reached - level : 0;
    }

    /** Whether a page of 2 MiB could be mapped there: no table of smaller ones is in its place. */
    public static boolean hasRoomForLarge(PhysicalAddress root, Address page) {
        descend(root, page);
        return reached > 1;
    }

    /** Pages from {@code start} to before {@code end} may only be read, and the executing processor knows. */
    static void forbidWriting(PhysicalAddress root, Address start, Address end) {
        Address page = start;
        while (page.isBelow(end)) {
            Address entry = descend(root, page);
            Address next = page.alignDown(PAGE << 9 * (reached - 1)).plus(PAGE << 9 * (reached - 1));
            if (reached == 1) {
                // The rest of its table.
                next = page.alignDown(LARGE_PAGE).plus(LARGE_PAGE);
                next = end.isBelow(next) ? end : next;
                forbidWriting(entry.alignDown(PAGE), page, index(page, 1), (int) (next.minus(page).value() / PAGE));
            } else if (isPage(entry.loadLong())) {
                entry.storeLong(entry.loadLong() & ~WRITABLE);
                Privileged.invalidatePage(page);
            }
            page = next;
        }
    }

    private static void forbidWriting(Address table, Address page, int first, int count) {
        for (int i = Sparse.next(table, first, first + count); i < first + count; i = Sparse.next(table, i + 1, first + count)) {
            Address entry = table.plus(8L * i);
            long bits = entry.loadLong();
            if ((bits & WRITABLE) != 0) {
                entry.storeLong(bits & ~WRITABLE);
                Privileged.invalidatePage(page.plus(PAGE * (i - first)));
            }
        }
    }

    /** Removes a page of any size and yields its old entry, 0 if there was none. */
    public static long unmap(PhysicalAddress root, Address page) {
        Address entry = descend(root, page);
        long old = entry.loadLong();
        if (!isPage(old)) {
            return 0;
        }
        entry.storeLong(0);
        return old;
    }

    /** Whether the entry that a descent ended at shows a page. */
    private static boolean isPage(long entry) {
        return reached == 1 || (entry & (PRESENT | LARGE)) == (PRESENT | LARGE);
    }

    public static PhysicalAddress frame(long entry) {
        return new PhysicalAddress(entry & ADDRESS);
    }

    /** Frees all tables of the user's half and the root. What they mapped is not touched. */
    public static void destroy(PhysicalAddress root) {
        prune(root, Integer.MAX_VALUE);
        Frames.free(root);
    }

    /** Frees up to so many tables of the user's half; whether none is left. What they mapped is not touched. */
    static boolean prune(PhysicalAddress root, int most) {
        tablesLeft = most;
        return prune(root, 4, KERNEL_HALF);
    }

    @Recursive(most = 4, reason = "once a level")
    private static boolean prune(PhysicalAddress table, int level, int end) {
        for (int i = next(table, 0, end); i < end; i = next(table, i + 1, end)) {
            Address entry = entry(table, i);
            long bits = entry.loadLong();
            if ((bits & (PRESENT | LARGE)) == PRESENT) {
                if (tablesLeft <= 0 || level > 2 && !prune(frame(bits), level - 1, ENTRIES)) {
                    return false;
                }
                Frames.free(frame(bits));
                tablesLeft--;
            }
            entry.storeLong(0);
        }
        return true;
    }

    private static int next(PhysicalAddress table, int from, int end) {
        return Sparse.next(PhysicalMap.at(table), from, end);
    }

    private static Address entry(PhysicalAddress table, int index) {
        return PhysicalMap.at(table).plus(8L * index);
    }

    private static int index(Address page, int level) {
        return (int) (page.value() >>> 12 + 9 * (level - 1)) & ENTRIES - 1;
    }

    /** The entry for {@code page} at {@code level}, with the tables above it made as needed; zero if there is no frame for one. */
    private static Address walk(PhysicalAddress root, Address page, int level, long userBit) {
        PhysicalAddress table = root;
        for (int i = 4; i > level; i--) {
            Address entry = entry(table, index(page, i));
            long bits = entry.loadLong();
            if ((bits & PRESENT) == 0) {
                PhysicalAddress fresh = Frames.allocate();
                if (Frames.isNone(fresh)) {
                    return new Address(0);
                }
                bits = fresh.value() | TABLE_BITS | userBit;
                entry.storeLong(bits);
            }
            table = frame(bits);
        }
        return entry(table, index(page, level));
    }

    /** Goes down as far as there are tables: the entry at which that ends. At which level, {@link #reached} tells. */
    private static Address descend(PhysicalAddress root, Address page) {
        PhysicalAddress table = root;
        int level = 4;
        while (true) {
            Address entry = entry(table, index(page, level));
            long bits = entry.loadLong();
            if (level == 1 || (bits & (PRESENT | LARGE)) != PRESENT) {
                reached = level;
                return entry;
            }
            table = frame(bits);
            level--;
        }
    }
}
