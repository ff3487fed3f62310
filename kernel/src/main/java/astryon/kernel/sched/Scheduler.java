package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.Owners;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/**
 * Fixed priorities, round robin among equals. Methods only decide: {@link Cpu#current} is who should run, and {@link #leave}, at the end of
 * every kernel entry, makes the processor agree. So a call that wakes, blocks and switches several times on its way changes
 * address space once at most.
 */
public final class Scheduler {
    /** How long a thread runs while others of its priority wait. */
    private static final long SLICE_NANOS = 10_000_000;
    private static final String NO_ROOM = "runs in every kernel entry, where there is nobody to tell that memory is short";

    /** Why changes of threads are more than that: what has ports, and that everything is recorded. */
    private static int reasonsToNotice;

    private static final Alarms ALARMS = new Alarms();

    private Scheduler() {
    }

    /** Makes what processor {@code index} needs; throws {@link KernelError} if there is no memory. */
    public static void prepare(int index, Address idleCode) {
        Cpu cpu = Cpu.obtain(index);
        if (cpu.idle == null) {
            cpu.idle = Thread.create(null, Thread.IDLE_PRIORITY);
            cpu.idle.context.initialiseKernel(idleCode);
            Fpu.initialiseState(cpu.idle.context);
        }
    }

    /** Makes the executing processor's idle thread the current one; its registers. */
    public static Context initialise() {
        Cpu cpu = Cpu.get(PerCpu.current().index());
        begin(cpu.idle);
        PerCpu.current().loadRoot(KernelWindow.root());
        PerCpu.current().setContext(cpu.idle.context);
        return cpu.idle.context;
    }

    /** The executing processor, idle so far, is one of several from now on. */
    public static void join(Context idle) {
        KernelLock.take(Cpu.executing(), idle);
        leave(Cpu.executing());
    }

    /** The part of it that is not about the processor. */
    static void begin(Thread idleThread) {
        Cpu cpu = Cpu.get(PerCpu.current().index());
        Owners.set(PerCpu.current(), cpu);
        idleThread.state = Thread.RUNNING;
        cpu.idle = idleThread;
        cpu.current = idleThread;
        cpu.installed = idleThread;
    }

    /** The first decision is carried out: who has been made ready by now may run. */
    public static void begin() {
        Cpu.executing().unsettled = true;
        leave(Cpu.executing());
    }

    /** The thread that runs here, or will when the kernel is left. */
    @Inline
    public static Thread current() {
        return Cpu.executing().current;
    }

    static Alarms alarms() {
        return ALARMS;
    }

    /** There may be an earlier alarm than the one the timer is set to. */
    static void alarmsChanged() {
        Cpu cpu = Cpu.executing();
        cpu.timerIsStale = true;
        cpu.unsettled = true;
    }

    /** A blocked or new thread may run. */
    @NoAllocation(reason = NO_ROOM)
    public static void makeReady(Thread thread) {
        Cpu cpu = Cpu.executing();
        ALARMS.remove(thread.alarm);
        if (thread.restraint != 0) {
            if ((thread.restraint & Thread.SUSPENSION) != 0) {
                thread.state = Thread.SUSPENDED;
                return;
            }
            cpu = Balance.placeFor(thread);
        }
        thread.state = Thread.READY;
        cpu.ready[thread.priority].addLast(thread);
        cpu.readyMask |= 1 << thread.priority;
        if (thread.priority > cpu.current.priority) {
            cpu.reschedule = true;
            cpu.unsettled = true;
        } else if (thread.priority == cpu.current.priority) {
            cpu.timerIsStale = true;
            cpu.unsettled = true;
        }
    }

    /** A blocked thread's system call is over. */
    @NoAllocation(reason = NO_ROOM)
    public static void wake(Thread thread, long result) {
        thread.setResult(result);
        makeReady(thread);
    }

    /** The current thread waits for something, as its new state tells; somebody will {@link #wake} it. */
    @NoAllocation(reason = NO_ROOM)
    public static void block(int state) {
        Cpu cpu = Cpu.executing();
        cpu.current.state = state;
        cpu.reschedule = true;
        cpu.unsettled = true;
    }

    /** In addition: not longer than until {@code deadline}, unless that is 0. */
    @NoAllocation(reason = NO_ROOM)
    public static void blockUntil(int state, long deadline) {
        limit(current(), deadline);
        block(state);
    }

    /** The thread, which waits or is about to, waits no longer than until {@code deadline}; 0 is no deadline. */
    @NoAllocation(reason = NO_ROOM)
    public static void limit(Thread thread, long deadline) {
        if (deadline != 0) {
            ALARMS.add(thread.alarm, deadline);
            alarmsChanged();
        }
    }

    /** The current thread, whose state its caller has set, gives the processor and the rest of its slice to a blocked one. */
    @NoAllocation(reason = NO_ROOM)
    @Inline
    public static void switchTo(Thread thread) {
        // What is seldom so is asked at once, and the rest of the way then stands apart: this one calls nothing.
        if (thread.alarm.index < 0 && thread.restraint == 0) {
            run(Cpu.executing(), thread);
        } else {
            switchToRestrained(thread);
        }
    }

