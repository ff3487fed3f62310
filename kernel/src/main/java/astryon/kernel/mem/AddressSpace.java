package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Translations;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;
import astryon.magic.Size;

/**
 * What a process sees: regions, and the page tables that say the same to the processor, filled in page by page as faults ask for it. Page tables are
 * a cache of the regions: what is taken from a region, or from a memory object, is taken from them at once, what is added is not.
 */
public final class AddressSpace {
    /** Where choosing starts is chosen itself: one of so many pages. */
    private static final long CHOICES = 1L << 28;

    public static final long PAGE = PageTable.PAGE;

    private static long disorder = 0x9e37_79b9_7f4a_7c15L;

    private final PhysicalAddress root;
    private final Regions regions;
    private final Address choiceStart;
    /** Whose budget pays for page tables and regions. */
    private KernelObject owner;
    private long charged;

    private AddressSpace(PhysicalAddress root, Regions regions, Address choiceStart) {
        this.root = root;
        this.regions = regions;
        this.choiceStart = choiceStart;
    }

    /** An empty one; throws {@link KernelError} if there is no memory for it. */
    public static AddressSpace create() {
        PhysicalAddress root = PageTable.create();
        if (Frames.isNone(root)) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Regions regions = null;
        try {
            regions = Regions.create();
            PageTable.shareKernel(root, KernelWindow.root());
            return new AddressSpace(root, regions, new Address(UserSpace.CHOICE_START + random() % CHOICES * PageTable.PAGE));
        } catch (KernelError noMemory) {
            if (regions != null) {
                regions.free();
            }
            Frames.free(root);
            throw noMemory;
        }
    }

