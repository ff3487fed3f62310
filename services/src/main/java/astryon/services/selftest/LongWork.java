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
import astryon.sys.SystemClock;

/** Calls that the kernel does part by part: what comes of them, and what does if whoever makes them ends in the middle. */
final class LongWork {
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final Handle SELF = Startup.block().process();
    private static final Handle NONE = new Handle(0);
    /** Some parts, and a small machine has it twice. */
    private static final int PAGES = 1500;
    private static final int ROUNDS = 25;
    private static final int HANDLES = 300;
    private static final int THREADS = 40;
    private static final int PROCESSES = 3;
    private static final int KILLED = 256;
    // What a clone is told, in memory that it shares: handles, as it numbers them, and what to unmap.
    private static final int OWN = 0;
    private static final int VICTIM = 8;
    private static final int PLACE = 16;
    /** What a loop reads at safepoints. */
    private static final int STATE = 24;
    private static final int STACK = 2 * (int) PAGE - 8;
    private static final int MOMENT_NANOS = 20_000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private LongWork() {
    }

    static void run() {
        Handle shared = Calls.memoryCreate(new Size(2 * PAGE));
        Address block = Calls.memoryMap(SELF, shared, new Address(0), 0, new Size(2 * PAGE), READ_WRITE | Protection.SHARED);
        try (SharedMemory memory = SharedMemory.reserve(PAGES * PAGE)) {
            fill(memory.start());
            ranges(memory);
            resizing();
            block.plus(PLACE).storeLong(memory.start().value());
            block.plus(STATE).storeLong(Machine.currentThread().value());
            callersThatEnd(block);
            killersThatAreKilled(block);
            killedWhileTheyEnd(block);
        }
        processWithMuch(block);
        manyProcesses(block);
        endedByOneOfThem(block);
        revoked();
        manyWatchers();
        Multitudes.run();
        Calls.memoryUnmap(SELF, block);
        Calls.handleClose(shared);
    }

    private static void fill(Address start) {
        for (int i = 0; i < PAGES; i++) {
            start.plus(i * PAGE).storeInt(i + 1);
        }
    }

    private static void check(Address start, int from, int to, boolean zero, String what) {
        for (int i = from; i < to; i++) {
            Check.equal(start.plus(i * PAGE).loadInt(), zero ? 0 : i + 1, what);
        }
    }

    private static void ranges(SharedMemory memory) {
        Address start = memory.start();
        Size size = new Size(PAGES * PAGE);
        Check.equal(Calls.memoryProtect(SELF, start, size, Protection.READ), 0, "much becomes read only");
        check(start, 0, PAGES, false, "it can be read");
        Check.equal(Calls.memoryProtect(SELF, start, size, READ_WRITE), 0, "and writable again");
        Check.equal(Calls.memoryDiscard(SELF, start.plus(100 * PAGE), new Size((PAGES - 200) * PAGE)), 0, "much is given back");
        check(start, 0, 100, false, "not what is before it");
        check(start, 100, PAGES - 100, true, "that is zero");
        check(start, PAGES - 100, PAGES, false, "not what is behind it");
        Address again = Calls.memoryMap(SELF, memory.handle(), new Address(0), 0, size, READ_WRITE);
        check(again, PAGES - 100, PAGES, false, "another view");
        fill(again);
        Check.equal(Calls.memoryUnmap(SELF, again.plus(PAGE), new Size((PAGES - 2) * PAGE)), 0, "much is unmapped");
        Check.equal(again.loadInt() + again.plus((PAGES - 1) * PAGE).loadInt(), PAGES + 1, "not what is around it");
        Check.equal(Calls.memoryUnmap(SELF, again, size), 0, "that, too");
        check(start, 0, PAGES, false, "memory itself is as it was");
    }

    private static void resizing() {
        Handle memory = Calls.memoryReserve(new Size(PAGES * PAGE));
        Address start = Calls.memoryMap(SELF, memory, new Address(0), 0, new Size(PAGES * PAGE), READ_WRITE);
        fill(start);
        Check.equal(Calls.memoryResize(memory, new Size(10 * PAGE)), 0, "much is cut off");
        Check.equal(Calls.memoryResize(memory, new Size(PAGES * PAGE)), 0, "and comes back");
        check(start, 0, 10, false, "what was kept");
        check(start, 10, PAGES, true, "what was not");
        fill(start);
        Calls.handleClose(memory);
        Check.equal(Calls.memoryUnmap(SELF, start), 0, "the last view of much");
    }

    /** A clone unmaps all it has, and is killed at some moment of that. */
    private static void callersThatEnd(Address block) {
        for (int i = 0; i < ROUNDS; i++) {
            Handle clone = start(block, NONE, NONE, Machine.symbol("astryon.selftest.unmap"));
            Calls.threadSleep(SystemClock.nanos() + i * MOMENT_NANOS);
            Check.equal(Calls.processKill(clone), 0, "killed while it unmaps");
            Check.that(Calls.processStatus(clone) >= 0, "it has ended");
            Calls.handleClose(clone);
        }
    }

