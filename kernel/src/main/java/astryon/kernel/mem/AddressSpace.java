package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;
import astryon.magic.Size;

/**
 * What a process sees: regions, sorted by address and disjoint, and the page tables that say the same to the processor, filled in
 * page by page as faults ask for it. Page tables are a cache of the regions; only {@link #unmap} has to keep the two in step.
 */
public final class AddressSpace {
    /** Most regions of one space. */
    private static final int MAX_REGIONS = 4096;
    private static final int FIRST_REGIONS = 8;

    private final PhysicalAddress root;
    private Region[] regions;
    private int count;

    private AddressSpace(PhysicalAddress root, Region[] regions) {
        this.root = root;
        this.regions = regions;
    }

    /** An empty one; throws {@link KernelError} if there is no memory for it. */
    public static AddressSpace create() {
        PhysicalAddress root = PageTable.create();
        if (Frames.isNone(root)) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Region[] regions = null;
        try {
            regions = new Region[FIRST_REGIONS];
            PageTable.shareKernel(root, KernelWindow.root());
            return new AddressSpace(root, regions);
        } catch (KernelError noMemory) {
            Objects.free(regions);
            Frames.free(root);
            throw noMemory;
        }
    }

    /** What the page table register is set to. */
    public PhysicalAddress root() {
        return root;
    }

    /** Maps {@code size} bytes of {@code memory} from {@code offset}; all page multiples and inside the object. Where it went. */
    public Address map(MemoryObject memory, Address wanted, long offset, Size size, int protection) {
        Address start = wanted.isZero() ? choose(size) : wanted;
        if (!UserSpace.contains(start, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        Address end = start.plus(size);
        int index = firstEndingAfter(start);
        if (index < count && regions[index].start.isBelow(end)) {
            throw KernelError.of(ErrorCode.Number.OVERLAP);
        }
        makeRoom();
        Region region = new Region(start, end, memory, offset, protection);
        for (int i = count; i > index; i--) {
            regions[i] = regions[i - 1];
        }
        regions[index] = region;
        count++;
        memory.retain();
        return start;
    }

    /** Removes the region that starts exactly here. */
    public void unmap(Address start) {
        int index = firstEndingAfter(start);
        if (index == count || !regions[index].start.equals(start)) {
            throw KernelError.of(ErrorCode.Number.NOT_MAPPED);
        }
        Region region = regions[index];
        for (int i = index; i < count - 1; i++) {
            regions[i] = regions[i + 1];
        }
        count--;
        regions[count] = null;
        removePages(region.start, region.end);
        region.memory.release();
        Objects.free(region);
    }

    /** Untouched stretches cost one step each, however long they are. */
    private void removePages(Address start, Address end) {
        Address page = start;
        while (page.isBelow(end)) {
            if ((PageTable.unmap(root, page) & PageTable.PRESENT) != 0) {
                Privileged.invalidatePage(page);
            }
            long span = PageTable.span(root, page);
            page = page.alignDown(span).plus(span);
        }
    }

    /** Makes the page at {@code address} present for such an access; false if nothing may be there, or no frame is left. */
    public boolean resolve(Address address, boolean write, boolean execute) {
        int index = firstEndingAfter(address);
        if (index == count || address.isBelow(regions[index].start)) {
            return false;
        }
        Region region = regions[index];
        if (write && (region.protection & Protection.WRITE) == 0 || execute && (region.protection & Protection.EXECUTE) == 0) {
            return false;
        }
        Address page = address.alignDown(PageTable.PAGE);
        PhysicalAddress frame = region.memory.frame((page.minus(region.start).value() + region.offset) / PageTable.PAGE);
        return !Frames.isNone(frame) && PageTable.map(root, page, frame, entryBits(region.protection));
    }

    private static long entryBits(int protection) {
        long bits = PageTable.USER;
        if ((protection & Protection.WRITE) != 0) {
            bits |= PageTable.WRITABLE;
        }
        return (protection & Protection.EXECUTE) != 0 ? bits : bits | KernelWindow.noExecuteBit();
    }

    /** Gives back everything. No processor may have the root loaded. */
    public void destroy() {
        for (int i = 0; i < count; i++) {
            regions[i].memory.release();
            Objects.free(regions[i]);
        }
        Objects.free(regions);
        PageTable.destroy(root);
    }

    /** The lowest gap that is large enough, from {@link UserSpace#CHOICE_START} on. */
    private Address choose(Size size) {
        Address start = new Address(UserSpace.CHOICE_START);
        for (int i = firstEndingAfter(start); i < count && !fits(start, size, regions[i].start); i++) {
            start = regions[i].end;
        }
        return start;
    }

    private static boolean fits(Address start, Size size, Address limit) {
        return start.isBelow(limit) && size.isAtOrBelow(new Size(limit.minus(start).value()));
    }

    /** Index of the first region whose end is above {@code address}: the only one that may hold it. */
    private int firstEndingAfter(Address address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (regions[middle].end.isAtOrBelow(address)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void makeRoom() {
        if (count < regions.length) {
            return;
        }
        if (count >= MAX_REGIONS) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Region[] larger = new Region[2 * count];
        for (int i = 0; i < count; i++) {
            larger[i] = regions[i];
        }
        Objects.free(regions);
        regions = larger;
    }
}
