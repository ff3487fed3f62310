package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.abi.SystemCounter;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Privileged;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.RingConsumer;
import astryon.services.kit.RingProducer;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** What the system's operations cost, in ticks of the time stamp counter: instructions, where the emulator counts them. */
final class Benchmarks {
    private static final int ROUNDS = 1000;
    private static final int PAGES = 256;
    private static final int CLONES = 20;

    private static final int PRIORITY = 16;

    // What the thread that makes interrupts knows, at the lower end of its stack's memory.
    private static final int STATE = 0;
    private static final int GO = 8;
    private static final int PORT = 16;
    private static final int RAISED = 24;
    private static final int STACK = 0x1_8000;
    /** The register that allows the serial line's interrupts, and one of those. */
    private static final int SERIAL_INTERRUPTS = 1;
    private static final int NOTHING_TO_SEND = 2;

    private final Handle log = Startup.block().log();
    private final Loader loader;
    private final Console console;

    Benchmarks(Loader loader, Console console) {
        this.loader = loader;
        this.console = console;
    }

    void run() {
        long used = Calls.logCounter(log, SystemCounter.Number.TOTAL_FRAMES) - Calls.logCounter(log, SystemCounter.Number.FREE_FRAMES);
        report("boot_to_up", SystemClock.nanos());
        // The archive is what services bring.
        report("memory.at_up_kib", used * 4 - Calls.memorySize(Startup.block().handle(InitHandles.ARCHIVE)) / 1024);
        nullCall();
        clockRead();
        notification();
        notifyWaiting();
        callReply(0);
        callReply(1);
        futexPingPong();
        threadCreateJoin();
        processClone();
        ringItem();
        pageFirstTouch();
        mapUnmap();
        processCreateExit();
        interrupt();
        report("longest_wait", LongestWait.measure());
        sleep();
    }

    /** From the instruction that makes a device interrupt to the first one of the thread that waits for it. */
    private void interrupt() {
        Handle arrived = Calls.notificationCreate();
        Handle go = Calls.notificationCreate();
        Handle line = Startup.block().handle(InitHandles.SERIAL_INTERRUPT);
        Calls.interruptBind(line, arrived, 1);
        int ports = (int) Calls.portAllow(Startup.block().process(), Startup.block().handle(InitHandles.SERIAL_PORTS));
        try (SharedMemory memory = SharedMemory.create(STACK)) {
            Address block = memory.start();
            block.plus(STATE).storeLong(Machine.currentThread().value());
            block.plus(GO).storeLong(go.value());
            block.plus(PORT).storeLong(ports + SERIAL_INTERRUPTS);
            Handle thread = Calls.threadCreate(Startup.block().process(), Machine.symbol("astryon.bench.device"), block.plus(STACK - 8), block.value(), PRIORITY - 1);
            long sum = 0;
            for (int i = -1; i < ROUNDS; i++) {
                Calls.notificationSignal(go, 1);
                Calls.notificationWait(arrived, 1, 0);
                long took = Machine.timestamp() - block.plus(RAISED).loadOrderedLong();
                sum += i < 0 ? 0 : took;
                Calls.interruptAcknowledge(line);
            }
            report("interrupt_to_thread", sum / ROUNDS);
            Calls.handleClose(go);
            Calls.handleClose(thread);
        }
        Calls.handleClose(arrived);
    }

    /** Makes the serial line interrupt whenever it is told to: it has nothing to send, and says so when that is allowed. */
    @Export("astryon.bench.device")
    static void inDevice(Address block) {
        Machine.setCurrentThread(new Address(block.plus(STATE).loadLong()));
        Handle go = new Handle(block.plus(GO).loadLong());
        int port = (int) block.plus(PORT).loadLong();
        while (Calls.notificationWait(go, 1, 0) == 1) {
            Privileged.out8(port, 0);
            block.plus(RAISED).storeOrderedLong(Machine.timestamp());
            Privileged.out8(port, NOTHING_TO_SEND);
        }
        Calls.threadExit();
    }

