package astryon.services.selftest;

import astryon.magic.Address;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Two processes' worth of spinning: while this one never gives up the processor, floating-point values survive what others do with it. */
final class Preemption {
    private static final long NANOS = 40_000_000;

    private Preemption() {
    }

    static void run() {
        SharedMemory memory = SharedMemory.map(Startup.block().handle(0), 3);
        Address cell = memory.start().plus(4096);
        double value = 1.0;
        long end = Calls.clockRead() + NANOS;
        long rounds = 0;
        while (Calls.clockRead() < end) {
            for (int i = 0; i < 1000; i++) {
                value = value * 1.5;
                value = value / 1.5;
            }
            rounds++;
            cell.storeLong(rounds);
        }
        Calls.processExit(value == 1.0 && rounds > 0 ? 0 : 1);
    }
}
