package astryon.kernel.sched;

import astryon.abi.TraceKind;
import astryon.kernel.arch.Mailbox;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.magic.NoAllocation;

/**
 * Which processor runs what. A thread that becomes ready stands in the line of the processor that made it so; a processor that has nothing as urgent takes it from
 * there. Whoever leaves the kernel looks whether somebody waits who is more urgent than what another processor does, and calls that one in:
 * it comes, takes the most urgent, and looks in turn. So as many processors come as there is work for, one after the other.
 */
final class Balance {
    private static final String NO_ROOM = "runs in every kernel entry, where there is nobody to tell that memory is short";
    /** How far behind the first of another one's line a thread is looked for that may run here. */
    private static final int DEPTH = 8;

    private Balance() {
    }

    static boolean mayRun(Thread thread, Cpu cpu) {
        return (thread.affinity >>> cpu.index & 1) != 0;
    }

    /** Whether a restrained thread may run on the executing processor now. */
    static boolean mayRunHere(Thread thread) {
        return (thread.restraint & Thread.HELD) == 0 && mayRun(thread, Cpu.executing());
    }

    /** Where a pinned thread stands in line: here, or where what runs is least urgent; that processor will look. */
    @NoAllocation(reason = NO_ROOM)
    static Cpu placeFor(Thread thread) {
        Cpu best = Cpu.executing();
        if (mayRun(thread, best)) {
            return best;
        }
        best = null;
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Cpu.get(i);
            if (mayRun(thread, cpu) && (best == null || cpu.current.priority < best.current.priority)) {
                best = cpu;
            }
        }
        reconsider(best);
        return best;
    }

    /** The most urgent thread that may run on a processor, its own before those of others; or null. */
    @NoAllocation(reason = NO_ROOM)
    static Thread mostUrgent(Cpu cpu) {
        Thread own = cpu.firstReady();
        Thread other = moreUrgentElsewhere(cpu, own == null ? Thread.IDLE_PRIORITY : own.priority);
        return other == null ? own : other;
    }

    /** The most urgent thread in others' lines that may run here and is more urgent than {@code priority}; or null. */
    @NoAllocation(reason = NO_ROOM)
    static Thread moreUrgentElsewhere(Cpu cpu, int priority) {
        Thread best = null;
        int most = priority;
        for (int i = 0; i < Processors.count(); i++) {
            Cpu other = Cpu.get(i);
            if (other != cpu && other.readyMask >>> most + 1 != 0 && most + 1 < Thread.PRIORITIES) {
                Thread candidate = candidate(other, cpu);
                if (candidate != null && candidate.priority > most) {
                    best = candidate;
                    most = candidate.priority;
                }
            }
        }
        return best;
    }

    /** Among the first in line at {@code from} one that may run at {@code to}; or null. */
    private static Thread candidate(Cpu from, Cpu to) {
        Thread thread = from.firstReady();
        for (int i = 0; i < DEPTH && thread != null; i++) {
            if (mayRun(thread, to)) {
                return thread;
            }
            thread = Cpu.after(thread);
        }
        return null;
    }

    /**
     * Where a thread of the fair band goes on that had what it asked for at {@code from}: where less is in line, even when it has come, than here before, so that it goes round if they are more than
     * processors; or null.
     */
    @NoAllocation(reason = NO_ROOM)
    static Cpu lighter(Cpu from, Thread thread) {
        Cpu best = null;
        long least = from.fair.load() - thread.weight;
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Cpu.get(i);
            if (cpu != from && mayRun(thread, cpu) && cpu.current.priority <= thread.priority && cpu.fair.load() <= least) {
                best = cpu;
                least = cpu.fair.load() - 1;
            }
        }
        return best;
    }

    /** Calls in another processor that does something less urgent than what waits somewhere, if there is one; the executing one has chosen. */
    @NoAllocation(reason = NO_ROOM)
    static void offer() {
        int waiting = 0;
        for (int i = 0; i < Processors.count(); i++) {
            waiting |= Cpu.get(i).readyMask;
        }
        if (waiting == 0) {
            return;
        }
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Cpu.get(i);
            // One that has been called already will look by itself.
            if (cpu != Cpu.executing() && !cpu.reschedule && moreUrgentElsewhere(cpu, cpu.current.priority) != null) {
                reconsider(cpu);
                return;
            }
        }
    }

    /** A processor decides anew who runs, soon. */
    @NoAllocation(reason = NO_ROOM)
    static void reconsider(Cpu cpu) {
        Scheduler.unsettle();
        if (!cpu.reschedule) {
            cpu.reschedule = true;
            if (cpu != Cpu.executing()) {
                Trace.event(TraceKind.Number.CALL_IN, cpu.index);
                Mailbox.call(cpu.block());
            }
        }
    }

    /** Where a running thread runs. */
    static Cpu running(Thread thread) {
        Cpu cpu = Cpu.executing();
        for (int i = 0; cpu.current != thread; i++) {
            cpu = Cpu.get(i);
        }
        return cpu;
    }

    /** A running thread stops where it is, with all its registers saved; the caller says what becomes of it. */
    static void expel(Thread thread) {
        Cpu cpu = running(thread);
        if (cpu == Cpu.executing()) {
            Scheduler.block(thread.state);
        } else {
            Trace.event(TraceKind.Number.CALL_IN, cpu.index);
            Mailbox.askToLeave(cpu.block());
        }
    }

    /** A running or waiting thread may run on some processors only, one bit each, of which one at least is there. */
    static void pin(Thread thread, int mask) {
        thread.affinity = mask;
        boolean everywhere = (mask & Processors.mask()) == Processors.mask();
        thread.restraint = everywhere ? thread.restraint & ~Thread.PINNED : thread.restraint | Thread.PINNED;
        if (thread.state == Thread.READY) {
            Scheduler.leaveLine(thread);
            Scheduler.makeReady(thread);
        } else if (thread.state == Thread.RUNNING && !mayRun(thread, running(thread))) {
            expel(thread);
            Scheduler.makeReady(thread);
        }
    }

    /** Whether another processor's timer will fire by then: one is enough. */
    @NoAllocation(reason = NO_ROOM)
    static boolean isWatched(Cpu cpu, long time) {
        for (int i = 0; i < Processors.count(); i++) {
            Cpu other = Cpu.get(i);
            if (other != cpu && other.timerSetTo <= time) {
                return true;
            }
        }
        return false;
    }
}
