package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Regions: who has one maps in it, nobody else does, and it ends with everything in it. */
final class RegionChecks {
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final Handle SELF = Startup.block().process();
    private static final Address CHOSEN = new Address(0);
    private static final Address PLACE = new Address(0x4100_0000_0000L);

    private RegionChecks() {
    }

    static void run() {
        Handle memory = Calls.memoryCreate(new Size(8 * PAGE));
        inOwnProcess(memory);
        rights(memory);
        partsOfParts(memory);
        inAnotherProcess(memory);
        Calls.handleClose(memory);
    }

    private static void inOwnProcess(Handle memory) {
        Handle region = Calls.regionCreate(SELF, CHOSEN, new Size(16 * PAGE), 1 << 21);
        Check.that(!region.isError(), "a region");
        Address start = Calls.regionStart(region);
        Check.equal(start.value() & (1 << 21) - 1, 0, "aligned as asked for");
        Check.equal(Calls.regionSize(region), 16 * PAGE, "as large as asked for");
        Address at = Calls.memoryMap(region, memory, CHOSEN, 0, new Size(4 * PAGE), READ_WRITE);
        Check.equal(at.value(), start.value(), "a mapping in it");
        at.storeInt(7);
        Check.equal(Calls.memoryMap(SELF, memory, start.plus(8 * PAGE), 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.OVERLAP, "for its holder only");
        Check.equal(Calls.memoryUnmap(SELF, at), -ErrorCode.Number.OVERLAP, "so is unmapping");
        Check.equal(Calls.memoryUnmap(SELF, start.minus(PAGE), new Size(4 * PAGE)), -ErrorCode.Number.OVERLAP, "of a range, too");
        Check.equal(Calls.memoryProtect(SELF, at, new Size(PAGE), Protection.READ), -ErrorCode.Number.OVERLAP, "and protection");
        Check.equal(Calls.memoryDiscard(SELF, at, new Size(PAGE)), -ErrorCode.Number.OVERLAP, "and contents");
        Check.equal(Calls.memoryMap(region, memory, start.plus(16 * PAGE), 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.BAD_ADDRESS, "not behind it");
        Check.equal(Calls.memoryMap(region, memory, start.plus(14 * PAGE), 0, new Size(3 * PAGE), READ_WRITE).value(), -ErrorCode.Number.BAD_ADDRESS, "not over its end");
        Check.equal(Calls.memoryMap(region, memory, CHOSEN, 0, new Size(8 * PAGE), READ_WRITE).value(), start.value() + 4 * PAGE, "the next");
        Check.equal(Calls.memoryMap(region, memory, CHOSEN, 0, new Size(8 * PAGE), READ_WRITE).value(), -ErrorCode.Number.BAD_ADDRESS, "full");
        Check.equal(at.loadInt(), 7, "what was written");
        Check.equal(Calls.memoryProtect(region, at, new Size(PAGE), Protection.READ), 0, "its holder protects");
        Check.equal(Calls.memoryUnmap(region, at.plus(PAGE), new Size(PAGE)), 0, "and unmaps a part");
        Check.equal(Calls.regionEnd(region), 0, "it ends");
        Check.equal(Calls.memoryMap(region, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.WRONG_STATE, "for good");
        Check.equal(Calls.memoryMap(SELF, memory, start, 0, new Size(8 * PAGE), READ_WRITE).value(), start.value(), "the addresses are the process's again");
        Calls.memoryUnmap(SELF, start);
        Calls.handleClose(region);
    }

    private static void rights(Handle memory) {
        Handle region = Calls.regionCreate(SELF, PLACE, new Size(4 * PAGE), 0);
        Check.equal(Calls.regionCreate(SELF, PLACE.plus(PAGE), new Size(PAGE), 0).value(), -ErrorCode.Number.OVERLAP, "where one is there cannot be another");
        Handle readable = Calls.handleDuplicate(region, Rights.Bit.MANAGE | Rights.Bit.READ);
        Check.equal(Calls.memoryMap(readable, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.MISSING_RIGHT, "nothing to be written");
        Check.equal(Calls.memoryMap(readable, memory, CHOSEN, 0, new Size(PAGE), Protection.READ | Protection.EXECUTE).value(), -ErrorCode.Number.MISSING_RIGHT,
                "nothing to be executed");
        Check.equal(Calls.memoryMap(readable, memory, CHOSEN, 0, new Size(PAGE), Protection.READ).value(), PLACE.value(), "only to be read");
        Check.equal(Calls.memoryProtect(readable, PLACE, new Size(PAGE), READ_WRITE), -ErrorCode.Number.MISSING_RIGHT, "nor written later");
        Check.equal(Calls.memoryProtect(region, PLACE, new Size(PAGE), READ_WRITE), 0, "but by who may");
        Check.equal(Calls.regionSize(readable), -ErrorCode.Number.MISSING_RIGHT, "inspection is a right");
        Check.equal(Calls.regionCreate(region, CHOSEN, new Size(PAGE), 3 * PAGE).value(), -ErrorCode.Number.BAD_ALIGNMENT, "a power of two");
        Calls.handleClose(readable);
        Check.equal(PLACE.loadInt(), 7, "other handles keep it");
        Calls.handleClose(region);
        Check.equal(Calls.memoryMap(SELF, memory, PLACE, 0, new Size(PAGE), READ_WRITE).value(), PLACE.value(), "it ended with the last");
        Calls.memoryUnmap(SELF, PLACE);
    }

    private static void partsOfParts(Handle memory) {
        Handle outer = Calls.regionCreate(SELF, PLACE, new Size(16 * PAGE), 0);
        Handle inner = Calls.regionCreate(outer, PLACE.plus(4 * PAGE), new Size(4 * PAGE), 0);
        Check.equal(Calls.memoryMap(inner, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), PLACE.value() + 4 * PAGE, "in the inner one");
        Check.equal(Calls.memoryMap(outer, memory, PLACE.plus(7 * PAGE), 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.OVERLAP, "which the outer one is not");
        Check.equal(Calls.memoryMap(outer, memory, CHOSEN, 0, new Size(8 * PAGE), READ_WRITE).value(), PLACE.value() + 8 * PAGE, "around it");
        Calls.regionEnd(outer);
        Check.equal(Calls.memoryMap(inner, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.WRONG_STATE, "both have ended");
        Calls.handleClose(inner);
        Calls.handleClose(outer);
    }

    /** What a service would do that was given a region of a client. */
    private static void inAnotherProcess(Handle memory) {
        Handle process = Calls.processCreate();
        Handle region = Calls.regionCreate(process, CHOSEN, new Size(4 * PAGE), 0);
        Check.equal(Calls.memoryMap(region, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), Calls.regionStart(region).value(), "in another process");
        Calls.handleClose(process);
        Check.equal(Calls.memoryMap(region, memory, CHOSEN, 0, new Size(PAGE), READ_WRITE).value(), -ErrorCode.Number.WRONG_STATE, "which has ended");
        Calls.handleClose(region);
    }
}
