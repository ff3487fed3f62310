package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.SystemCall;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Memory that comes 2 MiB at a time: what a first touch takes, and what becomes of the rest when something is done to a part. */
final class LargePageChecks {
    private static final Handle SELF = Startup.block().process();
    private static final Handle BUDGET = Startup.block().handle(3);
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final long PAGE = 4096;
    private static final long LARGE = 2 << 20;
    private static final long BYTES = 3 * LARGE;
    /** A machine whose budget is not larger may have no such frames. */
    private static final long SMALL_MACHINE = 96L << 20;
    private static final int STRIDE = 7;

    private LargePageChecks() {
    }

    static void run() {
        try (SharedMemory memory = SharedMemory.map(Calls.memoryReserveLarge(new Size(BYTES)), READ_WRITE)) {
            Check.equal(memory.start().value() % LARGE, 0, "a place for large pages is chosen");
            Address start = memory.start();
            start.storeByte((byte) 1);
            long used = Calls.budgetUsed(BUDGET);
            start.plus(LARGE + 12345).storeByte((byte) 1);
            long taken = Calls.budgetUsed(BUDGET) - used;
            // Of tables that are missing there may be one above.
            boolean large = taken == LARGE || taken == LARGE + PAGE;
            Check.that(large || Calls.budgetLimit(BUDGET) < SMALL_MACHINE, "2 MiB are taken at once");
            start.plus(LARGE + 12345).storeByte((byte) 0);
            start.storeByte((byte) 0);
            parts(memory);
        }
        Check.equal(Machine.syscall(SystemCall.Number.MEMORY_CREATE, LARGE, 2 + 8), -ErrorCode.Number.BAD_FLAGS, "what is in a row is so already");
        Check.equal(Calls.memoryCreateLarge(new Size(PAGE + 1)).value(), -ErrorCode.Number.BAD_ALIGNMENT, "whole pages");
    }

    /** All pages are zero, and nobody but who changes one sees that it changes. */
    private static void parts(SharedMemory memory) {
        Address start = memory.start();
        check(start, BYTES, false, "fresh");
        fill(start, BYTES);
        Check.equal(Calls.memoryProtect(SELF, start.plus(PAGE), new Size(PAGE), Protection.READ), 0, "a part can only be read");
        check(start, BYTES, true, "all is as it was");
        Check.equal(Calls.memoryProtect(SELF, start.plus(PAGE), new Size(PAGE), READ_WRITE), 0, "it can be written again");
        try (SharedMemory copy = SharedMemory.map(Calls.memoryClone(memory.handle()), READ_WRITE)) {
            start.plus(LARGE).storeLong(1);
            copy.start().plus(LARGE + PAGE).storeLong(2);
            Check.equal(copy.start().plus(LARGE).loadLong(), value(LARGE), "the copy does not change");
            Check.equal(start.plus(LARGE + PAGE).loadLong(), value(LARGE + PAGE), "nor does what it is a copy of");
            start.plus(LARGE).storeLong(value(LARGE));
            check(start, BYTES, true, "all is as it was, but for the copy");
        }
        Check.equal(Calls.memoryDiscard(SELF, start.plus(2 * LARGE + 3 * PAGE), new Size(2 * PAGE)), 0, "a part is given back");
        check(start, 2 * LARGE + 3 * PAGE, true, "all before it is as it was");
        Check.equal(start.plus(2 * LARGE + 3 * PAGE).loadLong() | start.plus(2 * LARGE + 4 * PAGE).loadLong(), 0, "it is zero");
        Check.equal(start.plus(2 * LARGE + 5 * PAGE).loadLong(), value(2 * LARGE + 5 * PAGE), "what is behind it is as it was");
        Check.equal(Calls.memoryUnmap(SELF, start.plus(8 * PAGE), new Size(PAGE)), 0, "a hole");
        check(start, 8 * PAGE, true, "all before it is as it was");
        Check.equal(start.plus(9 * PAGE).loadLong(), value(9 * PAGE), "and what is behind it");
        Check.equal(Calls.memoryResize(memory.handle(), new Size(LARGE + PAGE)), 0, "less");
        Check.equal(start.plus(LARGE).loadLong(), value(LARGE), "what is left");
        Check.equal(Calls.memoryUnmap(SELF, start, new Size(BYTES)), 0, "nothing");
    }

    private static void fill(Address start, long bytes) {
        for (long i = 0; i < bytes; i += STRIDE * 8) {
            start.plus(i).storeLong(value(i));
        }
        for (long i = 0; i < bytes; i += PAGE) {
            start.plus(i).storeLong(value(i));
        }
    }

    private static void check(Address start, long bytes, boolean filled, String what) {
        for (long i = 0; i < bytes; i += PAGE) {
            Check.equal(start.plus(i).loadLong(), filled ? value(i) : 0, what);
            Check.equal(start.plus(i + PAGE - 8).loadLong(), filled && (i + PAGE - 8) % (STRIDE * 8) == 0 ? value(i + PAGE - 8) : 0, what);
        }
    }

    private static long value(long offset) {
        return offset + 1;
    }
}
