package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;

/** What devices reach: pages that stay where they are, until they are unbound. */
final class DmaChecks {
    private static final long PAGE = 4096;
    private static final int PAGES = 300;
    private static final long LOW_END = 1L << 32;
    private static final Handle SELF = Startup.block().process();
    private static final Handle NONE = new Handle(0);
    private static final Address NOWHERE = new Address(0);
    private static final Handle BUDGET = Startup.block().handle(3);

    private DmaChecks() {
    }

    static void run() {
        Handle space = MachineCalls.dmaCreate(Startup.block().handle(6), 0);
        Check.that(!space.isError(), "a space");
        try (SharedMemory buffer = SharedMemory.create(PAGE)) {
            inARow(space, buffer.start());
            scattered(space, buffer.start());
            staysWhenItsMakersAreGone(space);
            limits(buffer.start());
            rights(space);
        }
        Calls.handleClose(space);
    }

    private static void inARow(Handle space, Address buffer) {
        Handle memory = Calls.memoryCreateContiguous(new Size(64 * PAGE));
        long binding = MachineCalls.dmaBind(space, memory, 0, new Size(64 * PAGE));
        Check.that(binding > 0, "frames in a row");
        Check.equal(MachineCalls.dmaSegments(space, binding, 0, buffer, new Size(PAGE / 8)), 1, "are one segment");
        Check.that(buffer.loadLong() > 0 && (buffer.loadLong() & PAGE - 1) == 0, "with an address");
        Check.equal(buffer.plus(8).loadLong(), 64 * PAGE, "and the size");
        long first = buffer.loadLong();
        Check.equal(MachineCalls.dmaSegments(space, binding, 60 * PAGE, buffer, new Size(16)), 1, "from some page on");
        Check.equal(buffer.loadLong(), first + 60 * PAGE, "it lies behind");
        Check.equal(buffer.plus(8).loadLong(), 4 * PAGE, "it is shorter");
        Check.equal(MachineCalls.dmaUnbind(space, binding), 0, "no longer");
        Check.equal(MachineCalls.dmaUnbind(space, binding), -ErrorCode.Number.BAD_ARGUMENT, "once");
        Calls.handleClose(memory);
    }

    private static void scattered(Handle space, Address buffer) {
        SharedMemory memory = SharedMemory.reserve(PAGES * PAGE);
        memory.start().plus(7 * PAGE).storeInt(77);
        long used = Calls.budgetUsed(BUDGET);
        long binding = MachineCalls.dmaBind(space, memory.handle(), 0, new Size(PAGES * PAGE));
        Check.that(binding > 0, "ordinary memory");
        Check.that(Calls.budgetUsed(BUDGET) - used >= (PAGES - 1) * PAGE, "all its pages are there, and charged");
        long covered = 0;
        while (covered < PAGES * PAGE) {
            long segments = MachineCalls.dmaSegments(space, binding, covered, buffer, new Size(32 * 16));
            Check.that(segments > 0, "segments");
            for (int i = 0; i < segments; i++) {
                covered += buffer.plus(16 * i + 8).loadLong();
            }
        }
        Check.equal(covered, PAGES * PAGE, "that are all of it");
        Check.equal(memory.start().plus(7 * PAGE).loadInt(), 77, "with what it held");
        Check.equal(Calls.memoryClone(memory.handle()).value(), -ErrorCode.Number.WRONG_STATE, "not to be copied");
        Check.equal(Calls.memoryResize(memory.handle(), new Size(PAGE)), -ErrorCode.Number.WRONG_STATE, "nor cut");
        Check.equal(Calls.memoryDiscard(SELF, memory.start(), new Size(PAGE)), -ErrorCode.Number.WRONG_STATE, "nor emptied");
        Handle clone = Calls.processClone(SELF, NONE);
        Check.that(!clone.isError(), "a clone of the process sees the same");
        Calls.handleClose(clone);
        memory.close();
        Check.that(Calls.budgetUsed(BUDGET) - used >= (PAGES - 1) * PAGE, "it stays without handles and mappings");
        Check.equal(MachineCalls.dmaUnbind(space, 0), 0, "until all is unbound");
        Check.that(Calls.budgetUsed(BUDGET) < used, "then it is gone");
    }

    /** A process binds memory of its own and ends. */
    private static void staysWhenItsMakersAreGone(Handle space) {
        Handle budget = Calls.budgetCreate(BUDGET, new Size(1 << 20));
        Handle process = Calls.processCreate(budget);
        try (SharedMemory memory = SharedMemory.create(8 * PAGE)) {
            Check.that(!Calls.handleGive(process, memory.handle(), Rights.Bit.READ | Rights.Bit.WRITE).isError(), "its memory");
            Check.that(MachineCalls.dmaBind(space, memory.handle(), 0, new Size(8 * PAGE)) > 0, "a binding of it");
        }
        Calls.handleClose(process);
        Calls.handleClose(budget);
        long used = Calls.budgetUsed(BUDGET);
        Check.equal(MachineCalls.dmaUnbind(space, 0), 0, "unbound by who has the space");
        Check.that(used - Calls.budgetUsed(BUDGET) >= 8 * PAGE, "which held the last of it");
    }

    private static void limits(Address buffer) {
        Handle low = MachineCalls.dmaCreate(Startup.block().handle(6), 1);
        Handle memory = Calls.memoryCreateLow(new Size(4 * PAGE));
        Check.that(!memory.isError(), "memory below 4 GiB");
        long binding = MachineCalls.dmaBind(low, memory, PAGE, new Size(2 * PAGE));
        Check.that(binding > 0, "can be reached by every device");
        Check.equal(MachineCalls.dmaSegments(low, binding, 0, buffer, new Size(16)), 1, "in a row, too");
        Check.that(buffer.loadLong() + 2 * PAGE <= LOW_END, "it lies there");
        Check.equal(MachineCalls.dmaBind(low, memory, PAGE, new Size(4 * PAGE)), -ErrorCode.Number.BAD_SIZE, "not behind its end");
        Calls.handleClose(memory);
        Calls.handleClose(low);
    }

    private static void rights(Handle space) {
        Handle memory = Calls.memoryCreate(new Size(PAGE));
        Handle readable = Calls.handleDuplicate(memory, Rights.Bit.READ);
        Handle binder = Calls.handleDuplicate(space, Rights.Bit.WRITE);
        Check.equal(MachineCalls.dmaBind(space, readable, 0, new Size(PAGE)), -ErrorCode.Number.MISSING_RIGHT, "what may not be written is not bound");
        long binding = MachineCalls.dmaBind(binder, memory, 0, new Size(PAGE));
        Check.that(binding > 0, "who may bind");
        Check.equal(MachineCalls.dmaSegments(binder, binding, 0, NOWHERE, new Size(16)), -ErrorCode.Number.MISSING_RIGHT, "need not know where things are");
        Check.equal(MachineCalls.dmaCreate(binder, 0).value(), -ErrorCode.Number.MISSING_RIGHT, "nor make spaces");
        Check.equal(MachineCalls.dmaUnbind(binder, binding), 0, "and unbinds");
        Calls.handleClose(binder);
        Calls.handleClose(readable);
        Calls.handleClose(memory);
    }
}