    /** Not negative; the time stamp's low bits are nobody's to foresee, and the multiplication spreads them (splitmix64). */
    private static long random() {
        disorder += Machine.timestamp() | 1;
        long mixed = (disorder ^ disorder >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return (mixed ^ mixed >>> 31) >>> 1;
    }

    /** Tells who pays; once, before anything is mapped. */
    public void belongTo(KernelObject process) {
        owner = process;
    }

    private void charge(long bytes) {
        if (owner != null) {
            owner.charge(bytes);
            charged += bytes;
        }
    }

    private void uncharge(long bytes) {
        if (owner != null) {
            owner.uncharge(bytes);
            charged -= bytes;
        }
    }

    /** What the page table register is set to. */
    public PhysicalAddress root() {
        return root;
    }

    /**
     * Maps {@code size} bytes of {@code memory} from {@code offset}; all page multiples and inside the object. Where it went. The protection may
     * be changed within {@code allowed}.
     */
    public Address map(MemoryObject memory, Address wanted, long offset, Size size, int protection, int allowed) {
        Address start = wanted.isZero() ? choose(size) : wanted;
        if (!UserSpace.contains(start, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        int index = regions.firstEndingAfter(start);
        if (index < regions.count() && regions.get(index).start.isBelow(start.plus(size))) {
            throw KernelError.of(ErrorCode.Number.OVERLAP);
        }
        regions.makeRoom(1);
        add(memory, start, start.plus(size), offset, protection, allowed);
        return start;
    }

    private void add(MemoryObject memory, Address start, Address end, long offset, int protection, int allowed) {
        charge(Region.COST);
        Region region = null;
        try {
            region = new Region(this, start, end, memory, offset, protection, allowed);
        } catch (KernelError noMemory) {
            uncharge(Region.COST);
            throw noMemory;
        }
        regions.insert(region);
        memory.add(region);
        memory.retain();
    }

    /** Removes the region that starts exactly here. */
    public void unmap(Address start) {
        int index = regions.firstEndingAfter(start);
        if (index == regions.count() || !regions.get(index).start.equals(start)) {
            throw KernelError.of(ErrorCode.Number.NOT_MAPPED);
        }
        removePages(regions.get(index).start, regions.get(index).end);
        dispose(regions.remove(index));
    }

    /** Removes whatever is mapped in a range, of regions only the part in it. */
    public void unmap(Address start, Size size) {
        int index = cut(start, size);
        removePages(start, start.plus(size));
        while (index < regions.count() && regions.get(index).start.isBelow(start.plus(size))) {
            dispose(regions.remove(index));
        }
    }

    /** Changes the protection of whatever is mapped in a range, as far as mapping it allowed; throws {@link KernelError} and changes nothing if more is asked. */
    public void protect(Address start, Size size, int protection) {
        for (int i = regions.firstEndingAfter(start); i < regions.count() && regions.get(i).start.isBelow(start.plus(size)); i++) {
            if ((protection & ~regions.get(i).allowed) != 0) {
                throw KernelError.of(ErrorCode.Number.MISSING_RIGHT);
            }
        }
        int index = cut(start, size);
        removePages(start, start.plus(size));
        for (int i = index; i < regions.count() && regions.get(i).start.isBelow(start.plus(size)); i++) {
            regions.get(i).protection = protection | regions.get(i).protection & Protection.SHARED;
        }
    }

    /** Pages of a range that may be written are zero after this. Throws {@link KernelError} if there is no memory to part from a copy. */
    public void discard(Address start, Size size) {
        if (!UserSpace.contains(start, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        Address end = start.plus(size);
        for (int i = regions.firstEndingAfter(start); i < regions.count() && regions.get(i).start.isBelow(end); i++) {
            Region region = regions.get(i);
            if ((region.protection & Protection.WRITE) != 0) {
                Address from = region.start.isBelow(start) ? start : region.start;
                Address to = end.isBelow(region.end) ? end : region.end;
                region.memory.discard(region.pageAt(from), to.minus(from).value() / PageTable.PAGE);
            }
        }
    }

    /** No region reaches across an end of the range after this; index of the first one in it. Throws {@link KernelError}. */
    private int cut(Address start, Size size) {
        if (!UserSpace.contains(start, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        regions.makeRoom(2);
        cutAt(start.plus(size));
        cutAt(start);
        return regions.firstEndingAfter(start);
    }

    private void cutAt(Address at) {
        Region region = regions.at(at);
        if (region == null || region.start.equals(at)) {
            return;
        }
        // Pages of 2 MiB do not outlive the unity of their region.
        removePages(at.alignDown(PageTable.LARGE_PAGE), at.alignDown(PageTable.LARGE_PAGE).plus(PageTable.LARGE_PAGE));
        Address end = region.end;
        region.end = at;
        try {
            add(region.memory, at, end, region.offset + at.minus(region.start).value(), region.protection, region.allowed);
        } catch (KernelError noMemory) {
            region.end = end;
            throw noMemory;
        }
    }

    private void dispose(Region region) {
        region.memory.remove(region);
        region.memory.release();
        Objects.free(region);
        uncharge(Region.COST);
    }

    /** Nobody sees them any longer. Untouched stretches cost one step each, however long they are. */
    private void removePages(Address start, Address end) {
        boolean found = false;
        Address page = start;
        while (page.isBelow(end)) {
            if ((PageTable.unmap(root, page) & PageTable.PRESENT) != 0) {
                Privileged.invalidatePage(page);
                found = true;
            }
            long span = PageTable.span();
            page = page.alignDown(span).plus(span);
        }
        if (found) {
            Translations.dropElsewhere(root, start, end);
        }
    }

    /** What a region of this space shows of some pages of its object is no longer true. */
    void forget(Region region, long first, long count) {
        long from = first * PageTable.PAGE - region.offset;
        long to = from + count * PageTable.PAGE;
        long size = region.end.minus(region.start).value();
        from = from < 0 ? 0 : from;
        to = to > size ? size : to;
        if (from < to) {
            removePages(region.start.plus(from), region.start.plus(to));
        }
    }

    /** Writing to a page of a region's object faults from now on, on other processors after {@link #settleWriting}. */
    void forbidWriting(Region region, long page) {
        long at = page * PageTable.PAGE - region.offset;
        if (at >= 0 && at < region.end.minus(region.start).value()) {
            PageTable.forbidWriting(root, region.start.plus(at));
            Privileged.invalidatePage(region.start.plus(at));
        }
    }

    /** Every processor knows which pages of a region may not be written. */
    void settleWriting(Region region) {
        Translations.dropElsewhere(root, region.start, region.end);
    }

    /** Makes the page at {@code address} present for such an access; false if nothing may be there, or no frame is left. */
    public boolean resolve(Address address, boolean write, boolean execute) {
        Region region = regions.at(address);
        if (region == null) {
            return false;
        }
        if (!region.allows(write, execute)) {
            return false;
        }
        Address page = address.alignDown(PageTable.PAGE);
        MemoryObject memory = region.memory;
        long number = region.pageAt(page);
        PhysicalAddress frame = memory.frame(number, write);
        if (Frames.isNone(frame)) {
            return false;
        }
        long bits = entryBits(region.protection);
        if (memory.isContiguous() && region.isLargeAt(page, frame) && PageTable.hasRoomForLarge(root, page)) {
            return mapLarge(page, frame, bits);
        }
        return mapSmall(page, frame, write || memory.isWritable(number) ? bits : bits & ~PageTable.WRITABLE);
    }

    /** The object that has to be asked for the page at {@code address} before such an access can be, or null. */
    public MemoryObject lacking(Address address, boolean write, boolean execute) {
        Region region = regions.at(address);
        if (region == null || !region.allows(write, execute) || !region.memory.lacks(region.pageAt(address))) {
            return null;
        }
        return region.memory;
    }

    private boolean mapLarge(Address page, PhysicalAddress frame, long bits) {
        Address large = page.alignDown(PageTable.LARGE_PAGE);
        return payForTables(page, 2)
                && PageTable.mapLarge(root, large, new PhysicalAddress(frame.value() - page.minus(large).value()), bits);
    }

    private boolean mapSmall(Address page, PhysicalAddress frame, long bits) {
        return PageTable.mapInTable(root, page, frame, bits) || payForTables(page, 1) && PageTable.map(root, page, frame, bits);
    }

    /** Tables that the page needs and that are missing are paid for. */
    private boolean payForTables(Address page, int level) {
        int missing = PageTable.missingTables(root, page, level);
        if (missing > 0) {
            if (owner != null && !owner.covers(missing * PageTable.PAGE)) {
                return false;
            }
            charge(missing * PageTable.PAGE);
        }
        return true;
    }

    /** The frame behind a page, made present for reading or writing; {@link Frames#NONE} if that cannot be. */
    public PhysicalAddress touch(Address page, boolean write) {
        long entry = PageTable.lookup(root, page);
        long needed = PageTable.PRESENT | PageTable.USER | (write ? PageTable.WRITABLE : 0);
        if ((entry & needed) != needed) {
            if (!resolve(page, write, false)) {
                return new PhysicalAddress(Frames.NONE);
            }
            entry = PageTable.lookup(root, page);
        }
        return PageTable.frame(entry);
    }

    /** The memory object that is seen at {@code address}, or null; {@link #offsetAt} tells where in it. */
    public MemoryObject memoryAt(Address address) {
        Region region = regions.at(address);
        return region == null ? null : region.memory;
    }

    /** Where in its object the byte at {@code address} lies, which is mapped. */
    public long offsetAt(Address address) {
        Region region = regions.at(address);
        return address.minus(region.start).value() + region.offset;
    }

    private static long entryBits(int protection) {
        long bits = PageTable.USER;
        if ((protection & Protection.WRITE) != 0) {
            bits |= PageTable.WRITABLE;
        }
        return (protection & Protection.EXECUTE) != 0 ? bits : bits | KernelWindow.noExecuteBit();
    }

    /**
     * Shows here, where nothing is mapped yet, what {@code original} shows: copies of memory, but the same where a region says so or memory cannot
     * be copied. Objects that are seen twice are copied once. Throws {@link KernelError}; what has been done by then goes with this space.
     */
    public void copyFrom(AddressSpace original) {
        regions.makeRoom(original.regions.count());
        try {
            for (int i = 0; i < original.regions.count(); i++) {
                Region region = original.regions.get(i);
                add(copyOf(region), region.start, region.end, region.offset, region.protection, region.allowed);
            }
        } finally {
            for (int i = 0; i < original.regions.count(); i++) {
                MemoryObject memory = original.regions.get(i).memory;
                if (memory.copy != null) {
                    memory.copy.release();
                    memory.copy = null;
                }
            }
        }
    }

    private MemoryObject copyOf(Region region) {
        MemoryObject memory = region.memory;
        if (memory.isContiguous() || (region.protection & Protection.SHARED) != 0) {
            return memory;
        }
        if (memory.copy == null) {
            MemoryObject copy = memory.copyOnWrite();
            copy.retain();
            memory.copy = copy;
            copy.chargeTo(owner == null ? null : owner.budget());
        }
        return memory.copy;
    }

    /** Gives back everything. No processor may have the root loaded. */
    public void destroy() {
        for (int i = 0; i < regions.count(); i++) {
            Region region = regions.get(i);
            region.memory.remove(region);
            region.memory.release();
            Objects.free(region);
        }
        regions.free();
        PageTable.destroy(root);
        uncharge(charged);
    }

    /** The lowest gap that is large enough, from this space's own place on. */
    private Address choose(Size size) {
        Address start = choiceStart;
        for (int i = regions.firstEndingAfter(start); i < regions.count() && !fits(start, size, regions.get(i).start); i++) {
            start = regions.get(i).end;
        }
        return start;
    }

    private static boolean fits(Address start, Size size, Address limit) {
        return start.isBelow(limit) && size.isAtOrBelow(new Size(limit.minus(start).value()));
    }
}
