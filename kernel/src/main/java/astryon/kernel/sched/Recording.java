package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Mailbox;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processor;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelWindow;
import astryon.magic.Address;
import astryon.magic.NoAllocation;

/**
 * Whether all that happens is recorded, in longer rings that are there meanwhile, or what is rare alone. A processor's ring, and where its system calls come in, are its own to change: others are asked to.
 */
public final class Recording {
    private static final int PAGES = 16 * PerCpu.MANY_TRACE_EVENTS / FrameAllocator.FRAME;
    /** The longer rings, or 0. */
    private static final long[] RINGS = new long[Processors.MAX];

    private Recording() {
    }

    /** Everything is recorded on all processors. Throws {@link KernelError} if there is no memory for that; then nothing has changed. */
    public static void start() {
        if (Trace.recordsEverything()) {
            return;
        }
        for (int i = 0; i < Processors.count(); i++) {
            RINGS[i] = KernelWindow.allocate(PAGES, 0).value();
            if (RINGS[i] == 0) {
                giveBack();
                throw KernelError.of(ErrorCode.Number.NO_MEMORY);
            }
        }
        Dispatcher.recordSwitches(true);
        Processor.traceSystemCalls(true);
        changeAll();
    }

    /** What is rare alone is recorded; what was before is forgotten. */
    public static void stop() {
        if (Trace.recordsEverything()) {
            Dispatcher.recordSwitches(false);
            Processor.traceSystemCalls(false);
            changeAll();
            giveBack();
        }
    }

    private static void giveBack() {
        for (int i = 0; i < RINGS.length; i++) {
            if (RINGS[i] != 0) {
                KernelWindow.free(new Address(RINGS[i]), PAGES);
                RINGS[i] = 0;
            }
        }
    }

    private static void changeAll() {
        PerCpu self = PerCpu.current();
        for (int i = 0; i < Processors.count(); i++) {
            Address ring = new Address(Trace.recordsEverything() ? RINGS[i] : 0);
            if (Processors.get(i).value() == self.value()) {
                change(ring);
            } else {
                Mailbox.askToRecord(Processors.get(i), ring);
            }
        }
    }

    /** On the executing processor. */
    @NoAllocation(reason = "is waited for by who holds the lock")
    static void change(Address ring) {
        Trace.keepIn(ring);
        Processor.enterSystemCalls();
    }
}