    /** How much longer than a millisecond a sleep of one takes, in nanoseconds. */
    private void sleep() {
        long wanted = SystemClock.nanos() + 1_000_000;
        Calls.threadSleep(wanted);
        report("sleep_overshoot_nanos", SystemClock.nanos() - wanted);
    }

    private void report(String name, long value) {
        console.line("bench: " + name + " " + value);
    }

    private void nullCall() {
        Calls.nothing();
        long start = Machine.timestamp();
        for (int i = 0; i < ROUNDS; i++) {
            Calls.nothing();
        }
        report("null_call", (Machine.timestamp() - start) / ROUNDS);
    }

    private void clockRead() {
        long sum = 0;
        long start = Machine.timestamp();
        for (int i = 0; i < ROUNDS; i++) {
            sum ^= SystemClock.nanos();
        }
        report("clock_read", (Machine.timestamp() - start) / ROUNDS + (sum == 0 ? 1 : 0));
    }

    private void notification() {
        Handle notification = Calls.notificationCreate();
        long start = Machine.timestamp();
        for (int i = 0; i < ROUNDS; i++) {
            Calls.notificationSignal(notification, 1);
            Calls.notificationWait(notification, 1, 0);
        }
        report("signal_and_take", (Machine.timestamp() - start) / ROUNDS);
        Calls.handleClose(notification);
    }

    /** To another process that waits, one way: half of there and back. */
    private void notifyWaiting() {
        Handle there = Calls.notificationCreate();
        Handle back = Calls.notificationCreate();
        Loader.Prepared peer = loader.prepare("selftest", "pong", new Loader.Gift(there, Rights.Bit.WAIT), new Loader.Gift(back, Rights.Bit.SIGNAL));
        peer.start(PRIORITY);
        long start = 0;
        for (int i = -1; i < ROUNDS; i++) {
            start = i == 0 ? Machine.timestamp() : start;
            Calls.notificationSignal(there, 1);
            Calls.notificationWait(back, 1, 0);
        }
        report("notify", (Machine.timestamp() - start) / (2 * ROUNDS));
        Calls.processKill(peer.process());
        Calls.handleClose(peer.process());
        Calls.handleClose(there);
        Calls.handleClose(back);
    }

    /** There and back, with so many handles each way. */
    private void callReply(int handles) {
        Handle endpoint = Calls.endpointCreate();
        Loader.Prepared server = loader.prepare("selftest", "echo", new Loader.Gift(endpoint, Rights.Bit.RECEIVE));
        server.start(PRIORITY);
        try (SharedMemory memory = SharedMemory.create(4096)) {
            Message message = new Message(memory.start().value());
            Handle travelling = Calls.notificationCreate();
            message.setTag(MessageTag.withHandles(MessageTag.of(1, 8), handles));
            message.setWord(0, travelling.value());
            Calls.call(endpoint, message);
            long start = Machine.timestamp();
            for (int i = 0; i < ROUNDS; i++) {
                Calls.call(endpoint, message);
            }
            report(handles == 0 ? "call_reply" : "call_reply_handle", (Machine.timestamp() - start) / ROUNDS);
            Calls.handleClose(new Handle(message.word(0)));
        }
        Calls.processKill(server.process());
        Calls.handleClose(server.process());
        Calls.handleClose(endpoint);
    }

    /** Two processes, two words of shared memory: there and back. */
    private void futexPingPong() {
        try (SharedMemory memory = SharedMemory.create(4096)) {
            Loader.Prepared peer = loader.prepare("selftest", "futex-pong", new Loader.Gift(memory.handle(), Rights.Bit.READ | Rights.Bit.WRITE));
            peer.start(PRIORITY);
            long start = 0;
            for (int i = -1; i < ROUNDS; i++) {
                start = i == 0 ? Machine.timestamp() : start;
                memory.start().storeOrderedInt(i + 2);
                Calls.futexWake(memory.start(), 1);
                while (memory.start().plus(4).loadOrderedInt() != i + 2) {
                    Calls.futexWait(memory.start().plus(4), i + 1, 0, new Handle(0));
                }
            }
            report("futex_ping_pong", (Machine.timestamp() - start) / ROUNDS);
            Calls.processKill(peer.process());
            Calls.handleClose(peer.process());
        }
    }

