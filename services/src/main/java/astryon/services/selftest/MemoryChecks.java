package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Copies of memory, of whole address spaces, and what can be done to mappings. */
final class MemoryChecks {
    private static final Handle NONE = new Handle(0);
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final long PAGE = 4096;
    private static final int FIRST = 111;
    private static final int LATER = 222;

    private MemoryChecks() {
    }

    static void run() {
        copies();
        chains();
        sharedCopies();
        resizing();
        discarding();
        committing();
        contiguous();
        LargePageChecks.run();
        ranges();
        refusals();
        clones();
    }

    private static Handle self() {
        return Startup.block().process();
    }

    private static void copies() {
        try (SharedMemory original = SharedMemory.create(16 * PAGE)) {
            for (int i = 0; i < 8; i++) {
                original.start().plus(i * PAGE).storeInt(i + 1);
            }
            Handle same = Calls.handleDuplicate(original.handle(), Rights.Bit.READ);
            Check.equal(Calls.memoryNumber(same), Calls.memoryNumber(original.handle()), "a memory object has one number");
            Check.equal(Calls.memoryIsPaged(same), 0, "and its pages are there");
            Calls.handleClose(same);
            try (SharedMemory copy = SharedMemory.map(Calls.memoryClone(original.handle()), READ_WRITE)) {
                Check.that(Calls.memoryNumber(copy.handle()) != Calls.memoryNumber(original.handle()), "which its copy has not");
                original.start().storeInt(100);
                copy.start().plus(PAGE).storeInt(200);
                original.start().plus(9 * PAGE).storeInt(300);
                Check.equal(copy.start().loadInt(), 1, "the copy does not see later writes");
                Check.equal(original.start().plus(PAGE).loadInt(), 2, "nor the original the copy's");
                Check.equal(copy.start().plus(2 * PAGE).loadInt(), 3, "what nobody wrote is the same");
                Check.equal(copy.start().plus(9 * PAGE).loadInt(), 0, "untouched pages part, too");
            }
            Check.equal(original.start().loadInt(), 100, "the original outlives the copy");
            Check.equal(original.start().plus(2 * PAGE).loadInt(), 3, "with all it had");
        }
    }

    /** Copies of copies of copies: each keeps what it saw. */
    private static void chains() {
        SharedMemory[] generations = new SharedMemory[8];
        generations[0] = SharedMemory.create(4 * PAGE);
        for (int i = 1; i < generations.length; i++) {
            generations[i - 1].start().storeInt(i);
            generations[i] = SharedMemory.map(Calls.memoryClone(generations[i - 1].handle()), READ_WRITE);
        }
        for (int i = 0; i < generations.length; i += 2) {
            generations[i].close();
        }
        for (int i = 1; i < generations.length; i += 2) {
            Check.equal(generations[i].start().loadInt(), i == generations.length - 1 ? i : i + 1, "generation " + i);
            generations[i].start().storeInt(-i);
        }
        for (int i = 1; i < generations.length; i += 2) {
            Check.equal(generations[i].start().loadInt(), -i, "written generation " + i);
            generations[i].close();
        }
    }

    /** Two views of one object stay one, although it has a copy. */
    private static void sharedCopies() {
        try (SharedMemory original = SharedMemory.create(PAGE);
                SharedMemory view = SharedMemory.map(Calls.handleDuplicate(original.handle(), Rights.Bit.READ | Rights.Bit.WRITE), READ_WRITE)) {
            original.start().storeInt(1);
            Check.equal(view.start().loadInt(), 1, "both views show it");
            Handle copy = Calls.memoryClone(original.handle());
            view.start().storeInt(2);
            Check.equal(original.start().loadInt(), 2, "a page that moves moves in all views");
            Calls.handleClose(copy);
        }
    }

    private static void resizing() {
        Handle memory = Calls.memoryCreate(new Size(2 * PAGE));
        Address start = Calls.memoryMap(self(), memory, new Address(0), 0, new Size(2 * PAGE), READ_WRITE);
        start.storeInt(5);
        start.plus(PAGE).storeInt(6);
        Check.equal(Calls.memoryResize(memory, new Size(PAGE)), 0, "smaller");
        Check.equal(Calls.memoryResize(memory, new Size(2 * PAGE)), 0, "larger again");
        Check.equal(start.loadInt(), 5, "what stayed");
        Check.equal(start.plus(PAGE).loadInt(), 0, "what was cut off is zero");
        Check.equal(Calls.memoryResize(memory, new Size(1L << 36)), -ErrorCode.Number.NO_BUDGET, "growth is charged");
        Calls.memoryUnmap(self(), start);
        Calls.handleClose(memory);
    }

