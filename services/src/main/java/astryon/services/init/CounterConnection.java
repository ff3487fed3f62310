package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.RingConsumer;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The counter at the other end of a ring: made, listened to, and cleaned up after. */
final class CounterConnection implements AutoCloseable {
    private static final long RING_BYTES = 8192;
    /** Of the system: self-tests start threads of all priorities. */
    private static final int SELF_TEST_PRIORITY = 16;
    private static final long DATA = 1;
    private static final long ENDED = 2;
    private static final int MEMORY_RIGHTS = Rights.Bit.READ | Rights.Bit.WRITE;

    private final SharedMemory memory = SharedMemory.create(RING_BYTES);
    private final RingConsumer ring = new RingConsumer(memory.start(), RING_BYTES);
    private final Handle data = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private final Handle space = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private final Handle process;

    CounterConnection(Loader loader) {
        this(loader, "counter", "", 0, Priority.FAIR);
    }

    /** The same with a self-test in the counter's place, which may also split off and look at the budget, and use the serial line's ports. */
    CounterConnection(Loader loader, String program, String commandLine) {
        this(loader, program, commandLine, Rights.Bit.MANAGE | Rights.Bit.INSPECT, SELF_TEST_PRIORITY);
    }

    private CounterConnection(Loader loader, String program, String commandLine, int budgetRights, int priority) {
        Loader.Prepared prepared = loader.prepare(program, commandLine, new Loader.Gift(memory.handle(), MEMORY_RIGHTS),
                new Loader.Gift(data, Rights.Bit.SIGNAL), new Loader.Gift(space, Rights.Bit.WAIT),
                new Loader.Gift(Startup.block().handle(InitHandles.BUDGET), budgetRights),
                new Loader.Gift(Startup.block().log(), budgetRights & Rights.Bit.MANAGE),
                new Loader.Gift(Startup.block().handle(InitHandles.SERIAL_PORTS), budgetRights == 0 ? 0 : Rights.Bit.READ | Rights.Bit.WRITE | Rights.Bit.DUPLICATE),
                new Loader.Gift(Startup.block().handle(InitHandles.DMA), budgetRights & Rights.Bit.MANAGE),
                new Loader.Gift(Startup.block().handle(InitHandles.MACHINE), budgetRights & (Rights.Bit.MANAGE | Rights.Bit.INSPECT)));
        process = prepared.process();
        SystemError.check(Calls.processWatch(process, data, ENDED));
        prepared.start(priority);
    }

    /** Starts the counter and prints what it says until it has ended. */
    static void run(Loader loader, Console console) {
        try (CounterConnection counter = new CounterConnection(loader)) {
            StringBuilder line = new StringBuilder("counter:");
            int numbers = 0;
            while (counter.hasNext()) {
                line.append(' ').append(counter.next());
                if (++numbers % 16 == 0) {
                    console.line(line.toString());
                    line = new StringBuilder("counter:");
                }
            }
            console.line(line.toString());
        }
    }

    /** Waits for a number; false when the counter has ended and all of its numbers were taken. */
    boolean hasNext() {
        boolean ended = false;
        while (!ring.next()) {
            if (ended) {
                return false;
            }
            if (ring.mustSleep()) {
                ended = (Calls.notificationWait(data, DATA | ENDED, 0) & ENDED) != 0;
            }
        }
        if (ended) {
            Calls.notificationSignal(data, ENDED);
        }
        return true;
    }

    /** The number {@link #hasNext} found. */
    int next() {
        int number = ring.length() == 4 ? ring.payload().loadInt() : -1;
        if (ring.release()) {
            Calls.notificationSignal(space, 1);
        }
        return number;
    }

    Handle process() {
        return process;
    }

    /** Waits for the end and tells how it came. */
    long await() {
        long status = Calls.processStatus(process);
        while (status < 0) {
            Calls.notificationWait(data, ENDED, 0);
            status = Calls.processStatus(process);
        }
        return status;
    }

    /** Waits until the program says something. */
    void awaitSignal() {
        Calls.notificationWait(data, DATA, 0);
    }

    /** Waits for the end, but not for ever. */
    void awaitUntil(long deadlineNanos) {
        Calls.notificationWait(data, ENDED, deadlineNanos);
    }

    @Override
    public void close() {
        Calls.processKill(process);
        Calls.handleClose(process);
        Calls.handleClose(data);
        Calls.handleClose(space);
        memory.close();
    }
}
