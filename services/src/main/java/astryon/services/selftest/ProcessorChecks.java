package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Threads on several processors at once, and what happens to memory and threads that another processor is using. Passes on one processor, too. */
final class ProcessorChecks {
    private static final Handle NONE = new Handle(0);
    private static final int PRIORITY = ObjectChecks.PRIORITY;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final int MOST = 32;
    private static final int PAGE = 4096;
    private static final long LARGE_PAGE = 2 << 20;
    private static final long MILLISECOND = 1_000_000;
    private static final int TURNS = 100;
    private static final long SOME_SLICES = 40 * MILLISECOND;
    /** Where many processors are emulated by few. */
    private static final long PATIENCE = 10_000 * MILLISECOND;
    private static final int ROUNDS = 40;
    private static final int SPINNERS = 4;
    private static final int DOZES = 200;
    private static final long DOZE_STEP_NANOS = 70_001;
    /** More than a processor keeps at hand. */
    private static final int FILLED_PAGES = 100;

    private ProcessorChecks() {
    }

    static void run() {
        int processors = pinning();
        together(processors);
        if (processors > 1) {
            apart();
        }
        frames(processors);
        sleepers();
        suspension();
        Handle endpoint = Calls.endpointCreate();
        Calls.processSupervise(Startup.block().process(), endpoint);
        for (int i = 0; i < 2; i++) {
            protection(endpoint, i == 1);
            discarding(i == 1);
            copying(i == 1);
        }
        Calls.processSupervise(Startup.block().process(), NONE);
        Calls.handleClose(endpoint);
    }

    /** A running thread goes where it is told, each place another processor. How many there are. */
    private static int pinning() {
        long seen = 0;
        int count = 0;
        for (int n = 0; n < MOST; n++) {
            try (Companion thread = new Companion(Companion.WHERE, NONE, NONE, PRIORITY)) {
                long pinned = Calls.threadPin(thread.thread(), 1L << n);
                Check.that(pinned == 0 || pinned == -ErrorCode.Number.BAD_ARGUMENT, "a thread is pinned or the processor is not there");
                thread.block().plus(Companion.WORD).storeOrderedInt(1);
                thread.join();
                if (pinned == 0) {
                    Check.that((seen >>> thread.result() & 1) == 0, "another processor each time");
                    seen |= 1L << thread.result();
                    count++;
                }
            }
        }
        Check.equal(Startup.block().processors(), count, "programs are told how many there are");
        try (Companion thread = new Companion(Companion.WHERE, NONE, NONE, PRIORITY)) {
            Check.equal(Calls.threadPin(thread.thread(), 0), -ErrorCode.Number.BAD_ARGUMENT, "a thread must be able to run somewhere");
            Check.equal(Calls.threadPin(thread.thread(), 1L << MOST), -ErrorCode.Number.BAD_ARGUMENT, "no such processor");
            for (int i = 0; i < ROUNDS; i++) {
                Check.equal(Calls.threadPin(thread.thread(), 1L << i % count), 0, "round and round");
            }
            thread.block().plus(Companion.WORD).storeOrderedInt(1);
        }
        return count;
    }

    /** Two threads on two processors hand a word to and fro, and neither ever waits: both run at the same time. On one processor they take turns. */
    private static void together(int processors) {
        try (SharedMemory word = SharedMemory.create(PAGE)) {
            int turns = processors > 1 ? TURNS : 4;
            word.start().plus(8).storeInt(turns);
            try (Companion even = new Companion(Companion.TOGGLE, NONE, new Handle(word.start().value()), PRIORITY);
                    Companion odd = new Companion(Companion.TOGGLE, new Handle(1), new Handle(word.start().value()), PRIORITY)) {
                Calls.threadPin(even.thread(), 1);
                Calls.threadPin(odd.thread(), processors > 1 ? 2 : 1);
                even.join();
                odd.join();
            }
            Check.equal(word.start().loadOrderedInt(), turns, "each had its turns");
        }
    }

