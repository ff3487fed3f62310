package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/**
 * Every call that makes the kernel allocate, once for each of its allocations, which fails: the call says so by an error and has changed nothing, so that
 * it works when it is made again. That nothing was lost on the way shows in the books.
 */
final class Shortages {
    private static final Handle NONE = new Handle(0);
    private static final Handle SELF = Startup.block().process();
    private static final Handle BUDGET = Startup.block().handle(3);
    private static final Handle LOG = Startup.block().handle(4);
    private static final long PAGE = 4096;
    private static final long LARGE_PAGE = 2 << 20;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final long MOST = 64;
    /** More than a table of handles has places for at first. */
    private static final int MANY = 40;

    private static int failures;

    private Shortages() {
    }

    static void run() {
        objects();
        handles();
        watches();
        memory();
        largePages();
        processes();
        messages();
        Check.that(failures > 60, "there were things to fail");
    }

    /** Makes a call again and again, until none of its allocations fails any more; its result. Errors are of memory, whatever was allocated. */
    private static long persist(String what, int number, long a, long b, long c, long d, long e, long f) {
        for (int n = 1; n < MOST; n++) {
            Calls.logShortage(LOG, n);
            long result = Machine.syscall(number, a, b, c, d, e, f);
            boolean happened = Calls.logShortage(LOG, 0) == 0;
            if (!happened) {
                Check.that(result >= 0, what);
                return result;
            }
            failures++;
            // Memory that was to be copied may not be there; some allocations can be done without.
            boolean refused = result == -ErrorCode.Number.NO_MEMORY || result == -ErrorCode.Number.BAD_ADDRESS;
            Check.that(refused || result >= 0, what);
            if (result >= 0) {
                return result;
            }
        }
        Check.that(false, what.concat(" never ends"));
        return 0;
    }

    private static Handle make(String what, int number, long a, long b, long c) {
        return new Handle(persist(what, number, a, b, c, 0, 0, 0));
    }

    private static void objects() {
        Calls.handleClose(make("a process", Number.PROCESS_CREATE, 0, 0, 0));
        Calls.handleClose(make("an endpoint", Number.ENDPOINT_CREATE, 0, 0, 0));
        Calls.handleClose(make("a notification", Number.NOTIFICATION_CREATE, 0, 0, 0));
        Calls.handleClose(make("a wait set", Number.WAIT_SET_CREATE, 0, 0, 0));
        Calls.handleClose(make("a timer", Number.TIMER_CREATE, 0, 0, 0));
        Calls.handleClose(make("a budget", Number.BUDGET_CREATE, BUDGET.value(), 1 << 20, 0));
        Calls.handleClose(make("memory", Number.MEMORY_CREATE, 1 << 20, 0, 0));
        Calls.handleClose(make("much memory", Number.MEMORY_CREATE, 1L << 33, 1, 0));
        Calls.handleClose(make("memory of large pages", Number.MEMORY_CREATE, 1 << 22, 8, 0));
        Handle endpoint = Calls.endpointCreate();
        Calls.handleClose(make("memory with a pager", Number.MEMORY_PAGED, 1 << 20, endpoint.value(), 0));
        Calls.handleClose(endpoint);
        Calls.handleClose(make("memory in a row", Number.MEMORY_CREATE, 1 << 14, 2, 0));
    }

    private static void handles() {
        Handle notification = Calls.notificationCreate();
        Handle endpoint = Calls.endpointCreate();
        Handle[] copies = new Handle[MANY];
        for (int i = 0; i < MANY; i++) {
            int number = i % 2 == 0 ? Number.HANDLE_DUPLICATE : Number.HANDLE_DERIVE;
            copies[i] = make("another handle", number, notification.value(), Rights.Bit.SIGNAL, 0);
        }
        Calls.handleClose(make("a badge", Number.ENDPOINT_MINT, endpoint.value(), 5, Rights.Bit.CALL));
        Handle process = Calls.processCreate();
        persist("a gift", Number.HANDLE_GIVE, process.value(), notification.value(), Rights.Bit.SIGNAL, 0, 0, 0);
        Calls.handleClose(process);
        for (Handle copy : copies) {
            Calls.handleClose(copy);
        }
        Calls.handleClose(endpoint);
        Calls.handleClose(notification);
    }

    private static void watches() {
        Handle notification = Calls.notificationCreate();
        Handle timer = Calls.timerCreate();
        Handle set = Calls.waitSetCreate();
        persist("a watch", Number.WATCH, timer.value(), notification.value(), 1, 0, 0, 0);
        persist("a member of a set", Number.WAIT_SET_ADD, set.value(), timer.value(), 1, 0, 0, 0);
        persist("the old watch", Number.PROCESS_WATCH, SELF.value(), notification.value(), 1, 0, 0, 0);
        Calls.handleClose(set);
        Calls.handleClose(timer);
        Calls.handleClose(notification);
    }

