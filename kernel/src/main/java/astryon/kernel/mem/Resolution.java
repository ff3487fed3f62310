package astryon.kernel.mem;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/** How a page that is touched comes to be in the page tables: the mapping says what memory is there, the memory in which frame. */
final class Resolution {
    /** What is to be of frames in a row that are not zeroed yet: a small page shows one of them, nothing does, or some are zeroed. */
    static final int SMALL = 0;
    static final int ZERO = 2;
    private static final int NOTHING = 1;

    private Resolution() {
    }

    /** Makes the page at {@code address} present for such an access, as far as that is for now; false if nothing may be there, or no frame is left. */
    static boolean resolve(AddressSpace space, Address address, boolean write, boolean execute, int raw) {
        Mapping mapping = space.mappings.at(address);
        if (mapping == null) {
            return false;
        }
        if (!mapping.allows(write, execute)) {
            return false;
        }
        Address page = address.alignDown(PageTable.PAGE);
        MemoryObject memory = mapping.memory;
        long number = mapping.pageAt(page);
        PhysicalAddress frame = memory.frame(number, write);
        if (Frames.isNone(frame)) {
            return false;
        }
        long bits = entryBits(mapping.protection);
        if (memory.hasRows() && mapping.isLargeAt(page, frame) && PageTable.hasRoomForLarge(space.root(), page)) {
            int row = memory.row(number, raw == ZERO);
            if (row == MemoryObject.RAW_ROW && raw != SMALL) {
                return true;
            }
            if (row == MemoryObject.OWN_ROW || row == MemoryObject.SHARED_ROW && !write) {
                return mapLarge(space, page, frame, row == MemoryObject.OWN_ROW ? bits : bits & ~PageTable.WRITABLE);
            }
        }
        return mapSmall(space, page, frame, write || memory.isWritable(number) ? bits : bits & ~PageTable.WRITABLE);
    }

    private static boolean mapLarge(AddressSpace space, Address page, PhysicalAddress frame, long bits) {
        Address large = page.alignDown(PageTable.LARGE_PAGE);
        return space.payForTables(page, 2)
                && shown(space, PageTable.mapLarge(space.root(), large, new PhysicalAddress(frame.value() - page.minus(large).value()), bits));
    }

    private static boolean mapSmall(AddressSpace space, Address page, PhysicalAddress frame, long bits) {
        return shown(space, PageTable.mapInTable(space.root(), page, frame, bits))
                || makeRoom(space, page) && shown(space, PageTable.map(space.root(), page, frame, bits));
    }

    /** There is a table, or it is paid for; a page of 2 MiB in its place goes, for it does not show what it should any more. */
    private static boolean makeRoom(AddressSpace space, Address page) {
        space.removeLarge(page);
        return space.payForTables(page, 1);
    }

    private static boolean shown(AddressSpace space, boolean done) {
        if (done) {
            space.show(PageTable.added());
        }
        return done;
    }

    private static long entryBits(int protection) {
        long bits = PageTable.USER;
        if ((protection & Protection.WRITE) != 0) {
            bits |= PageTable.WRITABLE;
        }
        return (protection & Protection.EXECUTE) != 0 ? bits : bits | KernelWindow.noExecuteBit();
    }

    /** The frame behind a page, made present for reading or writing, if not of a row that is not zeroed yet; {@link Frames#NONE} if that cannot be. */
    static PhysicalAddress touch(AddressSpace space, Address page, boolean write) {
        long needed = PageTable.PRESENT | PageTable.USER | (write ? PageTable.WRITABLE : 0);
        long entry = PageTable.lookup(space.root(), page);
        if ((entry & needed) != needed) {
            if (!resolve(space, page, write, false, NOTHING)) {
                return new PhysicalAddress(Frames.NONE);
            }
            entry = PageTable.lookup(space.root(), page);
        }
        return (entry & needed) == needed ? PageTable.frame(entry) : frame(space.mappings.at(page), page, write);
    }

    private static PhysicalAddress frame(Mapping mapping, Address page, boolean write) {
        return mapping.memory.frame(mapping.pageAt(page), write);
    }
}