    /** Threads that nobody pinned do not share a processor while another one is idle. */
    private static void apart() {
        try (Companion one = new Companion(Companion.WHERE, NONE, NONE, PRIORITY); Companion other = new Companion(Companion.WHERE, NONE, NONE, PRIORITY)) {
            long end = SystemClock.nanos() + PATIENCE;
            do {
                Calls.threadSleep(SystemClock.nanos() + SOME_SLICES);
            } while (one.result() == other.result() && SystemClock.nanos() < end);
            Check.that(one.result() != other.result(), "an idle processor takes what waits");
            one.block().plus(Companion.WORD).storeOrderedInt(1);
            other.block().plus(Companion.WORD).storeOrderedInt(1);
        }
    }

    /** All processors take frames and give them up at once; then one gives up what all have. */
    private static void frames(int processors) {
        int parts = processors < SPINNERS ? processors : SPINNERS;
        try (SharedMemory memory = SharedMemory.create((long) parts * FILLED_PAGES * PAGE)) {
            Companion[] threads = new Companion[parts];
            for (int i = 0; i < parts; i++) {
                threads[i] = new Companion(Companion.FILL, NONE, new Handle(memory.start().plus((long) i * FILLED_PAGES * PAGE).value()), PRIORITY);
                Calls.threadPin(threads[i].thread(), 1L << i);
            }
            for (Companion thread : threads) {
                thread.join();
                Check.equal(thread.result(), 0, "a page is zero until its owner writes it, and nobody else does");
                thread.close();
            }
        }
    }

