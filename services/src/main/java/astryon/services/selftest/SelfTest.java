package astryon.services.selftest;

import astryon.abi.ClockPage;
import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Does the one thing its command line names. Handles are those of the counter; the echo server's is its endpoint. */
public final class SelfTest {
    private static final long RET = 0xc3c3_c3c3_c3c3_c3c3L;
    private static final long KERNEL = 0xffff_ffff_8020_0000L;
    private static final long TEXT = 0x40_0000L;
    private static final int COMPUTED = 30_000_000;
    private static final int CALLED = 2_000;
    private static final long SLEEP_NANOS = 5_000_000;

    private SelfTest() {
    }

    public static void main(String[] arguments) {
        String what = arguments.length == 0 ? "" : arguments[0];
        if (what.equals("exit")) {
            return;
        }
        if (what.equals("invalid-instruction")) {
            Machine.invalidOpcode();
        } else if (what.equals("null-write")) {
            new Address(0).storeLong(1);
        } else if (what.equals("null-exception")) {
            nullException(arguments.length > 5 ? arguments : null);
        } else if (what.equals("memory-exhaustion")) {
            exhaustMemory();
        } else if (what.equals("object-exhaustion")) {
            exhaustObjects();
        } else if (what.equals("stack-execution")) {
            executeStack();
        } else if (what.equals("text-write")) {
            new Address(TEXT).storeLong(1);
        } else if (what.equals("kernel-read")) {
            Calls.processExit((int) new Address(KERNEL).loadLong() & 1);
        } else if (what.equals("hostile-arguments")) {
            HostileArguments.run();
        } else if (what.equals("sleep")) {
            sleep();
        } else if (what.equals("clock")) {
            ClockChecks.run();
        } else if (what.equals("clock-write")) {
            new Address(ClockPage.ADDRESS).storeLong(1);
        } else if (what.equals("ports")) {
            PortChecks.run();
        } else if (what.equals("machine")) {
            MachineChecks.run();
        } else if (what.equals("port-beyond")) {
            PortChecks.beyond();
        } else if (what.equals("preemption")) {
            Preemption.run(arguments.length == 1 ? 2.0 : 4.0);
        } else if (what.equals("vectors")) {
            VectorChecks.run();
        } else if (what.equals("fuzz")) {
            FuzzedCalls.run(Integer.parseInt(arguments[1]));
        } else if (what.equals("ring-peer")) {
            corruptRing();
        } else if (what.equals("objects")) {
            ObjectChecks.run();
        } else if (what.equals("messages")) {
            MessageChecks.run();
        } else if (what.equals("memory")) {
            MemoryChecks.run();
        } else if (what.equals("long-work")) {
            LongWork.run();
        } else if (what.equals("dma")) {
            DmaChecks.run();
        } else if (what.equals("regions")) {
            RegionChecks.run();
        } else if (what.equals("pagers")) {
            PagerChecks.run();
        } else if (what.equals("threads")) {
            ThreadChecks.run();
        } else if (what.equals("processes")) {
            ProcessChecks.run();
        } else if (what.equals("addresses")) {
            ProcessChecks.showAddress();
        } else if (what.equals("fairness")) {
            FairChecks.run();
        } else if (what.equals("shares")) {
            FairChecks.measure();
        } else if (what.equals("processors")) {
            ProcessorChecks.run();
        } else if (what.equals("shortages")) {
            Shortages.run();
        } else if (what.equals("spinners")) {
            ProcessorChecks.spin();
        } else if (what.equals("pong")) {
            pong();
        } else if (what.equals("futex-pong")) {
            futexPong();
        } else if (what.equals("compute")) {
            Calls.processExit(compute());
        } else if (what.equals("calls")) {
            call();
        } else if (what.equals("echo")) {
            echo();
        } else {
            Calls.processExit(99);
        }
    }

