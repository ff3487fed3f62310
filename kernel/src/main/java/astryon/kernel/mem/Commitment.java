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

    /** For pages of a range, which may be read; whether for all, or those before {@link AddressSpace#reached}. Throws {@link KernelError}, then for some of them it may be done. */
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
            makeTables(space, mapping, at, to);
            at = to;
            if (--left == 0) {
                AddressSpace.stopAt(at);
                return !at.isBelow(end);
            }
        }
        return true;
    }

    private static boolean covers(Mapping mapping, Address address) {
        return mapping.start.isAtOrBelow(address) && mapping.protection != Protection.NONE;
    }

    private static void makeTables(AddressSpace space, Mapping mapping, Address start, Address end) {
        for (Address at = start; at.isBelow(end); at = at.alignDown(PageTable.LARGE_PAGE).plus(PageTable.LARGE_PAGE)) {
            int level = isLarge(mapping, at) ? 2 : 1;
            if (PageTable.missingTables(space.root(), at, level) == 0) {
                continue;
            }
            if (!space.payForTables(at, level)) {
                throw KernelError.of(ErrorCode.Number.NO_BUDGET);
            }
            if (!PageTable.makeTable(space.root(), at, level)) {
                throw KernelError.of(ErrorCode.Number.NO_MEMORY);
            }
        }
    }

    /** Whether it is known that a page of 2 MiB will be there: of frames that may come one by one small ones can always be shown. */
    private static boolean isLarge(Mapping mapping, Address at) {
        return mapping.memory.isContiguous() && mapping.isLargeAt(at, mapping.memory.frame(mapping.pageAt(at), false));
    }
}
