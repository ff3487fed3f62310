package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.SystemCall;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Calls that are about many: those who wait, watch, or run. They are threads of a clone, which ends with all of them. Nothing here allocates. */
final class Crowds {
    private static final Handle SELF = Startup.block().process();
    private static final Handle NONE = new Handle(0);
    private static final int CROWD = 6000;
    private static final int PROCESSES = 3000;
    private static final int BINDINGS = 20_000;
    private static final int PLACES = 1900;
    private static final int PARTS = 120;
    private static final int WORDS = 256;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    /** Above who makes them, so that a member is where it waits when the call that made it returns. */
    private static final int PRIORITY = 12;
    private static final int LEISURE = 1;
    private static final long MOMENT_NANOS = 3_000_000;

    // The block that they share: room for handles, words that are waited for, the stack.
    private static final int HANDLES = 0;
    private static final int FUTEXES = 0xc000;
    private static final int STACK = 0x2_0000;

    private final SharedMemory memory = SharedMemory.create(STACK);
    private final Address block;

    Crowds() {
        block = Calls.memoryMap(SELF, memory.handle(), new Address(0), 0, new Size(STACK), READ_WRITE | Protection.SHARED);
        // A thread that is made before the stack is there would fault.
        block.plus(STACK - 8).storeLong(0);
    }

    void close() {
        Calls.memoryUnmap(SELF, block);
        memory.close();
    }

    /** An object with much memory, that is known by a dead handle only. */
    static void lateEnd(Handle memory, Address mapped) {
        Handle derived = Calls.handleDerive(memory, Rights.Bit.ALL);
        Calls.handleRevoke(memory);
        Calls.handleClose(memory);
        Calls.memoryUnmap(SELF, mapped);
        Calls.memorySize(derived);
        Calls.handleClose(derived);
    }

    void threads() {
        Handle clone = clone(Machine.symbol("astryon.crowd.sleep"), 0);
        join(clone, Machine.symbol("astryon.crowd.sleep"), 0, LEISURE);
        Calls.processTime(clone);
        end(clone);
    }

    /** Many watch one timer. */
    void watches() {
        Handle timer = Calls.timerCreate();
        for (int i = 0; i < CROWD; i++) {
            Handle notification = Calls.notificationCreate();
            Calls.watch(timer, notification, 1);
            keep(i, notification);
        }
        long due = SystemClock.nanos() + MOMENT_NANOS;
        Calls.timerSet(timer, due, 0);
        Calls.threadSleep(due + MOMENT_NANOS);
        Calls.handleClose(timer);
        closeKept();
    }

    /** Many processes spend from another budget than the one that ends. */
    void spenders() {
        Handle budget = Calls.budgetCreate(Startup.block().handle(InitHandles.BUDGET), new Size(PAGE));
        for (int i = 0; i < PROCESSES; i++) {
            keep(i, Calls.processCreate());
        }
        Calls.budgetEnd(budget);
        for (int i = 0; i < PROCESSES; i++) {
            Calls.handleClose(kept(i));
        }
        Calls.handleClose(budget);
    }

    /** The first of many bindings of a device ends. */
    void bindings() {
        Handle space = MachineCalls.dmaCreate(Startup.block().handle(InitHandles.DMA), 0);
        long first = MachineCalls.dmaBind(space, memory.handle(), 0, new Size(PAGE));
        for (int i = 0; i < BINDINGS; i++) {
            MachineCalls.dmaBind(space, memory.handle(), 0, new Size(PAGE));
        }
        MachineCalls.dmaUnbind(space, first);
        Calls.handleClose(space);
    }

