package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** One thing among many: found, told, and taken out in any order. */
final class Multitudes {
    private static final Handle SELF = Startup.block().process();
    private static final Handle NONE = new Handle(0);
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final int MANY = 300;
    /** Odd to that: goes round all of them. */
    private static final int STEP = 7;
    private static final int THREADS = 64;
    /** More than are looked at in a part. */
    private static final int MAPPINGS = 1200;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long SHORTEST_PERIOD_NANOS = 10_000;
    private static final int WORKS = 5;
    private static final int WORK = 100_000;

    private Multitudes() {
    }

    static void run() {
        waitables();
        alarms();
        flood();
        bindings();
        views();
        places();
        threads();
    }

    private static void waitables() {
        Handle set = Calls.waitSetCreate();
        Handle[] timers = new Handle[MANY];
        for (int i = 0; i < MANY; i++) {
            timers[i] = Calls.timerCreate();
            Check.equal(Calls.waitSetAdd(set, timers[i], i), 0, "one of many in a set");
        }
        Handle last = Calls.notificationCreate();
        for (int i = 0; i < MANY; i++) {
            Check.equal(Calls.waitSetAdd(set, timers[i], 1), -ErrorCode.Number.WRONG_STATE, "only once");
            Check.equal(Calls.watch(timers[0], last, 1), i == 0 ? 0 : -ErrorCode.Number.WRONG_STATE, "nor twice by one that watches");
        }
        for (int i = 0; i < MANY - 1; i++) {
            Check.equal(Calls.waitSetRemove(set, timers[i * STEP % MANY]), 0, "taken out");
            Check.equal(Calls.waitSetRemove(set, timers[i * STEP % MANY]), -ErrorCode.Number.WRONG_STATE, "gone");
        }
        int left = (MANY - 1) * STEP % MANY;
        Calls.timerSet(timers[left], 1, 0);
        Check.equal(Calls.waitSetWait(set, SystemClock.nanos() + PATIENCE_NANOS), left, "the last one is there");
        for (Handle timer : timers) {
            Calls.handleClose(timer);
        }
        Calls.handleClose(set);
        Calls.handleClose(last);
    }