    private static void discarding() {
        try (SharedMemory memory = SharedMemory.reserve(2048 * PAGE)) {
            Handle budget = Startup.block().handle(3);
            for (int i = 0; i < 2048; i += 16) {
                memory.start().plus(i * PAGE).storeInt(i + 1);
            }
            long used = Calls.budgetUsed(budget);
            Check.equal(Calls.memoryDiscard(self(), memory.start().plus(16 * PAGE), new Size(1500 * PAGE)), 0, "some pages");
            Check.equal(memory.start().loadInt(), 1, "before them");
            Check.equal(memory.start().plus(1520 * PAGE).loadInt(), 1521, "behind them");
            Check.that(used - Calls.budgetUsed(budget) >= 90 * PAGE, "what they took is given back");
            Check.equal(memory.start().plus(1024 * PAGE).loadInt(), 0, "they are zero");
            Handle copy = Calls.memoryClone(memory.handle());
            Calls.memoryDiscard(self(), memory.start(), new Size(2048 * PAGE));
            Check.equal(memory.start().loadInt(), 0, "all are zero");
            try (SharedMemory seen = SharedMemory.map(copy, READ_WRITE)) {
                Check.equal(seen.start().loadInt(), 1, "but not in a copy");
            }
        }
    }

    private static void committing() {
        try (SharedMemory memory = SharedMemory.reserve(2048 * PAGE)) {
            Handle budget = Startup.block().handle(3);
            Address start = memory.start().plus(1000 * PAGE);
            Check.equal(Calls.memoryCommit(self(), start, new Size(100 * PAGE)), 0, "pages of two leaves");
            long used = Calls.budgetUsed(budget);
            for (int i = 0; i < 100; i++) {
                start.plus(i * PAGE).storeInt(i);
            }
            Check.equal(Calls.budgetUsed(budget), used, "touching them costs nothing more");
            Calls.memoryDiscard(self(), memory.start(), new Size(2048 * PAGE));
            Check.that(used - Calls.budgetUsed(budget) >= 100 * PAGE, "and they can be given back");
            Calls.memoryCommit(self(), start, new Size(100 * PAGE));
            Calls.memoryDiscard(self(), memory.start(), new Size(2048 * PAGE));
            Check.that(used - Calls.budgetUsed(budget) >= 100 * PAGE, "untouched, too");
            Check.equal(Calls.memoryCommit(self(), memory.start(), new Size(1025 * PAGE)), -ErrorCode.Number.BAD_SIZE, "not too much at once");
            Check.equal(Calls.memoryCommit(self(), memory.start().plus(2047 * PAGE), new Size(2 * PAGE)), -ErrorCode.Number.BAD_ADDRESS, "nor what is not there");
            Calls.memoryProtect(self(), memory.start(), new Size(PAGE), Protection.READ);
            Check.equal(Calls.memoryCommit(self(), memory.start(), new Size(PAGE)), 0, "what can only be read");
            Calls.memoryProtect(self(), memory.start(), new Size(PAGE), Protection.NONE);
            Check.equal(Calls.memoryCommit(self(), memory.start(), new Size(PAGE)), -ErrorCode.Number.BAD_ADDRESS, "nor what cannot be touched");
        }
    }

    private static void contiguous() {
        Handle memory = Calls.memoryCreateContiguous(new Size(64 * PAGE));
        Check.equal(Calls.memoryClone(memory).value(), -ErrorCode.Number.WRONG_STATE, "not to be copied");
        Calls.handleClose(memory);
        // Pages of 2 MiB, and parts of them.
        try (SharedMemory large = SharedMemory.map(Calls.memoryCreateContiguous(new Size(4 << 20)), READ_WRITE)) {
            Address at = Calls.memoryMap(self(), large.handle(), new Address(0x1000_0000_0000L), 0, new Size(4 << 20), READ_WRITE);
            for (long i = 0; i < 4 << 20; i += PAGE) {
                Check.equal(large.start().plus(i).loadLong() | large.start().plus(i + PAGE - 8).loadLong(), 0, "zero");
            }
            at.plus(0x345678).storeInt(7);
            Check.equal(large.start().plus(0x345678).loadInt(), 7, "a large page shows the same");
            Check.equal(Calls.memoryUnmap(self(), at.plus(0x200000), new Size(PAGE)), 0, "a part of a large page");
            Check.equal(at.plus(0x345678).loadInt(), 7, "the rest is still there");
            Check.equal(Calls.memoryUnmap(self(), at, new Size(4 << 20)), 0, "all of it");
        }
    }

