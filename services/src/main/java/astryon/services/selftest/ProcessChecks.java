package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Processes as a whole: they are suspended and resumed, ended with a code, and say what they use. */
final class ProcessChecks {
    private static final Handle SELF = Startup.block().process();
    private static final Handle NONE = new Handle(0);
    private static final long PAGE = 4096;
    private static final int WORD = 8;
    private static final int KILLED = 256;
    private static final int SUSPENDED = 1024;
    private static final int CODE = 19;
    private static final long MILLISECOND = 1_000_000;
    /** So many processes draw addresses: that all of them draw the same for one of {@link #DRAWN_BITS} happens once in 10^12 runs. */
    private static final int DRAWS = 46;
    private static final int DRAWN_BITS = 28;

    private ProcessChecks() {
    }

    static void run() {
        addresses();
        try (SharedMemory memory = SharedMemory.create(4 * PAGE)) {
            Address shared = Calls.memoryMap(SELF, memory.handle(), new Address(0), 2 * PAGE, new Size(PAGE), Protection.READ | Protection.WRITE | Protection.SHARED);
            shared.storeLong(Machine.currentThread().value());
            Address counter = shared.plus(WORD);
            Handle clone = Calls.processClone(SELF, NONE);
            Check.equal(Calls.processStart(clone, Machine.symbol("astryon.selftest.count"), memory.start().plus(PAGE - 8), counter.value(), 0, ObjectChecks.PRIORITY - 1), 0,
                    "a clone that counts");
            Companion.awaitChange(counter);
            suspension(clone, counter, memory.start().plus(2 * PAGE - 8));
            amounts(clone);
            end(clone);
            Calls.handleClose(clone);
            Calls.memoryUnmap(SELF, shared);
        }
    }

    /** Where the kernel maps for processes differs in every bit of a page's number that it draws, from each to the next by another distance. */
    private static void addresses() {
        long ones = 0;
        long zeroes = 0;
        long last = 0;
        long lastDistance = 0;
        try (SharedMemory memory = SharedMemory.create(PAGE)) {
            for (int i = 0; i < DRAWS; i++) {
                Handle process = Calls.processCreate();
                long address = Calls.memoryMap(process, memory.handle(), new Address(0), 0, new Size(PAGE), Protection.READ).value();
                Calls.handleClose(process);
                Check.that(address >= UserSpace.CHOICE_START && address - UserSpace.CHOICE_START < PAGE << DRAWN_BITS, "among the pages to choose from");
                long drawn = (address - UserSpace.CHOICE_START) / PAGE;
                Check.that(drawn - last != lastDistance, "no sequence");
                lastDistance = drawn - last;
                last = drawn;
                ones |= drawn;
                zeroes |= ~drawn;
            }
        }
        Check.equal(ones & zeroes & (1L << DRAWN_BITS) - 1, (1L << DRAWN_BITS) - 1, "bits of an address that are drawn");
    }

    /** Says where memory came to be of which nobody said where. */
    static void showAddress() {
        try (SharedMemory memory = SharedMemory.create(PAGE)) {
            new Console(Startup.block().log()).line("# memory at ".concat(Long.toHexString(memory.start().value())));
        }
    }

    @Export("astryon.selftest.count")
    static void count(Address counter) {
        // What it counts in, and before that whose state safepoints look at.
        Machine.setCurrentThread(new Address(counter.minus(WORD).loadLong()));
        while (true) {
            counter.storeOrderedInt(counter.loadOrderedInt() + 1);
        }
    }

    private static void suspension(Handle clone, Address counter, Address stack) {
        Handle told = Calls.notificationCreate();
        Check.equal(Calls.processWatch(clone, told, 1), 0, "watched");
        Check.equal(Calls.processSuspend(Calls.handleDuplicate(clone, Rights.Bit.INSPECT), CODE), -ErrorCode.Number.MISSING_RIGHT, "that needs a right");
        Check.equal(Calls.processSuspend(clone, KILLED), -ErrorCode.Number.BAD_ARGUMENT, "codes end at 255");
        Check.equal(Calls.processSuspend(clone, CODE), 0, "suspended");
        Check.equal(Calls.notificationWait(told, 1, 1), 1, "who watches is told");
        Check.equal(Calls.processStatus(clone), SUSPENDED + CODE, "by whom");
        Handle second = Calls.threadCreate(clone, Machine.symbol("astryon.selftest.count"), stack, counter.value(), ObjectChecks.PRIORITY - 1);
        Calls.threadSuspend(second);
        Calls.threadResume(second);
        int before = counter.loadOrderedInt();
        pause();
        Check.equal(counter.loadOrderedInt(), before, "it stands still, with threads that begin meanwhile and are resumed one by one");
        Calls.threadSuspend(second);
        Check.equal(Calls.processResume(clone), 0, "resumed");
        Check.equal(Calls.processStatus(clone), -ErrorCode.Number.STILL_RUNNING, "it runs");
        Companion.awaitChange(counter);
        Calls.threadResume(second);
        Calls.handleClose(second);
        Calls.handleClose(told);
    }

    private static void amounts(Handle clone) {
        long time = Calls.processTime(clone);
        pause();
        Check.that(time > 0 && Calls.processTime(clone) > time, "processor time passes");
        long memory = Calls.processMemory(clone);
        Check.that(memory >= 3 * PAGE && memory < 64 << 20, "its code, its stack and the counter");
        Check.equal(Calls.processThreads(clone), 2, "threads");
    }

    private static void end(Handle clone) {
        Calls.processSuspend(clone, CODE);
        Check.equal(Calls.processKill(clone, -1), -ErrorCode.Number.BAD_ARGUMENT, "no code");
        Check.equal(Calls.processKill(clone, CODE), 0, "what is suspended ends as well");
        Check.equal(Calls.processStatus(clone), KILLED + CODE, "by whom");
        Check.equal(Calls.processResume(clone), -ErrorCode.Number.WRONG_STATE, "it does not go on");
        Check.that(Calls.processTime(clone) > 0, "what time it had is told");
        Check.equal(Calls.processMemory(clone), -ErrorCode.Number.WRONG_STATE, "it has no memory");
    }

    private static void pause() {
        Calls.threadSleep(SystemClock.nanos() + 2 * MILLISECOND);
    }
}