    @Export("astryon.selftest.unmap")
    static void unmap(Address block) {
        Calls.memoryUnmap(new Handle(block.plus(OWN).loadLong()), new Address(block.plus(PLACE).loadLong()), new Size(PAGES * PAGE));
        Calls.processExit(0);
    }

    /** A clone kills another one, and is killed at some moment of that. */
    private static void killersThatAreKilled(Address block) {
        for (int i = 0; i < ROUNDS; i++) {
            Handle victim = start(block, NONE, NONE, Machine.symbol("astryon.selftest.sleep"));
            Handle killer = start(block, victim, NONE, Machine.symbol("astryon.selftest.kill"));
            Calls.threadSleep(SystemClock.nanos() + i * MOMENT_NANOS);
            Check.equal(Calls.processKill(killer), 0, "the killer is killed");
            Check.equal(Calls.processKill(victim), 0, "the victim, however far that was");
            Check.that(Calls.processStatus(killer) >= 0, "the killer has ended");
            Check.equal(Calls.processStatus(victim), KILLED, "so has the victim");
            Calls.handleClose(killer);
            Calls.handleClose(victim);
        }
    }

    @Export("astryon.selftest.kill")
    static void kill(Address block) {
        Calls.processKill(new Handle(block.plus(VICTIM).loadLong()));
        Calls.processExit(0);
    }

    @Export("astryon.selftest.sleep")
    static void sleep() {
        Calls.threadSleep(Long.MAX_VALUE);
        Calls.processExit(0);
    }

    /** A clone that ends by itself, on another processor if there is one, is killed at some moment of that. */
    private static void killedWhileTheyEnd(Address block) {
        for (int i = 0; i < 4 * ROUNDS; i++) {
            Handle clone = start(block, NONE, NONE, Machine.symbol("astryon.selftest.end"));
            long killed = SystemClock.nanos() + i * MOMENT_NANOS / 4;
            while (SystemClock.nanos() < killed) {
                Calls.threadYield();
            }
            Check.equal(Calls.processKill(clone), 0, "killed while it ends");
            Check.that(Calls.processStatus(clone) >= 0, "it has ended");
            Calls.handleClose(clone);
        }
    }

    /** It has page tables of its own, which go first. */
    @Export("astryon.selftest.end")
    static void end(Address block) {
        Machine.setCurrentThread(new Address(block.plus(STATE).loadLong()));
        Address place = new Address(block.plus(PLACE).loadLong());
        for (int i = 0; i < PAGES; i++) {
            place.plus(i * PAGE).loadInt();
        }
        Calls.processExit(0);
    }

    /** A running clone that spends from a budget, with a handle to itself and perhaps one to a victim. */
    private static Handle start(Address block, Handle victim, Handle budget, Address code) {
        Handle clone = Calls.processClone(SELF, budget);
        Check.that(!clone.isError(), "a clone");
        block.plus(OWN).storeLong(Calls.handleGive(clone, clone, Rights.Bit.ALL).value());
        if (victim.value() != 0) {
            block.plus(VICTIM).storeLong(Calls.handleGive(clone, victim, Rights.Bit.MANAGE).value());
        }
        Check.equal(Calls.processStart(clone, code, block.plus(STACK), block.value(), 0, ObjectChecks.PRIORITY), 0, "it starts");
        return clone;
    }

    /** Many handles, many threads, much memory behind its last handle. */
    private static void processWithMuch(Address block) {
        Handle clone = start(block, NONE, NONE, Machine.symbol("astryon.selftest.sleep"));
        Handle notification = Calls.notificationCreate();
        for (int i = 0; i < HANDLES; i++) {
            Check.that(!Calls.handleGive(clone, notification, Rights.Bit.SIGNAL).isError(), "a handle");
        }
        for (int i = 0; i < THREADS; i++) {
            Handle thread = Calls.threadCreate(clone, Machine.symbol("astryon.selftest.sleep"), block.plus(STACK), 0, ObjectChecks.PRIORITY);
            Check.that(!thread.isError(), "a thread");
            Calls.handleClose(thread);
        }
        SharedMemory much = SharedMemory.reserve(PAGES * PAGE);
        fill(much.start());
        Check.that(!Calls.handleGive(clone, much.handle(), Rights.Bit.READ).isError(), "much memory");
        much.close();
        for (int round = 0; round < 2; round++) {
            Check.equal(Calls.processSuspend(clone, 1), 0, "all its threads are suspended");
            Check.equal(Calls.processResume(clone), 0, "and resumed");
        }
        Check.equal(Calls.processKill(clone), 0, "it ends");
        Check.equal(Calls.processStatus(clone), KILLED, "at once");
        Check.equal(Calls.handleClose(clone), 0, "and nobody knows it");
        Calls.handleClose(notification);
    }

