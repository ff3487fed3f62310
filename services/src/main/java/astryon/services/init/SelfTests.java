package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.ElfImage;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.services.kit.Birth;
import astryon.services.kit.Console;
import astryon.services.kit.Executable;
import astryon.services.kit.Loader;
import astryon.services.kit.RingBroken;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.SystemClock;
import java.util.List;

/**
 * Programs that misbehave, one process each, and what must come of it. After every test free frames, handles and kernel objects
 * are what they were; each runs once before it counts, so that what is made once and kept does not show. Reports in KTAP.
 */
final class SelfTests {
    private static final int PAGE_FAULT = 512 + 14;
    private static final int GENERAL_PROTECTION = 512 + 13;
    private static final int INVALID_OPCODE = 512 + 6;
    private static final int KILLED = 256;

    private static final int PREEMPTION = 0;
    private static final int HOSTILE_RING_PEER = 1;
    private static final int KILLED_COUNTER = 2;
    private static final int DAMAGED_PROGRAM = 3;
    private static final int FUZZ = 4;
    private static final int KILLED_SPINNERS = 5;
    private static final int KILLS_AT_RANDOM = 6;
    private static final int RANDOM_KILLS = 200;
    private static final int TESTS = 34;
    private static final int FUZZED_CALLS = 50_000;
    /** Where many processors are emulated by few, the lock's next holder may wait for its turn to be emulated, call by call. */
    private static final long FUZZED_NANOS = 8_000_000_000L;
    private static final int KILLS = 10;

    private final Loader loader;
    private final BootArchive archive;
    private final Console console;
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
        Books.touchMemory();
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
        program("clock", 0);
        program("clock-write", PAGE_FAULT);
        program("ports", 0);
        program("port-beyond", GENERAL_PROTECTION);
        program("null-exception", 0);
        program("memory-exhaustion", PAGE_FAULT);
        program("object-exhaustion", 0);
        program("objects", 0);
        program("messages", 0);
        program("memory", 0);
        program("dma", 0);
        program("machine", 0);
        program("regions", 0);
        program("long-work", 0);
        program("pagers", 0);
        program("threads", 0);
        program("processes", 0);
        program("fairness", 0);
        if (wanted.contains("addresses")) {
            program("addresses", 0);
        }
        if (wanted.contains("shares")) {
            program("shares", 0);
        }
        program("processors", 0);
        program("shortages", 0);
        program("vectors", 0);
        measured("preemption", PREEMPTION);
        measured("hostile-ring-peer", HOSTILE_RING_PEER);
        measured("killed-counter", KILLED_COUNTER);
        measured("damaged-program", DAMAGED_PROGRAM);
        measured("killed-spinners", KILLED_SPINNERS);
        measured("kills", KILLS_AT_RANDOM);
        measured("fuzz", FUZZ);
        console.line(failures == 0 ? "# all self-tests passed" : "# " + failures + " self-tests failed");
        return failures;
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private void program(String name, int expected) {
        if (!isWanted(name)) {
            return;
        }
        runProgram(name);
        Books before = new Books();
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
        Books before = new Books();
        String problem = perform(kind);
        report(name, problem.isEmpty(), problem, before);
    }

    private String perform(int kind) {
        return switch (kind) {
            case PREEMPTION -> preemption();
            case HOSTILE_RING_PEER -> hostileRingPeer();
            case KILLED_COUNTER -> killedCounter();
            case DAMAGED_PROGRAM -> damagedProgram();
            case KILLS_AT_RANDOM -> new Fuzz(loader, 3).kill(RANDOM_KILLS, SystemClock.nanos() + FUZZED_NANOS);
            case KILLED_SPINNERS -> killedSpinners();
            default -> fuzz();
        };
    }

    private void report(String name, boolean passed, String problem, Books before) {
        number++;
        String imbalance = before.imbalance();
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
        return new Fuzz(loader, 1).run(FUZZED_CALLS, SystemClock.nanos() + FUZZED_NANOS);
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
                    Calls.handleClose(loader.prepare(Executable.at(copy.start(), size), Birth.of(List.of("damaged"))).process());
                } catch (RuntimeException refused) {
                    continue;
                }
            }
            return "";
        }
    }
}
