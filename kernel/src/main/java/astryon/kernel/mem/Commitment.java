package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Size;

/**
 * Pages that a program wants to be sure of. All that touching them would be charged is charged now, and the tables that will show them are made; their frames are still taken
 * when they are touched, and are there: budgets are not larger than memory.
 */
final class Commitment {
    private Commitment() {
    }

    /** For pages of a range, which may be written; whether for all, or those before {@link AddressSpace#reached}. Throws {@link KernelError}, then for some of them it may be done. */
    static boolean make(AddressSpace space, Address start, Size size) {
        Address end = start.plus(size);
        Address at = start;
        int left = Work.PAGES;
        for (int i = space.mappings.firstEndingAfter(start); at.isBelow(end); i++) {
            if (i == space.mappings.count() || !covers(space.mappings.get(i), at)) {
                throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
            }
            Mapping mapping = space.mappings.get(i);
            Address to = end.isBelow(mapping.end) ? end : mapping.end;
            mapping.memory.commit(mapping.pageAt(at), to.minus(at).value() / PageTable.PAGE);
            if (!mapping.memory.isContiguous()) {
                makeTables(space, at, to);
            }
            at = to;
            if (--left == 0) {
                AddressSpace.stopAt(at);
                return !at.isBelow(end);
            }
        }
        return true;
    }

    private static boolean covers(Mapping mapping, Address address) {
        return mapping.start.isAtOrBelow(address) && (mapping.protection & Protection.WRITE) != 0;
    }

    private static void makeTables(AddressSpace space, Address start, Address end) {
        for (Address at = start; at.isBelow(end); at = at.alignDown(PageTable.LARGE_PAGE).plus(PageTable.LARGE_PAGE)) {
            if (PageTable.missingTables(space.root(), at, 1) == 0) {
                continue;
            }
            if (!space.payForTables(at, 1)) {
                throw KernelError.of(ErrorCode.Number.NO_BUDGET);
            }
            if (!PageTable.makeTable(space.root(), at)) {
                throw KernelError.of(ErrorCode.Number.NO_MEMORY);
            }
        }
    }
}