    /** Much memory that only a dead handle names goes when that is come across, or closed. */
    private static void revoked() {
        for (boolean closes : new boolean[] {false, true}) {
            SharedMemory much = SharedMemory.reserve(PAGES * PAGE);
            fill(much.start());
            Handle derived = Calls.handleDerive(much.handle(), Rights.Bit.ALL);
            Check.equal(Calls.handleRevoke(much.handle()), 0, "what was derived is dead");
            much.close();
            Check.equal(closes ? Calls.handleClose(derived) : Calls.memorySize(derived), -ErrorCode.Number.REVOKED, "it is come across");
            Check.equal(Calls.memorySize(derived), -ErrorCode.Number.BAD_HANDLE, "it is gone");
        }
    }

    private static void manyWatchers() {
        Handle timer = Calls.timerCreate();
        Handle[] watchers = new Handle[HANDLES];
        for (int i = 0; i < HANDLES; i++) {
            watchers[i] = Calls.notificationCreate();
            Check.equal(Calls.watch(timer, watchers[i], i + 1), 0, "it watches");
        }
        for (int round = 0; round < 3; round++) {
            Calls.timerSet(timer, SystemClock.nanos() + 1, 0);
            for (int i = HANDLES - 1; i >= 0; i--) {
                Check.equal(Calls.notificationWait(watchers[i], -1, SystemClock.nanos() + PATIENCE_NANOS), i + 1, "each is told");
            }
        }
        Calls.handleClose(timer);
        for (Handle watcher : watchers) {
            Calls.handleClose(watcher);
        }
    }

    /** Who ends all that spend from a budget may be one of them, wherever in it, and ends last. */
    private static void endedByOneOfThem(Address block) {
        for (int i = 0; i < 2; i++) {
            Handle budget = Calls.budgetCreate(Startup.block().handle(3), new Size(9 << 20));
            Handle part = Calls.budgetCreate(budget, new Size(4 << 20));
            Handle other = Calls.budgetCreate(budget, new Size(4 << 20));
            Handle before = start(block, NONE, part, Machine.symbol("astryon.selftest.sleep"));
            Handle ender = start(block, budget, i == 0 ? other : part, Machine.symbol("astryon.selftest.endBudget"));
            long end = SystemClock.nanos() + PATIENCE_NANOS;
            while (Calls.processStatus(ender) < 0 && SystemClock.nanos() < end) {
                Calls.threadSleep(SystemClock.nanos() + MOMENT_NANOS);
            }
            Check.equal(Calls.processStatus(before), KILLED, "who spends from another part, or the same, has ended");
            Check.equal(Calls.processStatus(ender), KILLED, "so has who asked for it");
            for (Handle handle : new Handle[] {before, ender, part, other, budget}) {
                Calls.handleClose(handle);
            }
        }
    }

    @Export("astryon.selftest.endBudget")
    static void endBudget(Address block) {
        Calls.budgetEnd(new Handle(block.plus(VICTIM).loadLong()));
        Calls.processExit(0);
    }

    private static void manyProcesses(Address block) {
        Handle budget = Calls.budgetCreate(Startup.block().handle(3), new Size(6 << 20));
        Check.that(!budget.isError(), "a budget");
        // Of its parts few have somebody who spends, and some have him in a part of a part.
        Handle[] parts = new Handle[HANDLES];
        for (int i = 0; i < HANDLES; i++) {
            parts[i] = Calls.budgetCreate(i % PROCESSES == 0 ? budget : parts[i - 1], new Size(PAGE >> i % PROCESSES));
            Check.that(!parts[i].isError(), "a part of it");
        }
        Handle[] spent = new Handle[PROCESSES];
        Handle[] clones = new Handle[PROCESSES];
        Handle above = budget;
        for (int i = 0; i < PROCESSES; i++) {
            spent[i] = Calls.budgetCreate(above, new Size((4 - i) * (1 << 20)));
            above = spent[i];
            clones[i] = start(block, NONE, spent[i], Machine.symbol("astryon.selftest.sleep"));
        }
        Handle other = start(block, NONE, NONE, Machine.symbol("astryon.selftest.sleep"));
        Check.equal(Calls.budgetEnd(parts[0]), 0, "nobody spends from that one");
        Check.equal(Calls.budgetEnd(spent[1]), 0, "all who spend from a part of it end");
        Check.equal(Calls.processStatus(clones[0]), -ErrorCode.Number.STILL_RUNNING, "but those who spend from another");
        Check.equal(Calls.budgetEnd(budget), 0, "all who spend from it end");
        for (Handle clone : clones) {
            Check.equal(Calls.processStatus(clone), KILLED, "each of them");
            Calls.handleClose(clone);
        }
        Check.equal(Calls.processStatus(other), -ErrorCode.Number.STILL_RUNNING, "and nobody else");
        Calls.processKill(other);
        Calls.handleClose(other);
        for (Handle part : parts) {
            Calls.handleClose(part);
        }
        for (Handle part : spent) {
            Calls.handleClose(part);
        }
        Calls.handleClose(budget);
    }
}
