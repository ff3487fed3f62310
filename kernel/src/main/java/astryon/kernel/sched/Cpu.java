package astryon.kernel.sched;

import astryon.abi.Priority;
import astryon.kernel.arch.Owners;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.mem.KernelError;
import astryon.kernel.time.Clock;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.Unchecked;

/** One processor, as the scheduler sees it: what runs on it, what may, and what it has loaded. */
public final class Cpu {
    private static final Cpu[] ALL = new Cpu[Processors.MAX];

    static {
        ALL[0] = new Cpu(0);
    }

    final int index;
    final ThreadQueue[] ready = new ThreadQueue[Thread.PRIORITIES];
    /** Bit p is set if somebody of priority p is in line. */
    int readyMask;
    /** The line of one of them, in another order. */
    final FairLine fair = new FairLine(this);
    /** Who runs, or will when the kernel is left. */
    Thread current;
    /** On whose account in the fair band, or null. */
    Thread account;
    /** Whose registers the processor will resume with, and whose floating-point state it holds; null if that thread has ended. */
    Thread installed;
    Thread idle;
    /** Ports that programs may use here, or null. */
    PortAccess ports;
    boolean reschedule;
    boolean sliceOver;
    long sliceEnd;
    /** When the timer will fire. */
    long timerSetTo = Alarms.NEVER;
    boolean timerIsStale;

    private Cpu(int index) {
        this.index = index;
        for (int i = 0; i < ready.length; i++) {
            ready[i] = new ThreadQueue();
            ready[i].cpu = this;
        }
    }

    /** The one of that number, made if it is new; throws {@link KernelError} if there is no memory. It is never freed. */
    static Cpu obtain(int index) {
        if (ALL[index] == null) {
            ALL[index] = new Cpu(index);
        }
        return ALL[index];
    }

    static Cpu get(int index) {
        return ALL[index];
    }

    /** Programs may use these ports here from now on, and no others. */
    void allow(PortAccess access) {
        if (ports != access) {
            PortAccess.exchange(block(), ports, access);
            ports = access;
        }
    }

    /** Takes the most urgent thread out of its line; there must be one above the fair band. */
    @Inline
    Thread takeFirstReady() {
        int priority = 31 - Integer.numberOfLeadingZeros(readyMask);
        ThreadQueue line = ready[priority];
        Thread first = line.first();
        if (line.removeFirst(first)) {
            readyMask &= ~(1 << priority);
        }
        return first;
    }

    /** Time of a process that runs here is counted until now. */
    void countFor(Process process) {
        if (account == null) {
            if (current.process == process) {
                fair.countWithoutAccount(current, Clock.nanos());
            }
        } else if (account.process == process) {
            fair.count();
        }
    }

    PerCpu block() {
        return Processors.get(index);
    }

    /** The most urgent thread that waits for a processor here, or null. */
    Thread firstReady() {
        if (readyMask == 0) {
            return null;
        }
        int priority = 31 - Integer.numberOfLeadingZeros(readyMask);
        return priority == Priority.FAIR ? fair.first() : ready[priority].first();
    }

    /** Who stands behind {@code thread} in its line, or null. */
    static Thread after(Thread thread) {
        return thread.isFair() ? ThreadTree.after(thread) : ThreadQueue.after(thread);
    }

    /** Whether the thread that was here when the kernel was entered has ended: its registers are no more. */
    public boolean isOrphaned() {
        return installed == null;
    }

    /** The current thread got the processor from another one, and others of its priority or above may stand in line. */
    @NoAllocation(reason = Scheduler.NO_ROOM)
    void compete() {
        timerIsStale = true;
        int urgent = readyMask >>> current.priority;
        reschedule |= urgent >>> 1 != 0 || urgent != 0 && current.isFair() && fair.isOutrun();
    }

    /** It decides who runs before it leaves the kernel. */
    @Inline
    void chooseAnew() {
        reschedule = true;
        Scheduler.unsettle();
    }

    /** The thread that runs here, or will when the kernel is left. */
    @Inline
    public Thread current() {
        return current;
    }

    /** The one that executes this. */
    @Inline
    @Unchecked(reason = "every processor's block was given its Cpu before it came here")
    public static Cpu executing() {
        return (Cpu) Owners.of(PerCpu.current());
    }
}
