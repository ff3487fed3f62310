package astryon.services.selftest;

import astryon.abi.BudgetLimit;
import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Budgets, derived handles, wait sets, timers and futexes, as a program sees them. Its fourth handle is a budget. */
final class ObjectChecks {
    private static final Handle NONE = new Handle(0);
    static final int PRIORITY = 16;
    private static final long MILLISECOND = 1_000_000;
    private static final long KILLED = 256;

    private ObjectChecks() {
    }

    static void run() {
        budgets();
        limits();
        endsOfBudgets();
        derivedHandles();
        waitSets();
        timers();
        futexes();
        waitsForAll();
        threadsEnd();
    }

    private static void budgets() {
        Handle budget = Startup.block().handle(3);
        // Places in the handle table are paid for once.
        Handle self = Startup.block().process();
        Handle one = Calls.handleDuplicate(self, 0);
        Calls.handleClose(Calls.handleDuplicate(self, 0));
        Calls.handleClose(one);
        Check.equal(Calls.budgetUsed(NONE), Calls.budgetUsed(budget), "everybody may ask of his own");
        long free = Calls.budgetLimit(budget) - Calls.budgetUsed(budget);
        Handle child = Calls.budgetCreate(budget, new Size(1 << 20));
        Check.that(!child.isError(), "a budget can be split");
        Check.that(free - (Calls.budgetLimit(budget) - Calls.budgetUsed(budget)) >= 1 << 20, "the part is the child's");
        Check.equal(Calls.budgetCreate(child, new Size(2 << 20)).value(), -ErrorCode.Number.NO_BUDGET, "more than there is");
        Handle process = Calls.processCreate(child);
        Check.that(!process.isError(), "a process that the child pays for");
        long used = Calls.budgetUsed(child);
        Check.that(used >= 4096, "the process costs something");
        Calls.handleClose(process);
        Check.equal(Calls.budgetUsed(child), 0, "and no more when it is gone");
        Calls.handleClose(child);
        Check.equal(Calls.budgetLimit(budget) - Calls.budgetUsed(budget), free, "the budget is back");
        Check.equal(Calls.memoryCreate(new Size(1L << 36)).value(), -ErrorCode.Number.NO_BUDGET, "memory is charged when promised");
        Handle deep = budget;
        for (int i = 0; i < 20 && !deep.isError(); i++) {
            deep = Calls.budgetCreate(deep, new Size((1 << 20) - i * 1024));
        }
        Check.equal(deep.value(), -ErrorCode.Number.TOO_DEEP, "chains of budgets end");
    }

    /** How many there are, all together, of what spends from a budget or from one below it. */
    private static void limits() {
        Handle all = Startup.block().handle(3);
        long free = Calls.budgetLimit(all) - Calls.budgetUsed(all);
        Handle budget = Calls.budgetCreate(all, new Size(16 << 20));
        Handle seen = Calls.handleDuplicate(budget, Rights.Bit.INSPECT);
        Check.equal(Calls.budgetLimit(seen, BudgetLimit.THREADS, 2), -ErrorCode.Number.MISSING_RIGHT, "to limit needs a right");
        Calls.handleClose(seen);
        Check.equal(Calls.budgetLimit(budget, BudgetLimit.WEIGHT + 1, 2), -ErrorCode.Number.BAD_ARGUMENT, "there are four");
        Check.equal(Calls.budgetLimit(budget, BudgetLimit.THREADS, 0), -ErrorCode.Number.BAD_ARGUMENT, "none is no limit");
        Calls.budgetLimit(budget, BudgetLimit.THREADS, 3);
        Calls.budgetLimit(budget, BudgetLimit.PROCESSES, 2);
        Calls.budgetLimit(budget, BudgetLimit.HANDLES, 40);
        Handle below = Calls.budgetCreate(budget, new Size(8 << 20));
        Check.equal(Calls.budgetLimit(below, BudgetLimit.THREADS, 100), -ErrorCode.Number.WRONG_STATE, "who is limited sets no limits");
        Handle self = Startup.block().process();
        Handle one = Calls.processClone(self, budget);
        Handle other = Calls.processCreate(below);
        Check.that(!one.isError() && !other.isError(), "so many processes there may be");
        Check.equal(Calls.processCreate(below).value(), -ErrorCode.Number.NO_BUDGET, "not one more");
        Check.equal(Calls.processClone(self, budget).value(), -ErrorCode.Number.NO_BUDGET, "nor as a clone");
        Calls.handleClose(other);
        other = Calls.processCreate(below);
        Check.that(!other.isError(), "but for one that has gone");
        threadLimit(one);
        int given = 0;
        while (!Calls.handleGive(other, budget, 0).isError()) {
            given++;
        }
        Check.equal(given, 40, "so many handles a process may have");
        Calls.processKill(one);
        Handle third = Calls.processCreate(budget);
        Check.that(!third.isError(), "who has ended does not count, whoever has a handle to it");
        Calls.handleClose(third);
        Calls.handleClose(one);
        Calls.handleClose(other);
        Calls.handleClose(below);
        Calls.handleClose(budget);
        // Processes end in parts, and small machines have no second budget of that size.
        for (int i = 0; i < 1000 && Calls.budgetLimit(all) - Calls.budgetUsed(all) < free - (1 << 20); i++) {
            Calls.threadSleep(SystemClock.nanos() + MILLISECOND);
        }
        Check.that(Calls.budgetLimit(all) - Calls.budgetUsed(all) >= free - (1 << 20), "what has ended gives its part back");
    }

