package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.SystemCounter;
import astryon.abi.TraceKind;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.TraceCalls;

/** Prints what the kernel recorded, for each processor a line, and an event a line: processor, time by its counter, kind, detail. {@code scripts/trace} makes a file for a viewer of that. */
final class Events {
    private static final int BYTES = 1 << 16;
    private static final int EVENT = 16;

    private Events() {
    }

    static void print(Console console) {
        Handle log = Startup.block().log();
        long processors = Calls.logCounter(log, SystemCounter.Number.PROCESSORS);
        try (SharedMemory memory = SharedMemory.create(BYTES)) {
            for (int i = 0; i < processors; i++) {
                console.line("trace: processor " + i);
                // What is recorded while this prints is not printed.
                long end = TraceCalls.read(log, i, Long.MAX_VALUE, memory.start(), new Size(EVENT));
                for (long from = 0; from < end;) {
                    TraceCalls.read(log, i, from, memory.start(), new Size(BYTES));
                    from = memory.start().loadLong();
                    long count = Math.min(memory.start().plus(8).loadLong(), end - from);
                    for (long j = 1; j <= count; j++) {
                        Address event = memory.start().plus(EVENT * j);
                        long word = event.plus(8).loadLong();
                        console.line("trace: " + i + " " + event.loadLong() + " " + TraceKind.kind(word) + " " + TraceKind.detail(word));
                    }
                    from += Math.max(count, 1);
                }
            }
        }
    }
}
