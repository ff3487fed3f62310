package astryon.kernel.sched;

import astryon.abi.Priority;
import astryon.abi.TraceKind;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.Backlog;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.time.Clock;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;

/**
 * What happens when the kernel is left: who runs is chosen, and the processor gets that thread's registers, address space and timer. Most system calls
 * that wait for somebody know already who is next; those go over at once ({@link #handOver}, {@link #passOn}).
 */
public final class Dispatcher {
    /** How long a thread runs while others of its priority wait. */
    private static final long SLICE_NANOS = 10_000_000;

    /** Between two parts of what is left to do. */
    private static final long PAUSE_NANOS = 20_000;

    /** The least mask of lines in which the first is above the fair band. */
    private static final int ABOVE_FAIR_BAND = 2 << Priority.FAIR;

    /** Why changes of threads are more than that: what has ports, and that everything is recorded. */
    private static int reasonsToNotice;

    private Dispatcher() {
    }

    /** Makes the processor do what has been decided. */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    public static void leave(Cpu cpu) {
        if (PerCpu.current().isUnsettled()) {
            settle(cpu);
        }
    }

    /** The same where it is known that there is something to do. */
    @NoAllocation(reason = Scheduler.NO_ROOM)
    public static void settle(Cpu cpu) {
        PerCpu.current().setUnsettled(false);
        chooseIfNeeded(cpu);
        if (cpu.current != cpu.installed) {
            install(cpu);
            if (cpu.current == cpu.idle) {
                Frames.zeroAhead();
            }
        }
        if (cpu.timerIsStale) {
            setTimer(cpu);
        }
        if (Processors.several()) {
            Balance.offer();
            KernelLock.release();
        }
    }

    /** What {@link #leave} would run; null if nothing. Without a processor to change, for tests. */
    static Thread decide() {
        Cpu cpu = Cpu.executing();
        chooseIfNeeded(cpu);
        return cpu.current == cpu.idle ? null : cpu.current;
    }

    /** A processor that is here anyway need not be called in for what waits elsewhere. */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void chooseIfNeeded(Cpu cpu) {
        boolean urgentElsewhere = Processors.several() && Balance.moreUrgentElsewhere(cpu, cpu.current.priority) != null;
        if (cpu.reschedule || urgentElsewhere) {
            choose(cpu, urgentElsewhere);
        }
    }

    /** {@code urgentElsewhere}: somebody who is more urgent than the current thread waits in another processor's line. */
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void choose(Cpu cpu, boolean urgentElsewhere) {
        cpu.reschedule = false;
        Thread before = cpu.current;
        if (before.state == Thread.RUNNING && before != cpu.idle) {
            if (cpu.readyMask >>> before.priority == 0 && !urgentElsewhere) {
                cpu.sliceOver = false;
                return;
            }
            before.state = Thread.READY;
            if (before.isFair()) {
                putBackFair(cpu, before);
            } else {
                if (cpu.sliceOver) {
                    cpu.ready[before.priority].addLast(before);
                } else {
                    cpu.ready[before.priority].addFirst(before);
                }
                cpu.readyMask |= 1 << before.priority;
            }
        }
        cpu.sliceOver = false;
        long now = Clock.nanos();
        if (cpu.account != null) {
            cpu.fair.close();
        } else if (before != cpu.idle) {
            cpu.fair.countWithoutAccount(before, now);
        }
        if (Processors.several() || Integer.compareUnsigned(cpu.readyMask, ABOVE_FAIR_BAND) < 0) {
            chooseAmongAll(cpu);
        } else {
            start(cpu, cpu.takeFirstReady(), now);
        }
    }

    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void chooseAmongAll(Cpu cpu) {
        Thread next = Processors.several() ? Balance.mostUrgent(cpu) : cpu.firstReady();
        if (next == null) {
            cpu.current = cpu.idle;
            return;
        }
        Scheduler.leaveLine(next);
        if (next.isFair()) {
            begin(cpu, next, cpu.fair.open(next));
        } else {
            start(cpu, next, Clock.nanos());
        }
    }

    /** Who ran stands in line; perhaps another processor's, if it had what it asked for. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void putBackFair(Cpu cpu, Thread before) {
        boolean spent = cpu.account != null && cpu.fair.close();
        Cpu lighter = spent && Processors.several() ? Balance.lighter(cpu, before) : null;
        if (lighter == null) {
            cpu.fair.putBack(before, cpu.sliceOver);
        } else {
            Balance.reconsider(lighter);
            lighter.fair.enter(before);
        }
    }

    /** Begins the slice of a thread that stood in line, and has no account. */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void start(Cpu cpu, Thread next, long now) {
        cpu.fair.start(now);
        begin(cpu, next, now + SLICE_NANOS);
    }

