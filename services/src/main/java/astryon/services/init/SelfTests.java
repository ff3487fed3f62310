package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.ElfImage;
import astryon.abi.Handle;
import astryon.abi.SystemCounter;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Size;
import astryon.magic.StackGuard;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.RingBroken;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.thread.ThreadState;
import java.util.List;

/**
 * Programs that misbehave, one process each, and what must come of it. After every test free frames, handles and kernel objects
 * are what they were; each runs once before it counts, so that what is made once and kept does not show. Reports in KTAP.
 */
final class SelfTests {
    private static final int PAGE_FAULT = 512 + 14;
    private static final int INVALID_OPCODE = 512 + 6;
    private static final int KILLED = 256;

    private static final int PREEMPTION = 0;
    private static final int HOSTILE_RING_PEER = 1;
    private static final int KILLED_COUNTER = 2;
    private static final int DAMAGED_PROGRAM = 3;
    private static final int FUZZ = 4;
    private static final int KILLED_SPINNERS = 5;
    private static final int FUZZ_TOGETHER = 6;
    private static final int TOGETHER = 4;
    private static final int TESTS = 24;
    private static final int SEEDS = 12;
    private static final int KILLS = 10;
    private static final long ORPHANS_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private static final long PAGE = 4096;
    private static final long HEAP_AHEAD = 8 << 20;
    /** With what stack checks look ahead. */
    private static final long STACK_AHEAD = 2L * StackGuard.RESERVE;

    private final Loader loader;
    private final BootArchive archive;
    private final Console console;
    private final Handle log = Startup.block().log();
    private final List<String> wanted;
    private int number;
    private int failures;

    /** {@code wanted} names those that are to run; all of them if there is none. */
    SelfTests(Loader loader, BootArchive archive, Console console, List<String> wanted) {
        this.wanted = wanted;
        this.loader = loader;
        this.archive = archive;
        this.console = console;
    }

    /** How many failed. */
    int run() {
        touchMemory();
        console.line("KTAP version 1");
        console.line("1.." + (wanted.isEmpty() ? TESTS : wanted.size()));
        program("exit", 0);
        program("invalid-instruction", INVALID_OPCODE);
        program("null-write", PAGE_FAULT);
        program("stack-execution", PAGE_FAULT);
        program("text-write", PAGE_FAULT);
        program("kernel-read", PAGE_FAULT);
        program("hostile-arguments", 0);
        program("sleep", 0);
        program("null-exception", 0);
        program("memory-exhaustion", PAGE_FAULT);
        program("object-exhaustion", 0);
        program("objects", 0);
        program("messages", 0);
        program("memory", 0);
        program("threads", 0);
        program("processors", 0);
        program("shortages", 0);
        measured("preemption", PREEMPTION);
        measured("hostile-ring-peer", HOSTILE_RING_PEER);
        measured("killed-counter", KILLED_COUNTER);
        measured("damaged-program", DAMAGED_PROGRAM);
        measured("killed-spinners", KILLED_SPINNERS);
        measured("fuzz", FUZZ);
        measured("fuzz-together", FUZZ_TOGETHER);
        console.line(failures == 0 ? "# all self-tests passed" : "# " + failures + " self-tests failed");
        return failures;
    }