    /** Among many mappings and regions a place is looked for; pages of all are promised, touched, protected and given back at once. */
    void places() {
        Handle region = Calls.regionCreate(SELF, new Address(0), new Size(4 * PAGE * PLACES), 0);
        Address start = Calls.regionStart(region);
        Handle pages = Calls.memoryReserve(new Size(2 * PAGE * PLACES));
        for (int i = 0; i < PLACES; i++) {
            Calls.memoryMap(region, pages, start.plus(3 * i * PAGE), 2 * i * PAGE, new Size(2 * PAGE), READ_WRITE);
        }
        for (int i = 0; i < PARTS; i++) {
            keep(i, Calls.regionCreate(region, start.plus((3 * i + 2) * PAGE), new Size(PAGE), 0));
        }
        Calls.memoryUnmap(region, Calls.memoryMap(region, pages, new Address(0), 0, new Size(2 * PAGE), READ_WRITE));
        for (int i = 0; i < PARTS; i++) {
            Calls.handleClose(kept(i));
        }
        Size all = new Size(3 * PAGE * PLACES);
        for (int i = 0; i < 2 * PLACES; i++) {
            start.plus((3 * (i / 2) + i % 2) * PAGE).storeInt(i);
        }
        Calls.memoryProtect(region, start, all, Protection.READ);
        Calls.memoryProtect(region, start, all, READ_WRITE);
        Calls.memoryDiscard(region, start, all);
        Calls.memoryUnmap(region, start, all);
        Calls.handleClose(region);
        Calls.handleClose(pages);
    }

    /** Many wait for other bits than the one that is signalled. */
    void signals() {
        Handle notification = Calls.notificationCreate();
        Handle clone = clone(Machine.symbol("astryon.crowd.sleep"), 0);
        Handle given = Calls.handleGive(clone, notification, Rights.Bit.WAIT);
        join(clone, Machine.symbol("astryon.crowd.wait"), given.value(), PRIORITY);
        Calls.notificationSignal(notification, 2);
        end(clone);
        Calls.handleClose(notification);
    }

    /** Many wait for other words than those that are woken. */
    void futexes() {
        Handle clone = clone(Machine.symbol("astryon.crowd.sleep"), 0);
        join(clone, Machine.symbol("astryon.crowd.futex"), block.value() + FUTEXES, PRIORITY);
        for (int i = 1; i < WORDS; i++) {
            Calls.futexWake(block.plus(FUTEXES + 4 * i), 1);
        }
        end(clone);
    }

    /** Who is more urgent than many callers comes last. */
    void callers() {
        Handle endpoint = Calls.endpointCreate();
        Handle clone = clone(Machine.symbol("astryon.crowd.sleep"), 0);
        Handle given = Calls.handleGive(clone, endpoint, Rights.Bit.CALL);
        join(clone, Machine.symbol("astryon.crowd.call"), given.value(), PRIORITY);
        Calls.handleClose(Calls.threadCreate(clone, Machine.symbol("astryon.crowd.call"), block.plus(STACK - 8), given.value(), PRIORITY + 1));
        end(clone);
        Calls.handleClose(endpoint);
    }

    private Handle clone(Address code, long argument) {
        Handle clone = Calls.processClone(SELF, NONE);
        Calls.processStart(clone, code, block.plus(STACK - 8), argument, 0, LEISURE);
        return clone;
    }

    private void join(Handle clone, Address code, long argument, int priority) {
        for (int i = 0; i < CROWD; i++) {
            Calls.handleClose(Calls.threadCreate(clone, code, block.plus(STACK - 8), argument, priority));
        }
    }

    private static void end(Handle clone) {
        Calls.processKill(clone);
        Calls.handleClose(clone);
    }

    private void keep(int index, Handle handle) {
        block.plus(HANDLES + 8L * index).storeLong(handle.value());
    }

    private Handle kept(int index) {
        return new Handle(block.plus(HANDLES + 8L * index).loadLong());
    }

    private void closeKept() {
        for (int i = 0; i < CROWD; i++) {
            Calls.handleClose(kept(i));
        }
    }

    @Export("astryon.crowd.sleep")
    static void sleep() {
        Calls.threadSleep(Long.MAX_VALUE);
    }

    @Export("astryon.crowd.wait")
    static void await(long notification) {
        Calls.notificationWait(new Handle(notification), 1, 0);
    }

    @Export("astryon.crowd.futex")
    static void futex(Address word) {
        Calls.futexWait(word, 0, 0, NONE);
    }

    /** Nobody receives. */
    @Export("astryon.crowd.call")
    static void call(long endpoint) {
        Machine.syscall(SystemCall.Number.CALL, endpoint, 0);
    }
}