    /** Begins the slice, until {@code end}, of a thread that stood in line. */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void begin(Cpu cpu, Thread next, long end) {
        next.state = Thread.RUNNING;
        cpu.current = next;
        cpu.sliceEnd = end;
        if (cpu.sliceEnd < cpu.timerSetTo && (cpu.readyMask >>> next.priority & 1) != 0) {
            cpu.timerIsStale = true;
        }
    }

    /** The processor holds the current thread's registers instead of the last one's. */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    static void install(Cpu cpu) {
        // The state of a thread that has ended goes where nobody looks.
        exchange(cpu, cpu.installed == null ? cpu.idle : cpu.installed, cpu.current);
    }

    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void exchange(Cpu cpu, Thread last, Thread next) {
        Fpu.exchange(last.context, next.context);
        cpu.installed = next;
        if (reasonsToNotice != 0) {
            notice(cpu, next.process);
        }
        PerCpu.current().setContext(next.context);
        if (!next.root.equals(PerCpu.current().root())) {
            if (!next.root.isZero()) {
                PerCpu.current().loadRoot(next.root);
            } else if (Processors.several()) {
                // Who ends an address space need not ask those who sleep.
                PerCpu.current().loadRoot(KernelWindow.root());
            }
        }
    }

    /** More than registers changes when threads do: it is recorded, or other ports may be used. */
    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void notice(Cpu cpu, Process next) {
        if (Trace.recordsEverything()) {
            Trace.event(TraceKind.Number.SWITCH, next == null ? 0 : next.number());
        }
        if (next != null) {
            cpu.allow(next.ports());
        }
    }

    /** Switches are recorded, or no more. */
    static void recordSwitches(boolean wanted) {
        Trace.recordEverything(wanted);
        reasonsToNotice += wanted ? 1 : -1;
    }

    /** A process may use more ports by instructions; where one of its threads runs already, {@link #allowsMorePorts} is asked when it tries. */
    static void portsGiven() {
        reasonsToNotice++;
    }

    static void portsReturned() {
        reasonsToNotice--;
    }

    /** The current thread was refused a port: whether it may use more of them by now. */
    public static boolean allowsMorePorts(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (cpu.ports == thread.process.ports()) {
            return false;
        }
        cpu.allow(thread.process.ports());
        return true;
    }

    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void setTimer(Cpu cpu) {
        cpu.timerIsStale = false;
        long next = AlarmClock.first();
        long deadline = Processors.several() && Balance.isWatched(cpu, next) ? Alarms.NEVER : next;
        if (cpu.current.priority >= 0 && (cpu.readyMask >>> cpu.current.priority & 1) != 0 && cpu.sliceEnd < deadline) {
            deadline = cpu.sliceEnd;
        }
        if (!Backlog.isEmpty() && Clock.nanos() + PAUSE_NANOS < deadline) {
            deadline = Clock.nanos() + PAUSE_NANOS;
        }
        // A timer that fires early only asks again.
        if (deadline < cpu.timerSetTo) {
            cpu.timerSetTo = deadline;
            LocalApic.startTimer(Clock.timerTicks(deadline - Clock.nanos()));
        }
    }

    /**
     * In a system call: the processor goes over from the current thread, which waits from now on, to one that has waited and
     * {@link Thread#isFree is free}, and the kernel is left: this does not return.
     */
    @Inline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    public static void handOver(Thread from, Thread to) {
        Cpu cpu = Cpu.executing();
        PerCpu.current().complete(from.context);
        to.state = Thread.RUNNING;
        cpu.current = to;
        exchange(cpu, from, to);
        if (PerCpu.current().isUnsettled() || cpu.readyMask >>> to.priority != 0) {
            leaveForMoreUrgent(cpu);
        }
        Entry.leave();
    }

    @NoInline
    @NoAllocation(reason = Scheduler.NO_ROOM)
    private static void leaveForMoreUrgent(Cpu cpu) {
        cpu.compete();
        settle(cpu);
        Entry.leave();
    }

    /**
     * As {@link Scheduler#blockUntil}, as the last act of a system call: if nothing stands against it the processor goes over to the next thread at once and the
     * kernel is left; then this does not return.
     */
    @NoAllocation(reason = Scheduler.NO_ROOM)
    public static void passOn(int state, long deadline) {
        Cpu cpu = Cpu.executing();
        if (deadline != 0 || PerCpu.current().isUnsettled() || cpu.account != null || Integer.compareUnsigned(cpu.readyMask, ABOVE_FAIR_BAND) < 0) {
            Scheduler.blockUntil(state, deadline);
            return;
        }
        Thread thread = cpu.current;
        thread.state = state;
        PerCpu.current().complete(thread.context);
        Thread next = cpu.takeFirstReady();
        long now = Clock.nanos();
        cpu.fair.countWithoutAccount(thread, now);
        start(cpu, next, now);
        exchange(cpu, thread, next);
        if (cpu.timerIsStale) {
            setTimer(cpu);
        }
        Entry.leave();
    }
}
