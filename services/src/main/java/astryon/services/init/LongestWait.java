package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/**
 * How much later than it should an urgent thread runs, at most, while another one makes calls that are about much memory or about many: how long the kernel keeps
 * interrupts off.
 */
final class LongestWait {
    private static final Handle SELF = Startup.block().process();
    private static final long PAGE = 4096;
    /** 16 MiB. */
    private static final int PAGES = 4096;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final int PRIORITY = 8;
    private static final long PAUSE_NANOS = 20_000;

    // The worker's block, with its stack above.
    private static final int STATE = 0;
    private static final int DONE = 8;
    private static final int STACK = 0x1_8000;

    /** The worker's, made beforehand: it allocates nothing. */
    private static Crowds crowds;

    private LongestWait() {
    }

    /** In nanoseconds. */
    static long measure() {
        long longest = 0;
        crowds = new Crowds();
        try (SharedMemory memory = SharedMemory.create(STACK)) {
            Address block = memory.start();
            block.plus(STATE).storeLong(Machine.currentThread().value());
            Handle thread = Calls.threadCreate(SELF, Machine.symbol("astryon.bench.work"), block.plus(STACK - 8), block.value(), PRIORITY);
            while (block.plus(DONE).loadOrderedInt() == 0) {
                long due = SystemClock.nanos() + PAUSE_NANOS;
                Calls.threadSleep(due);
                long late = SystemClock.nanos() - due;
                longest = late > longest ? late : longest;
            }
            Calls.handleClose(thread);
        }
        crowds.close();
        return longest;
    }

    @Export("astryon.bench.work")
    static void work(Address block) {
        Machine.setCurrentThread(new Address(block.plus(STATE).loadLong()));
        Size size = new Size(PAGES * PAGE);
        Calls.handleClose(Calls.memoryCreateContiguous(new Size(4 << 20)));
        Handle memory = Calls.memoryReserve(size);
        Address start = Calls.memoryMap(SELF, memory, new Address(0), 0, size, READ_WRITE);
        touch(start);
        Calls.memoryProtect(SELF, start, size, Protection.READ);
        Calls.memoryProtect(SELF, start, size, READ_WRITE);
        touch(start);
        Calls.memoryDiscard(SELF, start, size);
        touch(start);
        Handle clone = Calls.processClone(SELF, new Handle(0));
        Calls.processKill(clone);
        Calls.handleClose(clone);
        touch(start);
        Calls.memoryResize(memory, new Size(PAGE));
        Calls.memoryResize(memory, size);
        touch(start);
        Crowds.lateEnd(memory, start);
        largePages();
        crowds.threads();
        crowds.watches();
        crowds.signals();
        crowds.futexes();
        crowds.callers();
        crowds.spenders();
        crowds.bindings();
        crowds.places();
        block.plus(DONE).storeOrderedInt(1);
        Calls.threadExit();
    }

    /** 16 MiB of pages of 2 MiB, seen, copied, and taken apart. */
    private static void largePages() {
        Size size = new Size(PAGES * PAGE);
        Handle memory = Calls.memoryReserveLarge(size);
        Address start = Calls.memoryMap(SELF, memory, new Address(0), 0, size, READ_WRITE);
        touch(start);
        Handle copy = Calls.memoryClone(memory);
        touch(start);
        Calls.handleClose(copy);
        Calls.memoryDiscard(SELF, start, size);
        touch(start);
        Calls.memoryUnmap(SELF, start.plus(PAGE), new Size(PAGES * PAGE / 2));
        Calls.memoryUnmap(SELF, start, size);
        Calls.handleClose(memory);
    }

    private static void touch(Address start) {
        for (int i = 0; i < PAGES; i++) {
            start.plus(i * PAGE).storeInt(i);
        }
    }
}