    /** A null check that the hardware does is an exception like any other. */
    private static void nullException(String[] none) {
        try {
            Calls.processExit(none.length + 1);
        } catch (NullPointerException expected) {
            Calls.processExit(0);
        }
    }

    /** Touches pages until there are none: the end is this process's alone. */
    private static void exhaustMemory() {
        SharedMemory memory = SharedMemory.reserve(32L << 30);
        for (long i = 0; i < memory.size(); i += 4096) {
            memory.start().plus(i).storeByte((byte) 1);
        }
    }

    /** Processes, endpoints and memory objects until one of them cannot be had. */
    private static void exhaustObjects() {
        long result = 0;
        while (result >= 0) {
            result = Calls.processCreate().value();
            result = result < 0 ? result : Calls.endpointCreate().value();
            result = result < 0 ? result : Calls.memoryCreate(new Size(1 << 30)).value();
        }
        Calls.processExit(result == -ErrorCode.Number.NO_BUDGET || result == -ErrorCode.Number.NO_MEMORY || result == -ErrorCode.Number.NO_HANDLES ? 0 : 1);
    }

    /** A return instruction on the stack, and a thread that starts there. */
    private static void executeStack() {
        StartBlock block = Startup.block();
        Address code = new Address(block.value()).plus(2048);
        code.storeLong(RET);
        Calls.threadCreate(block.process(), code, new Address(block.value()), 0, 16);
        Calls.threadSleep(SystemClock.nanos() + 1_000_000_000L);
    }

    /** Not shorter than asked, and not much longer. */
    private static void sleep() {
        long start = SystemClock.nanos();
        Calls.threadSleep(start + SLEEP_NANOS);
        long slept = SystemClock.nanos() - start;
        if (slept < SLEEP_NANOS) {
            Calls.processExit(1);
        }
    }

    /** Indices far away, then an item that claims to be longer than everything. */
    private static void corruptRing() {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(0), Protection.READ | Protection.WRITE);
        memory.start().plus(128).storeInt(0x7fff_fff0);
        memory.start().plus(132).storeInt(1);
        memory.start().plus(64).storeInt(64);
        Calls.notificationSignal(block.handle(1), 1);
    }

    /** Answers every signal with one. */
    private static void pong() {
        StartBlock block = Startup.block();
        while (Calls.notificationWait(block.handle(0), 1, 0) > 0) {
            Calls.notificationSignal(block.handle(1), 1);
        }
    }

    /** Answers every change of the first word with the same of the second. */
    private static void futexPong() {
        SharedMemory memory = SharedMemory.map(Startup.block().handle(0), Protection.READ | Protection.WRITE);
        for (int turn = 0;;) {
            Calls.futexWait(memory.start(), turn, 0, new Handle(0));
            int now = memory.start().loadOrderedInt();
            if (now != turn) {
                turn = now;
                memory.start().plus(4).storeOrderedInt(now);
                Calls.futexWake(memory.start().plus(4), 1);
            }
        }
    }

    /** Some hundred million instructions that touch nothing but registers; the result depends on all of them. */
    private static int compute() {
        long state = 1;
        for (int i = 0; i < COMPUTED; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return (int) state & 0x7f;
    }

    /** Calls the echo server many times. */
    private static void call() {
        Handle endpoint = Startup.block().handle(0);
        SharedMemory memory = SharedMemory.create(4096);
        Message message = new Message(memory.start().value());
        for (int i = 0; i < CALLED; i++) {
            message.setTag(MessageTag.of(1, 8));
            Calls.call(endpoint, message);
        }
    }

    private static void echo() {
        Handle endpoint = Startup.block().handle(0);
        SharedMemory memory = SharedMemory.create(4096);
        Message message = new Message(memory.start().value());
        message.setTag(MessageTag.NO_REPLY);
        while (Calls.replyReceive(endpoint, message) == 0) {
            message.setTag(MessageTag.withHandles(MessageTag.of(MessageTag.operation(message.tag()), 8), MessageTag.handles(message.tag())));
        }
    }
}