    @NoInline
    @NoAllocation(reason = NO_ROOM)
    private static void switchToRestrained(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (thread.restraint != 0 && !Balance.mayRunHere(thread)) {
            makeReady(thread);
            cpu.reschedule = true;
            cpu.unsettled = true;
            return;
        }
        ALARMS.remove(thread.alarm);
        run(cpu, thread);
    }

    @Inline
    @NoAllocation(reason = NO_ROOM)
    private static void run(Cpu cpu, Thread thread) {
        cpu.unsettled = true;
        thread.state = Thread.RUNNING;
        cpu.current = thread;
        int urgent = cpu.readyMask >>> thread.priority;
        if (urgent != 0) {
            cpu.timerIsStale = true;
            cpu.reschedule |= urgent > 1;
        }
    }

    /** The current thread goes to the end of its line. */
    @NoAllocation(reason = NO_ROOM)
    public static void yield() {
        Cpu cpu = Cpu.executing();
        cpu.sliceOver = true;
        cpu.reschedule = true;
        cpu.unsettled = true;
    }

    /** The thread is to be scheduled by another priority, wherever it is. */
    @NoAllocation(reason = NO_ROOM)
    public static void setPriority(Thread thread, int priority) {
        ThreadQueue queue = thread.queue;
        if (queue == null) {
            boolean lower = priority < thread.priority;
            thread.priority = priority;
            if (lower) {
                yieldToUrgent(thread);
            }
        } else if (thread.state == Thread.READY) {
            leaveLine(thread);
            thread.priority = priority;
            makeReady(thread);
        } else {
            queue.remove(thread);
            thread.priority = priority;
            queue.addByPriority(thread);
        }
    }

    /** Whoever {@code thread} waits for is at least as urgent as it is, and who that one waits for, and so on. */
    @NoAllocation(reason = NO_ROOM)
    public static void donate(Thread thread) {
        for (Thread next = thread.obstacle(); next != null && next.priority < thread.priority; next = next.obstacle()) {
            setPriority(next, thread.priority);
        }
    }

    /** Somebody waits for {@code thread} no longer: it may be less urgent, and so may who it waits for. */
    @NoAllocation(reason = NO_ROOM)
    public static void settlePriority(Thread thread) {
        for (Thread next = thread; next != null && next.state != Thread.DEAD && next.priority != next.inheritedPriority(); next = next.obstacle()) {
            setPriority(next, next.inheritedPriority());
        }
    }

    private static void yieldToUrgent(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (thread == cpu.current) {
            cpu.reschedule = true;
            cpu.unsettled = true;
        } else if (thread.state == Thread.RUNNING) {
            Balance.reconsider(Balance.running(thread));
        }
    }

    static void leaveLine(Thread thread) {
        ThreadQueue queue = thread.queue;
        queue.remove(thread);
        if (queue.isEmpty()) {
            queue.cpu.readyMask &= ~(1 << thread.priority);
        }
    }

    /** The thread does not run until {@link #resume}; what it waits for may come meanwhile. */
    public static void suspend(Thread thread) {
        thread.restraint |= Thread.SUSPENSION;
        if (thread.state == Thread.READY) {
            leaveLine(thread);
            thread.state = Thread.SUSPENDED;
        } else if (thread.state == Thread.RUNNING) {
            Balance.expel(thread);
            thread.state = Thread.SUSPENDED;
        }
    }

    public static void resume(Thread thread) {
        thread.restraint &= ~Thread.SUSPENSION;
        if (thread.state == Thread.SUSPENDED) {
            makeReady(thread);
        }
    }

    /** The thread may run on some processors only, one bit each, of which one at least is there. */
    public static void pin(Thread thread, int mask) {
        Balance.pin(thread, mask);
    }

    /** Ends a thread wherever it is: running, ready or blocked. */
    static void stop(Thread thread) {
        Cpu cpu = Cpu.executing();
        ALARMS.remove(thread.alarm);
        if (thread.state == Thread.READY) {
            leaveLine(thread);
        } else if (thread.queue != null) {
            thread.queue.remove(thread);
        } else if (thread.state == Thread.RUNNING && thread != cpu.current) {
            Balance.expel(thread);
        }
        thread.state = Thread.DEAD;
        if (thread == cpu.current) {
            cpu.current = cpu.idle;
            cpu.reschedule = true;
            cpu.unsettled = true;
        }
        if (thread == cpu.installed) {
            cpu.installed = null;
            cpu.unsettled = true;
        }
    }

    /** The address space is about to go: no processor may keep it loaded. Others have it only while they run one of its threads. */
    static void unload(PhysicalAddress root) {
        if (PerCpu.current().root().equals(root)) {
            PerCpu.current().loadRoot(KernelWindow.root());
        }
    }