    private static void memory() {
        Handle memory = Calls.memoryCreate(new Size(16 * PAGE));
        for (int i = 0; i < 20; i++) {
            long at = persist("a mapping", Number.MEMORY_MAP, SELF.value(), memory.value(), 0, 0, 16 * PAGE, READ_WRITE);
            new Address(at + PAGE).storeByte((byte) 1);
            persist("a cut", Number.MEMORY_PROTECT, SELF.value(), at + 4 * PAGE, 2 * PAGE, Protection.READ, 0, 0);
            persist("a hole", Number.MEMORY_UNMAP, SELF.value(), at + 8 * PAGE, PAGE, 0, 0, 0);
            Handle copy = make("a copy", Number.MEMORY_CLONE, memory.value(), 0, 0);
            persist("less of it", Number.MEMORY_DISCARD, SELF.value(), at, 2 * PAGE, 0, 0, 0);
            Calls.handleClose(copy);
            Calls.memoryUnmap(SELF, new Address(at), new Size(16 * PAGE));
        }
        Handle space = make("a DMA space", Number.DMA_CREATE, Startup.block().handle(6).value(), 0, 0);
        persist("a binding", Number.DMA_BIND, space.value(), memory.value(), 0, 16 * PAGE, 0, 0);
        Calls.handleClose(space);
        Handle region = make("a region", Number.REGION_CREATE, SELF.value(), 0, 16 * PAGE);
        persist("a mapping in it", Number.MEMORY_MAP, region.value(), memory.value(), 0, 0, 16 * PAGE, READ_WRITE);
        Calls.handleClose(region);
        persist("more memory", Number.MEMORY_RESIZE, memory.value(), 1L << 23, 0, 0, 0, 0);
        persist("less memory", Number.MEMORY_RESIZE, memory.value(), PAGE, 0, 0, 0, 0);
        Calls.handleClose(memory);
    }

    /** Frames in a row can be done without. */
    private static void largePages() {
        for (int i = 0; i < 2; i++) {
            Handle memory = Calls.memoryReserveLarge(new Size(2 * LARGE_PAGE));
            long at = persist("a mapping of large pages", Number.MEMORY_MAP, SELF.value(), memory.value(), 0, 0, 2 * LARGE_PAGE, READ_WRITE);
            if (i == 1) {
                persist("a promise of large pages", Number.MEMORY_COMMIT, SELF.value(), at, 2 * LARGE_PAGE, 0, 0, 0);
            }
            Handle space = make("a DMA space", Number.DMA_CREATE, Startup.block().handle(6).value(), 0, 0);
            persist("a binding of large pages", Number.DMA_BIND, space.value(), memory.value(), 0, LARGE_PAGE, 0, 0);
            Calls.handleClose(space);
            new Address(at + LARGE_PAGE).storeByte((byte) 1);
            Handle copy = make("a copy of large pages", Number.MEMORY_CLONE, memory.value(), 0, 0);
            persist("a large page less", Number.MEMORY_DISCARD, SELF.value(), at, LARGE_PAGE / 2, 0, 0, 0);
            persist("a cut in a large page", Number.MEMORY_PROTECT, SELF.value(), at + LARGE_PAGE + PAGE, PAGE, Protection.READ, 0, 0);
            Calls.handleClose(copy);
            Calls.memoryUnmap(SELF, new Address(at), new Size(2 * LARGE_PAGE));
            Calls.handleClose(memory);
        }
    }

    private static void processes() {
        Calls.handleClose(make("a clone", Number.PROCESS_CLONE, SELF.value(), 0, 0));
        try (SharedMemory stack = SharedMemory.create(PAGE)) {
            stack.start().plus(4088).storeLong(0);
            Handle ended = Calls.notificationCreate();
            long thread = persist("a thread", Number.THREAD_CREATE, SELF.value(), Machine.symbol("astryon.selftest.nothing").value(),
                    stack.start().value() + 4088, 0, ObjectChecks.PRIORITY, 0);
            Calls.watch(new Handle(thread), ended, 1);
            Calls.notificationWait(ended, 1, 0);
            Calls.handleClose(new Handle(thread));
            Handle clone = Calls.processClone(SELF, NONE);
            Calls.watch(clone, ended, 2);
            persist("a start", Number.PROCESS_START, clone.value(), Machine.symbol("astryon.selftest.nothing").value(), stack.start().value() + 4088, 0, 0,
                    ObjectChecks.PRIORITY);
            Calls.notificationWait(ended, 2, 0);
            Calls.handleClose(clone);
            Calls.handleClose(ended);
        }
    }

    @Export("astryon.selftest.nothing")
    static void nothing() {
        Calls.threadExit();
    }

    /** A call with a handle, answered by a thread whose side of it allocates nothing. */
    private static void messages() {
        Handle endpoint = Calls.endpointCreate();
        Handle gift = Calls.notificationCreate();
        try (SharedMemory memory = SharedMemory.create(PAGE); Companion server = new Companion(Companion.DETACH, endpoint, NONE, ObjectChecks.PRIORITY)) {
            Message message = new Message(memory.start().value());
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 1), 1) | MessageTag.DEADLINE);
            message.setWord(0, gift.value());
            message.setDeadline(SystemClock.nanos() + 50_000_000);
            long result = 0;
            for (int n = 1; n < MOST && result != -ErrorCode.Number.TIMED_OUT; n++) {
                Calls.logShortage(LOG, n);
                result = Calls.call(endpoint, message);
                Calls.logShortage(LOG, 0);
                Check.that(result == -ErrorCode.Number.TIMED_OUT || result == -ErrorCode.Number.NO_MEMORY, "a message with a handle");
            }
            server.join();
            Calls.handleClose(new Handle(server.result()));
        }
        Calls.handleClose(endpoint);
    }
}