    /** All of them at the same moment. */
    private static void alarms() {
        Handle set = Calls.waitSetCreate();
        Handle[] timers = new Handle[MANY];
        long due = SystemClock.nanos() + 1_000_000;
        for (int i = 0; i < MANY; i++) {
            timers[i] = Calls.timerCreate();
            Calls.waitSetAdd(set, timers[i], i);
            Calls.timerSet(timers[i], due, 0);
        }
        for (int i = 0; i < MANY; i++) {
            long key = Calls.waitSetWait(set, SystemClock.nanos() + PATIENCE_NANOS);
            Check.that(key >= 0 && SystemClock.nanos() >= due, "each rings");
            Check.equal(Calls.timerSet(timers[(int) key], 0, 0), 0, "once");
        }
        Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "and none again");
        for (Handle timer : timers) {
            Calls.handleClose(timer);
        }
        Calls.handleClose(set);
    }

    /** Timers that are due all the time leave most of the processor to programs, and who sleeps is woken. */
    private static void flood() {
        long alone = leastOfWork();
        Handle[] timers = new Handle[MANY];
        for (int i = 0; i < MANY; i++) {
            timers[i] = Calls.timerCreate();
            Calls.timerSet(timers[i], 1, SHORTEST_PERIOD_NANOS);
        }
        long flooded = leastOfWork();
        Check.equal(Calls.threadSleep(SystemClock.nanos() + SHORTEST_PERIOD_NANOS), 0, "a sleep comes to its end");
        for (Handle timer : timers) {
            Calls.handleClose(timer);
        }
        Check.that(flooded < 4 * alone, "programs have most of the processor: " + flooded + " ns for what takes " + alone);
    }

    /** How long some work takes, of several times the least: something else may run meanwhile. */
    private static long leastOfWork() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WORKS; i++) {
            long start = SystemClock.nanos();
            long now = start;
            for (int j = 0; j < WORK; j++) {
                now = SystemClock.nanos();
            }
            least = now - start < least ? now - start : least;
        }
        return least;
    }

    private static void bindings() {
        Handle space = MachineCalls.dmaCreate(Startup.block().handle(6), 0);
        Handle memory = Calls.memoryCreate(new Size(PAGE));
        long[] numbers = new long[MANY];
        for (int i = 0; i < MANY; i++) {
            numbers[i] = MachineCalls.dmaBind(space, memory, 0, new Size(PAGE));
            Check.that(numbers[i] > 0, "one of many bindings");
        }
        for (int i = 0; i < MANY; i++) {
            Check.equal(MachineCalls.dmaUnbind(space, numbers[i * STEP % MANY]), 0, "unbound");
            Check.equal(MachineCalls.dmaUnbind(space, numbers[i * STEP % MANY]), -ErrorCode.Number.BAD_ARGUMENT, "no more");
        }
        Check.equal(MachineCalls.dmaBind(space, memory, 0, new Size(PAGE)), numbers[MANY - 1] + 1, "another one");
        Check.equal(Calls.handleClose(space), 0, "all");
        Calls.handleClose(memory);
    }

    /** One page seen at many places, also by a clone, in which all of them show one copy. */
    private static void views() {
        try (SharedMemory block = SharedMemory.create(2 * PAGE)) {
            Handle memory = Calls.memoryCreate(new Size(PAGE));
            Address room = Calls.memoryMap(SELF, memory, new Address(0), 0, new Size(PAGE), READ_WRITE);
            Address[] views = new Address[MANY];
            for (int i = 0; i < MANY; i++) {
                views[i] = Calls.memoryMap(SELF, memory, new Address(0), 0, new Size(PAGE), READ_WRITE);
                Check.equal(views[i].loadInt(), 0, "a view");
            }
            room.storeInt(1);
            Handle copy = Calls.memoryClone(memory);
            views[STEP].storeInt(2);
            for (Address view : views) {
                Check.equal(view.loadInt(), 2, "a page that moves moves in all views");
            }
            block.start().storeLong(views[STEP].value());
            block.start().plus(8).storeLong(views[MANY - 1].value());
            Handle clone = Calls.processClone(SELF, NONE);
            Handle ended = Calls.notificationCreate();
            Calls.watch(clone, ended, 1);
            Check.equal(Calls.processStart(clone, Machine.symbol("astryon.selftest.views"), block.start().plus(2 * PAGE - 8), block.start().value(), 0,
                    ObjectChecks.PRIORITY), 0, "a clone starts");
            Calls.notificationWait(ended, 1, 0);
            Check.equal(Calls.processStatus(clone), 2 + 40, "what it writes by one view it sees by another");
            Check.equal(room.loadInt(), 2, "and nobody else");
            Calls.handleClose(clone);
            Calls.handleClose(ended);
            for (int i = 0; i < MANY; i++) {
                Check.equal(Calls.memoryUnmap(SELF, views[i * STEP % MANY]), 0, "a view goes");
            }
            Check.equal(room.loadInt(), 2, "the last one stays");
            Calls.memoryUnmap(SELF, room);
            Calls.handleClose(copy);
            Calls.handleClose(memory);
        }
    }

    @Export("astryon.selftest.views")
    static void inClone(Address block) {
        Address view = new Address(block.loadLong());
        view.storeInt(view.loadInt() + 40);
        Calls.processExit(new Address(block.plus(8).loadLong()).loadInt());
    }

    /** Many mappings, of which the first gap that is large enough is behind the last; what is done to all of them at once. */
    private static void places() {
        Handle memory = Calls.memoryReserve(new Size(2 * PAGE * MAPPINGS));
        Handle region = Calls.regionCreate(SELF, new Address(0), new Size(2 * PAGE * (MAPPINGS + 1)), 0);
        Address start = Calls.regionStart(region);
        for (int i = 0; i < MAPPINGS; i++) {
            Address at = start.plus(2 * i * PAGE);
            Check.equal(Calls.memoryMap(region, memory, at, 2 * i * PAGE, new Size(PAGE), READ_WRITE).value(), at.value(), "one of many");
            at.storeInt(i + 1);
        }
        Address chosen = Calls.memoryMap(region, memory, new Address(0), 0, new Size(2 * PAGE), READ_WRITE);
        Check.equal(chosen.value(), start.plus((2 * MAPPINGS - 1) * PAGE).value(), "the first gap that is large enough");
        Check.equal(Calls.memoryUnmap(region, chosen), 0, "it is free again");
        Handle part = Calls.regionCreate(region, new Address(0), new Size(2 * PAGE), 0);
        Check.equal(Calls.regionStart(part).value(), chosen.value(), "for a region, too");
        Calls.handleClose(part);
        Check.equal(Calls.memoryMap(region, memory, new Address(0), 0, new Size(4 * PAGE), READ_WRITE).value(), -ErrorCode.Number.BAD_ADDRESS, "none is larger");
        Size all = new Size(2 * PAGE * MAPPINGS);
        Check.equal(Calls.memoryProtect(region, start, all, Protection.READ), 0, "all can only be read");
        Check.equal(start.plus(2 * PAGE).loadInt(), 2, "what was written is there");
        Check.equal(Calls.memoryProtect(region, start, all, READ_WRITE), 0, "all can be written again");
        Check.equal(Calls.memoryDiscard(region, start.plus(2 * PAGE), new Size(2 * PAGE * (MAPPINGS - 2))), 0, "all but the first and the last are given back");
        for (int i = 0; i < MAPPINGS; i++) {
            Check.equal(start.plus(2 * i * PAGE).loadInt(), i == 0 || i == MAPPINGS - 1 ? i + 1 : 0, "and zero");
        }
        Check.equal(Calls.memoryUnmap(region, start, all), 0, "all are unmapped");
        Calls.handleClose(region);
        Calls.handleClose(memory);
    }

    /** What threads of a process ran for is counted whether they have ended or not. */
    private static void threads() {
        long before = Calls.processTime(SELF);
        Handle go = Calls.notificationCreate();
        Companion[] crowd = new Companion[THREADS];
        for (int i = 0; i < THREADS; i++) {
            crowd[i] = new Companion(Companion.SIGNAL, go, new Handle(1), ObjectChecks.PRIORITY);
        }
        long with = Calls.processTime(SELF);
        Check.that(with > before, "time goes on");
        for (Companion each : crowd) {
            each.close();
        }
        Check.that(Calls.processTime(SELF) >= with, "what ended ones ran for is not forgotten");
        Calls.handleClose(go);
    }
}