    private static void ranges() {
        Handle memory = Calls.memoryCreate(new Size(8 * PAGE));
        Address start = Calls.memoryMap(self(), memory, new Address(0), 0, new Size(8 * PAGE), READ_WRITE);
        for (int i = 0; i < 8; i++) {
            start.plus(i * PAGE).storeInt(i);
        }
        Check.equal(Calls.memoryUnmap(self(), start.plus(2 * PAGE), new Size(3 * PAGE)), 0, "a hole");
        Check.equal(start.plus(PAGE).loadInt() + start.plus(5 * PAGE).loadInt(), 6, "around it");
        Address again = Calls.memoryMap(self(), memory, start.plus(3 * PAGE), 0, new Size(PAGE), READ_WRITE);
        Check.equal(again.loadInt(), 0, "something else in the hole");
        Check.equal(Calls.memoryProtect(self(), start, new Size(8 * PAGE), Protection.READ), 0, "all that is there read-only");
        Check.equal(start.plus(6 * PAGE).loadInt(), 6, "can be read");
        Check.equal(Calls.memoryProtect(self(), start.plus(PAGE), new Size(PAGE), READ_WRITE), 0, "one page writable again");
        start.plus(PAGE).storeInt(9);
        Calls.memoryUnmap(self(), start, new Size(8 * PAGE));
        Calls.handleClose(memory);
    }

    private static void refusals() {
        Handle memory = Calls.memoryCreate(new Size(PAGE));
        Handle readable = Calls.handleDuplicate(memory, Rights.Bit.READ);
        Address start = Calls.memoryMap(self(), readable, new Address(0), 0, new Size(PAGE), Protection.READ);
        Check.equal(Calls.memoryProtect(self(), start, new Size(PAGE), READ_WRITE), -ErrorCode.Number.MISSING_RIGHT, "no more than the handle allowed");
        Check.equal(Calls.memoryProtect(self(), start, new Size(PAGE), Protection.WRITE | Protection.EXECUTE), -ErrorCode.Number.BAD_FLAGS, "never both");
        Check.equal(Calls.memoryClone(readable).value(), -ErrorCode.Number.MISSING_RIGHT, "no copy without the right");
        Calls.memoryUnmap(self(), start);
        Calls.handleClose(readable);
        Calls.handleClose(memory);
    }

    private static void clones() {
        try (SharedMemory memory = SharedMemory.create(4 * PAGE)) {
            Address shared = Calls.memoryMap(self(), memory.handle(), new Address(0), 2 * PAGE, new Size(PAGE), READ_WRITE | Protection.SHARED);
            memory.start().storeInt(FIRST);
            memory.start().plus(8).storeLong(shared.value());
            shared.storeInt(FIRST);
            Handle clone = Calls.processClone(self(), NONE);
            Check.that(!clone.isError(), "a clone");
            memory.start().storeInt(LATER);
            Handle ended = Calls.notificationCreate();
            Calls.watch(clone, ended, 1);
            Check.equal(Calls.processStart(clone, Machine.symbol("astryon.selftest.clone"), memory.start().plus(2 * PAGE - 8), memory.start().value(), 0,
                    ObjectChecks.PRIORITY), 0, "it starts");
            Calls.notificationWait(ended, 1, 0);
            Check.equal(Calls.processStatus(clone), FIRST, "it saw what was there when it was made");
            Check.equal(memory.start().loadInt(), LATER, "it wrote to its own");
            Check.equal(shared.loadInt(), 33, "but for what is shared");
            Calls.handleClose(ended);
            Calls.handleClose(clone);
            Calls.memoryUnmap(self(), shared);
        }
    }

    /** The clone's only thread: it has no handles. */
    @Export("astryon.selftest.clone")
    static void inClone(Address memory) {
        int seen = memory.loadInt();
        memory.storeInt(99);
        new Address(memory.plus(8).loadLong()).storeInt(33);
        Calls.processExit(seen);
    }
}
