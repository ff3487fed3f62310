package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.services.kit.Loader;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.TraceCalls;

/**
 * Several processes that make system calls drawn from a seed, and share what they can harm; who ends or hangs is replaced. Afterwards what they must not
 * change is as it was, no call went against its row of the table, and the books balance.
 */
final class Fuzz {
    private static final int WORKERS = 4;
    private static final int THREADS = 2;
    private static final long PAGE = 4096;
    private static final int MEMORY_PAGES = 16;
    private static final long STEP_NANOS = 10_000_000;
    /** How long a process lives at most until it is killed. */
    private static final long MOST_NANOS = 3_000_000;
    /** Steps without a call until somebody counts as stuck. */
    private static final int PATIENCE = 4;
    private static final long SECRET = 0x5ec2_e700_0000_0000L;

    // What a thread's part of its board has.
    private static final int BOARD_SIZE = 128;
    private static final int WRONG = 8;
    private static final int RESULT = 16;
    private static final int ARGUMENTS = 24;

    private final Loader loader;
    private final Worker[] workers = new Worker[WORKERS];
    private final int seed;
    private Handle endpoint;
    private Handle notification;
    /** Of the processes, and a part of it that they have in their hands. */
    private Handle budget;
    private Handle part;
    private SharedMemory shared;
    private SharedMemory sealed;
    private int started;
    private long calls;
    private String problem = "";

    Fuzz(Loader loader, int seed) {
        this.loader = loader;
        this.seed = seed;
    }

    /** Makes so many calls, or as many as there is time for; what is wrong then, or nothing. */
    String run(long wanted, long deadlineNanos) {
        begin();
        while (calls() < wanted && SystemClock.nanos() < deadlineNanos && problem.isEmpty()) {
            Calls.threadSleep(SystemClock.nanos() + STEP_NANOS);
            for (Worker worker : workers) {
                worker.check();
            }
        }
        return end();
    }

    /** Ends so many of the processes, or as many as there is time for, each at a moment that the seed chooses: wherever it is then, in the middle of a call or of what it runs. */
    String kill(int times, long deadlineNanos) {
        begin();
        long state = (seed + 1) * 0x9e37_79b9_7f4a_7c15L;
        for (int i = 0; i < times && SystemClock.nanos() < deadlineNanos && problem.isEmpty(); i++) {
            // Xorshift (Marsaglia 2003).
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            Calls.threadSleep(SystemClock.nanos() + (state >>> 33) % MOST_NANOS);
            Worker victim = workers[(int) (state >>> 20) & WORKERS - 1];
            victim.check();
            victim.replace();
        }
        return end();
    }

    private void begin() {
        endpoint = Calls.endpointCreate();
        notification = Calls.notificationCreate();
        Handle all = Startup.block().handle(InitHandles.BUDGET);
        budget = Calls.budgetCreate(all, new Size((Calls.budgetLimit(all) - Calls.budgetUsed(all)) / 2));
        part = Calls.budgetCreate(budget, new Size(Calls.budgetLimit(budget) / 4));
        shared = SharedMemory.create(MEMORY_PAGES * PAGE);
        sealed = SharedMemory.create(MEMORY_PAGES * PAGE);
        for (long at = 0; at < MEMORY_PAGES * PAGE; at += 8) {
            sealed.start().plus(at).storeLong(SECRET + at);
        }
        for (int i = 0; i < WORKERS; i++) {
            workers[i] = new Worker();
        }
    }

    private String end() {
        calls = calls();
        // What they started may wait for ever.
        Calls.budgetEnd(budget);
        // They may have had everything recorded, which takes memory.
        TraceCalls.stop(Startup.block().log());
        for (Worker worker : workers) {
            worker.close();
        }
        for (long at = 0; at < MEMORY_PAGES * PAGE; at += 8) {
            if (sealed.start().plus(at).loadLong() != SECRET + at) {
                problem = "memory that may only be read was written";
            }
        }
        sealed.close();
        shared.close();
        Calls.handleClose(endpoint);
        Calls.handleClose(notification);
        Calls.handleClose(part);
        Calls.handleClose(budget);
        return problem;
    }

    /** Calls made, and processes that were started for them. */
    String summary() {
        return calls + " calls in " + started + " processes";
    }

    private long calls() {
        long sum = calls;
        for (Worker worker : workers) {
            sum += worker.made();
        }
        return sum;
    }

    private final class Worker {
        private final SharedMemory board = SharedMemory.create(PAGE);
        private Handle process;
        private long madeBefore;
        private int steps;

        Worker() {
            start();
        }

        private void start() {
            for (long at = 0; at < THREADS * BOARD_SIZE; at += 8) {
                board.start().plus(at).storeLong(0);
            }
            madeBefore = 0;
            steps = 0;
            int all = Rights.Bit.ALL;
            // One of its own: what is bound stays until its space ends.
            Handle devices = MachineCalls.dmaCreate(Startup.block().handle(InitHandles.DMA), 0);
            Loader.Prepared prepared = loader.spendingFrom(budget).prepare("selftest", "fuzz " + (seed * 100_000 + started), new Loader.Gift(board.handle(), Rights.Bit.READ | Rights.Bit.WRITE),
                    new Loader.Gift(endpoint, all), new Loader.Gift(notification, all), new Loader.Gift(part, all),
                    new Loader.Gift(Startup.block().log(), all & ~Rights.Bit.WRITE), new Loader.Gift(shared.handle(), all),
                    new Loader.Gift(sealed.handle(), Rights.Bit.READ | Rights.Bit.TRANSFER | Rights.Bit.DUPLICATE),
                    new Loader.Gift(Startup.block().handle(InitHandles.SERIAL_PORTS), Rights.Bit.READ | Rights.Bit.TRANSFER),
                    new Loader.Gift(Startup.block().handle(InitHandles.SERIAL_INTERRUPT), all),
                    // Who could switch the machine off would end this without a word.
                    new Loader.Gift(Startup.block().handle(InitHandles.POWER), all & ~Rights.Bit.MANAGE),
                    new Loader.Gift(devices, all),
                    new Loader.Gift(Startup.block().handle(InitHandles.MACHINE), all & ~(Rights.Bit.MANAGE | Rights.Bit.WRITE)));
            Calls.handleClose(devices);
            process = prepared.process();
            prepared.start();
            started++;
        }

        /** Calls that its present process made. */
        long made() {
            long sum = 0;
            for (int i = 0; i < THREADS; i++) {
                sum += thread(i).loadOrderedInt();
            }
            return sum;
        }

        private Address thread(int index) {
            return board.start().plus((long) index * BOARD_SIZE);
        }

        void check() {
            for (int i = 0; i < THREADS; i++) {
                if (thread(i).plus(WRONG).loadOrderedInt() != 0) {
                    problem = complaint(thread(i));
                    return;
                }
            }
            steps = made() == madeBefore ? steps + 1 : 0;
            madeBefore = made();
            if (steps == PATIENCE || Calls.processStatus(process) >= 0) {
                replace();
            }
        }

        void replace() {
            calls += made();
            end();
            start();
        }

        private String complaint(Address thread) {
            StringBuilder text = new StringBuilder("call ").append(thread.plus(WRONG).loadInt() - 1).append(" yields ").append(thread.plus(RESULT).loadLong()).append(" for");
            for (int i = 0; i < 6; i++) {
                text.append(" 0x").append(Long.toHexString(thread.plus(ARGUMENTS + 8L * i).loadLong()));
            }
            return text.toString();
        }

        private void end() {
            Calls.processKill(process);
            Calls.handleClose(process);
        }

        void close() {
            end();
            board.close();
        }
    }
}