    /** A thread that does nothing but end, and waiting for that. */
    private void threadCreateJoin() {
        Handle ended = Calls.notificationCreate();
        try (SharedMemory stack = SharedMemory.create(4096)) {
            long start = 0;
            for (int i = -1; i < ROUNDS; i++) {
                start = i == 0 ? Machine.timestamp() : start;
                Handle thread = Calls.threadCreate(Startup.block().process(), Machine.symbol("astryon.bench.thread"), stack.start().plus(4088), 0, PRIORITY);
                Calls.watch(thread, ended, 1);
                Calls.notificationWait(ended, 1, 0);
                Calls.handleClose(thread);
            }
            report("thread_create_join", (Machine.timestamp() - start) / ROUNDS);
        }
        Calls.handleClose(ended);
    }

    @Export("astryon.bench.thread")
    static void inThread() {
        Calls.threadExit();
    }

    /** A clone of this process that ends at once, and waiting for that. */
    private void processClone() {
        Handle ended = Calls.notificationCreate();
        try (SharedMemory stack = SharedMemory.create(4096)) {
            long start = 0;
            for (int i = -1; i < CLONES; i++) {
                start = i == 0 ? Machine.timestamp() : start;
                Handle clone = Calls.processClone(Startup.block().process(), new Handle(0));
                Calls.watch(clone, ended, 1);
                Calls.processStart(clone, Machine.symbol("astryon.bench.clone"), stack.start().plus(4088), 0, 0, PRIORITY);
                Calls.notificationWait(ended, 1, 0);
                Calls.handleClose(clone);
            }
            report("clone_exit_wait", (Machine.timestamp() - start) / CLONES);
        }
        Calls.handleClose(ended);
    }

    @Export("astryon.bench.clone")
    static void inClone() {
        Calls.processExit(0);
    }

    private void ringItem() {
        try (SharedMemory memory = SharedMemory.create(8192)) {
            RingProducer producer = new RingProducer(memory.start(), 8192);
            RingConsumer consumer = new RingConsumer(memory.start(), 8192);
            long start = Machine.timestamp();
            for (int i = 0; i < ROUNDS; i += 16) {
                for (int j = 0; j < 16; j++) {
                    producer.reserve(1, 8).storeLong(j);
                }
                producer.publish();
                for (int j = 0; j < 16 && consumer.next(); j++) {
                    consumer.advance();
                }
                consumer.giveBack();
            }
            report("ring_item", (Machine.timestamp() - start) / ROUNDS);
        }
    }

    private void pageFirstTouch() {
        try (SharedMemory memory = SharedMemory.create(PAGES * 4096L)) {
            Address page = memory.start();
            long start = Machine.timestamp();
            for (int i = 0; i < PAGES; i++) {
                page.plus(i * 4096L).storeByte((byte) 1);
            }
            report("page_first_touch", (Machine.timestamp() - start) / PAGES);
        }
    }

    private void mapUnmap() {
        Handle memory = Calls.memoryCreate(new Size(4096));
        Handle self = Startup.block().process();
        long start = Machine.timestamp();
        for (int i = 0; i < ROUNDS; i++) {
            Address at = Calls.memoryMap(self, memory, new Address(0), 0, new Size(4096), 3);
            at.storeByte((byte) 1);
            Calls.memoryUnmap(self, at);
        }
        report("map_unmap", (Machine.timestamp() - start) / ROUNDS);
        Calls.handleClose(memory);
    }

    private void processCreateExit() {
        spawn();
        long start = Machine.timestamp();
        for (int i = 0; i < 10; i++) {
            spawn();
        }
        report("spawn_wait", (Machine.timestamp() - start) / 10);
    }

    private void spawn() {
        try (CounterConnection process = new CounterConnection(loader, "counter", "0")) {
            process.await();
        }
    }
}