    /** Fills pages from an address on and gives them up, again and again; how many did not hold what they should. */
    static long fill(Address start) {
        long wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Calls.memoryDiscard(Startup.block().process(), start, new Size((long) FILLED_PAGES * PAGE));
            for (int i = 0; i < FILLED_PAGES; i++) {
                Address word = start.plus((long) i * PAGE + 8 * i);
                wrong += word.loadLong() == 0 ? 0 : 1;
                word.storeLong(word.value());
            }
            for (int i = 0; i < FILLED_PAGES; i++) {
                Address word = start.plus((long) i * PAGE + 8 * i);
                wrong += word.loadLong() == word.value() ? 0 : 1;
            }
        }
        return wrong;
    }

    /** Threads sleep and wait for what never comes, all for a little while, so that often every processor is idle: each is woken when it wanted to be. */
    private static void sleepers() {
        Handle never = Calls.notificationCreate();
        Companion[] threads = new Companion[SPINNERS];
        for (int i = 0; i < SPINNERS; i++) {
            threads[i] = new Companion(Companion.DOZE, never, NONE, PRIORITY);
        }
        for (Companion thread : threads) {
            thread.join();
            Check.that(thread.result() >= 0 && thread.result() < PATIENCE / MILLISECOND, "nobody sleeps on: " + thread.result() + " ms");
            thread.close();
        }
        Calls.handleClose(never);
    }

    /** The longest time, in milliseconds, from when it was to wake until it did; -1 if it woke before. */
    static long doze(Address block, Handle never) {
        long longest = 0;
        for (int i = 0; i < DOZES; i++) {
            long end = SystemClock.nanos() + (i * DOZE_STEP_NANOS) % MILLISECOND;
            if (i % 3 == 0) {
                Calls.threadSleep(end);
            } else if (i % 3 == 1) {
                Calls.notificationWait(never, 1, end);
            } else {
                Calls.futexWait(block.plus(Companion.WORD), 0, end, NONE);
            }
            long late = SystemClock.nanos() - end;
            if (late < 0) {
                return -1;
            }
            longest = late > longest ? late : longest;
        }
        return longest / MILLISECOND;
    }

    /** What is suspended, wherever it runs, stands still when the call comes back. */
    private static void suspension() {
        try (SharedMemory registers = SharedMemory.create(PAGE); Companion spinner = new Companion(Companion.SPIN, NONE, NONE, PRIORITY - 1)) {
            Address count = spinner.block().plus(Companion.WORD);
            for (int i = 0; i < ROUNDS; i++) {
                Companion.awaitChange(count);
                Check.equal(Calls.threadSuspend(spinner.thread()), 0, "suspended");
                int still = count.loadOrderedInt();
                Check.equal(Calls.threadRead(spinner.thread(), registers.start()), 0, "its registers are there");
                linger();
                Check.equal(count.loadOrderedInt(), still, "it stands still");
                Calls.threadResume(spinner.thread());
            }
            spinner.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
    }

    /** A page of 4 KiB or, if there is one, of 2 MiB. */
    private static SharedMemory page(boolean large) {
        return large ? SharedMemory.map(Calls.memoryCreateLarge(new Size(LARGE_PAGE)), READ_WRITE) : SharedMemory.create(PAGE);
    }

    /** Taking a page's writability away stops who writes to it at that moment. */
    private static void protection(Handle endpoint, boolean large) {
        Handle self = Startup.block().process();
        try (SharedMemory calls = SharedMemory.create(PAGE); SharedMemory page = page(large);
                Companion writer = new Companion(Companion.WRITE, NONE, new Handle(page.start().value()), PRIORITY - 1)) {
            Message message = new Message(calls.start().value());
            for (int i = 0; i < ROUNDS; i++) {
                Companion.awaitChange(page.start());
                Check.equal(Calls.memoryProtect(self, page.start(), new Size(page.size()), Protection.READ), 0, "protected");
                int last = page.start().loadOrderedInt();
                linger();
                Check.equal(page.start().loadOrderedInt(), last, "nobody writes to a protected page");
                message.setTag(MessageTag.NO_REPLY);
                Check.equal(Calls.replyReceive(endpoint, message), 0, "who tries faults");
                Calls.handleClose(new Handle(message.word(0)));
                Calls.memoryProtect(self, page.start(), new Size(page.size()), READ_WRITE);
                message.setTag(MessageTag.of(0, 0) | MessageTag.DEADLINE);
                message.setDeadline(MessageTag.NO_WAIT);
                Calls.replyReceive(endpoint, message);
            }
            writer.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
    }

    /** A frame that was given back while somebody wrote to its page is nobody's until it is somebody else's. */
    private static void discarding(boolean large) {
        Handle self = Startup.block().process();
        try (SharedMemory page = page(large); Companion writer = new Companion(Companion.WRITE, NONE, new Handle(page.start().value()), PRIORITY - 1)) {
            for (int i = 0; i < ROUNDS; i++) {
                Companion.awaitChange(page.start());
                Check.equal(Calls.memoryDiscard(self, page.start(), new Size(page.size())), 0, "discarded");
                try (SharedMemory next = SharedMemory.create(PAGE)) {
                    for (int j = 0; j < ROUNDS; j++) {
                        Check.equal(next.start().loadOrderedInt(), 0, "the frame's next owner has it alone");
                        Machine.pause();
                    }
                }
            }
            writer.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
    }

    /** A copy made while somebody writes is of one moment, and stays so. */
    private static void copying(boolean large) {
        try (SharedMemory page = page(large); Companion writer = new Companion(Companion.WRITE, NONE, new Handle(page.start().value()), PRIORITY - 1)) {
            for (int i = 0; i < ROUNDS; i++) {
                Companion.awaitChange(page.start());
                try (SharedMemory copy = SharedMemory.map(Calls.memoryClone(page.handle()), Protection.READ)) {
                    int copied = copy.start().loadOrderedInt();
                    Companion.awaitChange(page.start());
                    Check.equal(copy.start().loadOrderedInt(), copied, "the copy stays as it was");
                }
            }
            writer.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
    }

    private static void linger() {
        for (int i = 0; i < 2000; i++) {
            Machine.pause();
        }
    }

    /** Never ends by itself, with threads that run wherever they can, until it is killed. */
    static void spin() {
        Companion[] threads = new Companion[SPINNERS];
        for (int i = 0; i < SPINNERS; i++) {
            threads[i] = new Companion(Companion.SPIN, NONE, NONE, PRIORITY);
        }
        Calls.notificationSignal(Startup.block().handle(1), 1);
        threads[0].join();
    }
}