    /** What of its heap and stack this program itself uses while testing must not show in the books: those pages are there before. */
    @NoInline
    private static void touchMemory() {
        Address top = ThreadState.current().allocationTop;
        for (long i = 0; i < HEAP_AHEAD; i += PAGE) {
            top.plus(i).storeByte((byte) 0);
        }
        Address stack = Machine.returnAddressSlot();
        for (long i = 2 * PAGE; i < STACK_AHEAD; i += PAGE) {
            stack.minus(i).storeByte((byte) 0);
        }
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private void program(String name, int expected) {
        if (!isWanted(name)) {
            return;
        }
        runProgram(name);
        long[] before = counters();
        long status = runProgram(name);
        report(name, status == expected, "status " + status + ", expected " + expected, before);
    }

    private long runProgram(String name) {
        try (CounterConnection connection = new CounterConnection(loader, "selftest", name)) {
            return connection.await();
        }
    }

    private void measured(String name, int kind) {
        if (!isWanted(name)) {
            return;
        }
        perform(kind);
        long[] before = counters();
        String problem = perform(kind);
        report(name, problem.isEmpty(), problem, before);
    }

    private String perform(int kind) {
        return switch (kind) {
            case PREEMPTION -> preemption();
            case HOSTILE_RING_PEER -> hostileRingPeer();
            case KILLED_COUNTER -> killedCounter();
            case DAMAGED_PROGRAM -> damagedProgram();
            case KILLED_SPINNERS -> killedSpinners();
            case FUZZ_TOGETHER -> fuzzTogether();
            default -> fuzz();
        };
    }

    private void report(String name, boolean passed, String problem, long[] before) {
        number++;
        long[] after = counters();
        String imbalance = "";
        for (int i = 0; i < after.length; i++) {
            if (after[i] != before[i]) {
                imbalance += " " + counterName(i) + " " + before[i] + " -> " + after[i];
            }
        }
        boolean good = passed && imbalance.isEmpty();
        if (!good) {
            failures++;
        }
        console.line((good ? "ok " : "not ok ") + number + " " + name);
        if (!passed) {
            console.line("# " + problem);
        }
        if (!imbalance.isEmpty()) {
            console.line("# the books do not balance:" + imbalance);
        }
    }

    private static String counterName(int index) {
        return index == 0 ? "free frames" : index == 1 ? "handles" : index == 2 ? "objects" : "processes";
    }

    private long[] counters() {
        return new long[] {Calls.logCounter(log, SystemCounter.Number.FREE_FRAMES), Calls.logCounter(log, SystemCounter.Number.LIVE_HANDLES),
            Calls.logCounter(log, SystemCounter.Number.LIVE_OBJECTS), Calls.logCounter(log, SystemCounter.Number.LIVE_PROCESSES)};
    }

    /** Two that never give the processor up: both come to their end, with their own floating-point values. */
    private String preemption() {
        try (CounterConnection one = new CounterConnection(loader, "selftest", "preemption");
                CounterConnection other = new CounterConnection(loader, "selftest", "preemption other")) {
            long first = one.await();
            long second = other.await();
            return first == 0 && second == 0 ? "" : "status " + first + " and " + second;
        }
    }

    private String fuzz() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (CounterConnection connection = new CounterConnection(loader, "selftest", "fuzz " + seed)) {
                connection.awaitUntil(Calls.clockRead() + PATIENCE_NANOS);
            }
        }
        awaitOrphans();
        return "";
    }

    /** What they started at lower priorities comes to its own end. */
    private void awaitOrphans() {
        for (int i = 0; i < 200 && Calls.logCounter(log, SystemCounter.Number.LIVE_PROCESSES) > 1; i++) {
            Calls.threadSleep(Calls.clockRead() + ORPHANS_NANOS);
        }
    }

    /** Several at a time, each on a processor of its own if there are as many. */
    private String fuzzTogether() {
        CounterConnection[] connections = new CounterConnection[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            connections[i] = new CounterConnection(loader, "selftest", "fuzz " + (SEEDS + 1 + i));
        }
        long deadline = Calls.clockRead() + PATIENCE_NANOS;
        for (CounterConnection connection : connections) {
            connection.awaitUntil(deadline);
        }
        for (CounterConnection connection : connections) {
            connection.close();
        }
        awaitOrphans();
        return "";
    }

    /** Processes end while their threads run on other processors. */
    private String killedSpinners() {
        for (int i = 0; i < KILLS; i++) {
            try (CounterConnection spinners = new CounterConnection(loader, "selftest", "spinners")) {
                spinners.awaitSignal();
                Calls.processKill(spinners.process());
                long status = spinners.await();
                if (status != KILLED) {
                    return "status " + status;
                }
            }
        }
        return "";
    }

    /** The peer writes rubbish over indices and items; the worst that may happen is that the ring is declared broken. */
    private String hostileRingPeer() {
        try (CounterConnection peer = new CounterConnection(loader, "selftest", "ring-peer")) {
            while (peer.hasNext()) {
                peer.next();
            }
            return "nothing was noticed";
        } catch (RingBroken noticed) {
            return "";
        }
    }

    private String killedCounter() {
        try (CounterConnection counter = new CounterConnection(loader)) {
            for (int i = 0; i < 10; i++) {
                if (!counter.hasNext()) {
                    return "the counter ended by itself";
                }
                counter.next();
            }
            Calls.processKill(counter.process());
            long status = counter.await();
            // The counter may have been done with all that fits the ring.
            return status == KILLED || status == 0 ? "" : "status " + status;
        }
    }

    /** Every header field that loading uses, damaged in a copy: the loader refuses, or what it loads dies by itself. */
    private String damagedProgram() {
        int file = archive.find("counter");
        Address original = archive.file(file);
        Size size = archive.size(file);
        try (SharedMemory copy = SharedMemory.create(size.value() + 4095 & -4096)) {
            for (int offset = 0; offset < 64 + 56; offset += 2) {
                for (long i = 0; i + 8 <= 4096; i += 8) {
                    copy.start().plus(i).storeLong(original.plus(i).loadLong());
                }
                char damaged = (char) ~copy.start().plus(offset).loadChar();
                copy.start().plus(offset).storeChar(damaged);
                if (new ElfImage(copy.start().value()).flaw(new Size(offset)) == ElfImage.SOUND) {
                    return "a truncated file was taken";
                }
                try {
                    Calls.handleClose(loader.prepare(copy.start(), size, "").process());
                } catch (RuntimeException refused) {
                    continue;
                }
            }
            return "";
        }
    }
}
