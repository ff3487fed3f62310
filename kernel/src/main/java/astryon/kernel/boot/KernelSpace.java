package astryon.kernel.boot;

import astryon.abi.UserSpace;
import astryon.kernel.arch.Features;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.mem.PageTable;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.platform.Panic;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;

/** The kernel's half of every address space: the physical map, the image with each part as tight as it can be, the window. */
final class KernelSpace {
    private static final long DEVICE = PageTable.WRITABLE | PageTable.UNCACHED | PageTable.WRITE_THROUGH | PageTable.GLOBAL;

    private static PhysicalAddress root = new PhysicalAddress(0);
    private static long noExecute;

    private KernelSpace() {
    }

    /**
     * Builds the tables. Until they are loaded memory is seen one to one, afterwards only as described above. Holes between memory stay
     * unmapped: what answers there is a device, which a stray or speculative access through a cached mapping could disturb, and a fault
     * shows a wrong address at once. Drivers' registers are mapped one by one, uncached.
     */
    static void build() {
        noExecute = Features.noExecute() ? PageTable.NO_EXECUTE : 0;
        root = PageTable.create();
        require(!Frames.isNone(root));
        long mask = PageTable.LARGE_PAGE - 1;
        long top = MemoryMap.top() + mask & ~mask;
        for (long at = 0; at < top; at += PageTable.LARGE_PAGE) {
            if (MemoryMap.hasMemory(at, at + PageTable.LARGE_PAGE)) {
                mapPhysical(at, PageTable.WRITABLE | PageTable.GLOBAL);
            }
        }
        image(Machine.symbol("astryon.text"), Machine.symbol("astryon.text.end"), PageTable.GLOBAL);
        image(Machine.symbol("astryon.rodata"), Machine.symbol("astryon.rodata.end"), PageTable.GLOBAL | noExecute);
        image(Machine.symbol("astryon.data"), Machine.symbol("astryon.bss.end"),
                PageTable.GLOBAL | PageTable.WRITABLE | noExecute);
        require(PageTable.prepare(root, KernelWindow.START));
        KernelWindow.initialise(root, noExecute);
    }

    /** The boot stack is still in use and lies behind the image: it is seen a little longer. */
    static void mapBootScratch(Address start, long bytes) {
        for (long i = 0; i < bytes; i += PageTable.PAGE) {
            page(start.plus(i), PageTable.WRITABLE | noExecute);
        }
    }

    /** The boot stack is left: its memory is as good as any other. */
    static void freeBootScratch(Address start, long bytes) {
        int first = FrameAllocator.frame(new PhysicalAddress(start.value() - BootScratch.VIRTUAL_MINUS_PHYSICAL));
        for (long i = 0; i < bytes; i += PageTable.PAGE) {
            PageTable.unmap(root, start.plus(i));
            Privileged.invalidatePage(start.plus(i));
        }
        Frames.allocator().add(first, first + (int) (bytes / PageTable.PAGE));
    }

    static void load() {
        Privileged.writeCr3(root.value());
        PhysicalMap.moveTo(PhysicalMap.START);
    }

    private static void image(Address start, Address end, long bits) {
        for (Address at = start.alignDown(UserSpace.PAGE); at.isBelow(end); at = at.plus(PageTable.PAGE)) {
            page(at, bits);
        }
    }

    private static void page(Address page, long bits) {
        require(PageTable.map(root, page, new PhysicalAddress(page.value() - BootScratch.VIRTUAL_MINUS_PHYSICAL), bits));
    }

    private static void mapPhysical(long physical, long bits) {
        require(PageTable.mapLarge(root, PhysicalMap.START.plus(physical), new PhysicalAddress(physical), bits | noExecute));
    }

    /** Memory that is not in the loader's usable map, such as firmware tables, becomes visible in the physical map. */
    static Address reveal(PhysicalAddress start, long bytes) {
        long mask = PageTable.LARGE_PAGE - 1;
        for (long at = start.value() & ~mask; at < start.value() + bytes; at += PageTable.LARGE_PAGE) {
            if (!MemoryMap.hasMemory(at, at + PageTable.LARGE_PAGE) && at < PhysicalMap.LIMIT) {
                mapPhysical(at, PageTable.WRITABLE | PageTable.GLOBAL);
                Privileged.invalidatePage(PhysicalMap.START.plus(at));
            }
        }
        return PhysicalMap.at(start);
    }

    /** A page of zeroes that every program sees at {@code page}, and none can write; where the kernel can. The tables on the way show nothing else. */
    static Address showPrograms(Address page) {
        PhysicalAddress frame = Frames.allocate();
        require(!Frames.isNone(frame) && PageTable.map(root, page, frame, PageTable.USER | PageTable.GLOBAL | noExecute));
        return PhysicalMap.at(frame);
    }

    /** Registers of a device. */
    static Address device(PhysicalAddress start) {
        long at = start.value() & -PageTable.LARGE_PAGE;
        mapPhysical(at, DEVICE);
        Privileged.invalidatePage(PhysicalMap.START.plus(at));
        return PhysicalMap.at(start);
    }

    private static void require(boolean done) {
        if (!done) {
            Panic.cannotContinue("not enough memory for the kernel's page tables");
        }
    }
}