    private static void threadLimit(Handle process) {
        try (SharedMemory stack = SharedMemory.create(4096)) {
            Address top = stack.start().plus(4088);
            Calls.processStart(process, Machine.symbol("astryon.selftest.sleeper"), top, 0, 0, PRIORITY);
            Handle[] threads = new Handle[2];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = Calls.threadCreate(process, Machine.symbol("astryon.selftest.sleeper"), top, 0, PRIORITY);
                Check.that(!threads[i].isError(), "so many threads there may be");
            }
            Check.equal(Calls.threadCreate(process, Machine.symbol("astryon.selftest.sleeper"), top, 0, PRIORITY).value(), -ErrorCode.Number.NO_BUDGET, "not one more");
            for (Handle thread : threads) {
                Calls.handleClose(thread);
            }
        }
    }

    /** Everybody who spends from a budget, or from one below it, ends with it, and nobody else. */
    private static void endsOfBudgets() {
        Handle budget = Calls.budgetCreate(Startup.block().handle(3), new Size(15 << 20));
        Handle below = Calls.budgetCreate(budget, new Size(7 << 20));
        Handle self = Startup.block().process();
        try (SharedMemory stack = SharedMemory.create(4096)) {
            Handle[] clones = {Calls.processClone(self, below), Calls.processClone(self, budget), Calls.processClone(self, NONE)};
            for (Handle clone : clones) {
                Calls.processStart(clone, Machine.symbol("astryon.selftest.sleeper"), stack.start().plus(4088), 0, 0, PRIORITY);
            }
            Handle fresh = Calls.processCreate(below);
            Check.equal(Calls.budgetEnd(Calls.handleDuplicate(budget, Rights.Bit.INSPECT)), -ErrorCode.Number.MISSING_RIGHT, "that needs a right");
            Check.equal(Calls.budgetEnd(budget), 0, "a budget ends");
            Check.equal(Calls.processStatus(clones[0]), KILLED, "who spends from one below it");
            Check.equal(Calls.processStatus(clones[1]), KILLED, "who spends from it");
            Check.equal(Calls.processStatus(fresh), KILLED, "who never ran");
            Check.equal(Calls.processStatus(clones[2]), -ErrorCode.Number.STILL_RUNNING, "not who spends from another one");
            Calls.processKill(clones[2]);
            for (Handle clone : clones) {
                Calls.handleClose(clone);
            }
            Calls.handleClose(fresh);
        }
        Calls.handleClose(below);
        Calls.handleClose(budget);
    }

    @Export("astryon.selftest.sleeper")
    static void sleep() {
        Calls.threadSleep(Long.MAX_VALUE);
    }

    private static void derivedHandles() {
        Handle original = Calls.notificationCreate();
        Handle derived = Calls.handleDerive(original, Rights.Bit.ALL);
        Handle copy = Calls.handleDuplicate(derived, Rights.Bit.SIGNAL);
        Handle below = Calls.handleDerive(derived, Rights.Bit.SIGNAL);
        Check.equal(Calls.notificationSignal(below, 1), 0, "a derived handle is a handle");
        Check.equal(Calls.handleRevoke(copy), -ErrorCode.Number.MISSING_RIGHT, "revoking needs a right");
        Calls.handleRevoke(derived);
        Check.equal(Calls.notificationSignal(below, 1), -ErrorCode.Number.REVOKED, "what hangs from it is revoked");
        Check.equal(Calls.notificationSignal(below, 1), -ErrorCode.Number.BAD_HANDLE, "and closed");
        Check.equal(Calls.notificationSignal(copy, 1), 0, "its copy is not");
        Calls.handleRevoke(original);
        Check.equal(Calls.notificationSignal(copy, 1), -ErrorCode.Number.REVOKED, "copies of derived handles are");
        Check.equal(Calls.notificationSignal(derived, 1), -ErrorCode.Number.REVOKED, "and derived handles themselves");
        Handle again = Calls.handleDerive(original, Rights.Bit.ALL);
        Check.equal(Calls.notificationSignal(again, 1), 0, "what is derived later is good");
        Handle deep = again;
        for (int i = 0; i < 10 && !deep.isError(); i++) {
            deep = Calls.handleDerive(deep, Rights.Bit.ALL);
        }
        Check.equal(deep.value(), -ErrorCode.Number.TOO_DEEP, "chains of derivation end");
        // Many revoked handles are room for others.
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 1000; i++) {
                Check.that(!Calls.handleDerive(original, Rights.Bit.SIGNAL).isError(), "revoked handles make room");
            }
            Calls.handleRevoke(original);
        }
        Calls.handleClose(original);
    }

    private static void waitSets() {
        Handle set = Calls.waitSetCreate();
        Handle one = Calls.notificationCreate();
        Handle two = Calls.notificationCreate();
        Check.equal(Calls.waitSetAdd(set, one, 11), 0, "a notification goes in");
        Check.equal(Calls.waitSetAdd(set, one, 12), -ErrorCode.Number.WRONG_STATE, "once");
        Check.equal(Calls.waitSetAdd(set, set, 12), -ErrorCode.Number.WRONG_TYPE, "no set in a set");
        Calls.waitSetAdd(set, two, 22);
        Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "nothing is ready");
        Calls.notificationSignal(two, 1);
        Calls.notificationSignal(one, 1);
        Check.equal(Calls.waitSetWait(set, 0), 22, "the first that became ready");
        Check.equal(Calls.waitSetWait(set, 0), 11, "then the other");
        Check.equal(Calls.waitSetWait(set, 0), 22, "still ready, in turn");
        Calls.notificationWait(two, 1, 0);
        Check.equal(Calls.waitSetWait(set, 0), 11, "what is taken is not ready");
        Calls.handleClose(one);
        Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "what is gone neither");
        Check.equal(Calls.waitSetRemove(set, two), 0, "one can be taken out");
        Calls.notificationSignal(two, 1);
        Check.equal(Calls.waitSetWait(set, 1), -ErrorCode.Number.TIMED_OUT, "and is not heard of");
        Calls.waitSetAdd(set, two, 33);
        Check.equal(Calls.waitSetWait(set, 0), 33, "what is ready when added");
        Calls.notificationWait(two, 1, 0);
        try (Companion companion = new Companion(Companion.SIGNAL, two, new Handle(4), PRIORITY - 1)) {
            Check.equal(Calls.waitSetWait(set, 0), 33, "a waiting thread is woken");
            Calls.waitSetAdd(set, companion.thread(), 44);
            Calls.notificationWait(two, 4, 0);
            Check.equal(Calls.waitSetWait(set, 0), 44, "by a thread's end, too");
        }
        Calls.handleClose(set);
        Calls.handleClose(two);
    }

    private static void timers() {
        Handle timer = Calls.timerCreate();
        Handle fired = Calls.notificationCreate();
        Calls.watch(timer, fired, 2);
        Calls.timerSet(timer, SystemClock.nanos() + 60_000 * MILLISECOND, 0);
        Check.equal(Calls.notificationWait(fired, 2, 1), -ErrorCode.Number.TIMED_OUT, "not before its time");
        long now = SystemClock.nanos();
        Calls.timerSet(timer, now + 2 * MILLISECOND, 0);
        Check.equal(Calls.notificationWait(fired, 2, 0), 2, "at its time");
        Check.that(SystemClock.nanos() - now >= 2 * MILLISECOND, "not early");
        Calls.timerSet(timer, now, MILLISECOND);
        for (int i = 0; i < 3; i++) {
            Check.equal(Calls.notificationWait(fired, 2, 0), 2, "again and again");
        }
        Calls.timerSet(timer, 1, Long.MAX_VALUE);
        Check.equal(Calls.notificationWait(fired, 2, 0), 2, "even if the next time is never");
        Calls.timerSet(timer, 0, 0);
        Calls.notificationWait(fired, 2, 1);
        Check.equal(Calls.notificationWait(fired, 2, SystemClock.nanos() + 3 * MILLISECOND), -ErrorCode.Number.TIMED_OUT, "until it is stopped");
        Calls.handleClose(timer);
        Calls.handleClose(fired);
    }

    private static void futexes() {
        try (SharedMemory memory = SharedMemory.create(4096)) {
            Check.equal(Calls.futexWait(memory.start(), 1, 0, NONE), -ErrorCode.Number.WRONG_VALUE, "another value");
            Check.equal(Calls.futexWait(memory.start(), 0, SystemClock.nanos() + MILLISECOND, NONE), -ErrorCode.Number.TIMED_OUT, "a deadline");
            Check.equal(Calls.futexWake(memory.start(), 1), 0, "nobody waits");
            Check.equal(Calls.futexWait(memory.start().plus(2), 0, 0, NONE), -ErrorCode.Number.BAD_ALIGNMENT, "not a word");
        }
        try (Companion companion = new Companion(Companion.FUTEX_WAKE, NONE, NONE, PRIORITY - 1)) {
            Check.equal(Calls.futexWait(companion.block().plus(Companion.WORD), 0, 0, companion.thread()), 0, "woken");
            companion.join();
            Check.equal(companion.result(), 1, "one was woken");
        }
    }

    private static void waitsForAll() {
        Handle notification = Calls.notificationCreate();
        Calls.notificationSignal(notification, 1);
        Check.equal(Calls.notificationWaitForAll(notification, 3, 1), -ErrorCode.Number.TIMED_OUT, "one of two");
        try (Companion companion = new Companion(Companion.SIGNAL, notification, new Handle(6), PRIORITY - 1)) {
            Check.equal(Calls.notificationWaitForAll(notification, 3, 0), 3, "both");
            Check.equal(Calls.notificationWait(notification, 7, 1), 4, "and no more");
        }
        for (int i = 0; i < Long.SIZE; i++) {
            Calls.notificationSignal(notification, 1L << i);
            Check.equal(Calls.notificationWait(notification, -1, 1), 1L << i, "every bit");
        }
        Calls.notificationSignal(notification, -1);
        Check.equal(Calls.notificationWait(notification, -1, 1), Long.MAX_VALUE, "so many bits that they would look like an error");
        Check.equal(Calls.notificationWait(notification, -1, 1), Long.MIN_VALUE, "come one after the other");
        Calls.notificationSignal(notification, -1);
        Check.equal(Calls.notificationWaitForAll(notification, -1, 1), Long.MAX_VALUE, "who wants all has them");
        Check.equal(Calls.notificationWait(notification, -1, 1), -ErrorCode.Number.TIMED_OUT, "at once");
        Calls.handleClose(notification);
    }

    private static void threadsEnd() {
        try (Companion companion = new Companion(Companion.SIGNAL, NONE, NONE, PRIORITY)) {
            companion.join();
            companion.join();
        }
    }
}