    /** The timer fired. */
    @NoAllocation(reason = NO_ROOM)
    public static void timer() {
        Cpu cpu = Cpu.executing();
        cpu.timerSetTo = Alarms.NEVER;
        cpu.timerIsStale = true;
        cpu.unsettled = true;
        long now = Clock.nanos();
        while (ALARMS.first() <= now) {
            Alarm alarm = ALARMS.takeFirst();
            if (alarm.timer != null) {
                alarm.timer.fire(now);
            } else {
                timeOut(alarm.thread);
            }
        }
        if (now >= cpu.sliceEnd && cpu.current.priority >= 0 && !cpu.ready[cpu.current.priority].isEmpty()) {
            Scheduler.yield();
        }
    }

    private static void timeOut(Thread thread) {
        if (thread.queue != null) {
            ThreadQueue left = thread.queue;
            left.remove(thread);
            left.settleServants();
        }
        thread.waitForNobody();
        thread.abandonCall();
        wake(thread, thread.state == Thread.SLEEPING ? 0 : -ErrorCode.Number.TIMED_OUT);
    }

    /** What {@link #leave} would run; null if nothing. Without a processor to change, for tests. */
    static Thread decide() {
        Cpu cpu = Cpu.executing();
        reconsider(cpu);
        return cpu.current == cpu.idle ? null : cpu.current;
    }

    /** Makes the processor do what has been decided. */
    @Inline
    @NoAllocation(reason = NO_ROOM)
    public static void leave(Cpu cpu) {
        if (cpu.unsettled) {
            settle(cpu);
        }
    }

    @NoAllocation(reason = NO_ROOM)
    private static void settle(Cpu cpu) {
        cpu.unsettled = false;
        reconsider(cpu);
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

    /** A processor that is here anyway need not be called in for what waits elsewhere. */
    @Inline
    @NoAllocation(reason = NO_ROOM)
    private static void reconsider(Cpu cpu) {
        if (cpu.reschedule || Processors.several() && Balance.moreUrgentElsewhere(cpu, cpu.current.priority) != null) {
            choose(cpu);
        }
    }

    @NoAllocation(reason = NO_ROOM)
    private static void choose(Cpu cpu) {
        cpu.reschedule = false;
        Thread before = cpu.current;
        if (before.state == Thread.RUNNING && before != cpu.idle) {
            if (cpu.readyMask >>> before.priority == 0 && !(Processors.several() && Balance.moreUrgentElsewhere(cpu, before.priority) != null)) {
                cpu.sliceOver = false;
                return;
            }
            before.state = Thread.READY;
            if (cpu.sliceOver) {
                cpu.ready[before.priority].addLast(before);
            } else {
                cpu.ready[before.priority].addFirst(before);
            }
            cpu.readyMask |= 1 << before.priority;
        }
        cpu.sliceOver = false;
        cpu.timerIsStale = true;
        Thread next = Processors.several() ? Balance.mostUrgent(cpu) : cpu.firstReady();
        if (next == null) {
            cpu.current = cpu.idle;
            return;
        }
        leaveLine(next);
        next.state = Thread.RUNNING;
        cpu.current = next;
        cpu.sliceEnd = Clock.nanos() + SLICE_NANOS;
    }

    /** The processor holds the current thread's registers instead of the last one's. */
    @Inline
    @NoAllocation(reason = NO_ROOM)
    static void install(Cpu cpu) {
        Thread next = cpu.current;
        // The state of a thread that has ended goes where nobody looks.
        Thread last = cpu.installed == null ? cpu.idle : cpu.installed;
        Fpu.exchange(last.context, next.context);
        cpu.installed = next;
        if (reasonsToNotice != 0) {
            notice(cpu, next.process);
        }
        PerCpu.current().setContext(next.context);
        if (next.process != null) {
            PhysicalAddress root = next.process.space().root();
            if (!root.equals(PerCpu.current().root())) {
                PerCpu.current().loadRoot(root);
            }
        } else if (Processors.several()) {
            // Who ends an address space need not ask those who sleep.
            PerCpu.current().loadRoot(KernelWindow.root());
        }
    }

    /** More than registers changes when threads do: it is recorded, or other ports may be used. */
    @NoInline
    @NoAllocation(reason = NO_ROOM)
    private static void notice(Cpu cpu, Process next) {
        if (Trace.recordsEverything()) {
            Trace.event(Trace.SWITCH, next == null ? 0 : next.number());
        }
        if (next != null) {
            cpu.allow(next.ports());
        }
    }

    /** Everything is recorded, switches too. */
    public static void recordSwitches() {
        Trace.recordEverything();
        reasonsToNotice++;
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

    @NoAllocation(reason = NO_ROOM)
    private static void setTimer(Cpu cpu) {
        cpu.timerIsStale = false;
        long deadline = Processors.several() && Balance.isWatched(cpu, ALARMS.first()) ? Alarms.NEVER : ALARMS.first();
        if (cpu.current.priority >= 0 && (cpu.readyMask >>> cpu.current.priority & 1) != 0 && cpu.sliceEnd < deadline) {
            deadline = cpu.sliceEnd;
        }
        // A timer that fires early only asks again.
        if (deadline < cpu.timerSetTo) {
            cpu.timerSetTo = deadline;
            LocalApic.startTimer(Clock.timerTicks(deadline - Clock.nanos()));
        }
    }
}
