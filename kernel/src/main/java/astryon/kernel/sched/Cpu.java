package astryon.kernel.sched;

import astryon.kernel.arch.PerCpu;
import astryon.magic.Inline;
import astryon.magic.PhysicalAddress;

/** One processor, as the scheduler sees it: what runs on it, what may, and what it has loaded. */
public final class Cpu {
    /** Most processors. */
    static final int MAX = 32;

    private static final Cpu[] ALL = new Cpu[MAX];

    static {
        ALL[0] = new Cpu();
    }

    final ThreadQueue[] ready = queues();
    /** Bit p is set if {@code ready[p]} is not empty. */
    int readyMask;
    /** Who runs, or will when the kernel is left. */
    Thread current;
    /** Whose registers the processor will resume with, and whose floating-point state it holds; null if that thread has ended. */
    Thread installed;
    Thread idle;
    PhysicalAddress loadedRoot = new PhysicalAddress(0);
    /** Whether leaving the kernel has anything to do: one test for the calls that decide nothing. */
    boolean unsettled;
    boolean reschedule;
    boolean sliceOver;
    long sliceEnd;
    /** When the timer will fire. */
    long timerSetTo = Alarms.NEVER;
    boolean timerIsStale;

    private Cpu() {
    }

    private static ThreadQueue[] queues() {
        ThreadQueue[] queues = new ThreadQueue[Thread.PRIORITIES];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new ThreadQueue();
        }
        return queues;
    }

    /** The thread that runs here, or will when the kernel is left. */
    @Inline
    public Thread current() {
        return current;
    }

    /** The one that executes this. */
    @Inline
    static Cpu executing() {
        return ALL[PerCpu.current().index()];
    }
}
