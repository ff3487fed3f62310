package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.Owners;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.mem.Work;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/**
 * Fixed priorities, round robin among equals but for those of one, which is the {@link FairLine fair band}. Methods only decide: {@link Cpu#current} is who should run, and the {@link Dispatcher}, at the end of
 * every kernel entry, makes the processor agree. So a call that wakes, blocks and switches several times on its way changes
 * address space once at most.
 */
public final class Scheduler {
    static final String NO_ROOM = "runs in every kernel entry, where there is nobody to tell that memory is short";

    /** Something rang when the timer fired last, and that was all. */
    private static boolean rang;

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
        Dispatcher.leave(Cpu.executing());
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
        unsettle();
        Dispatcher.leave(Cpu.executing());
    }

    /** The thread that runs here, or will when the kernel is left. */
    @Inline
    public static Thread current() {
        return Cpu.executing().current;
    }

    /** There may be an earlier alarm than the one the timer is set to. */
    static void alarmsChanged() {
        Cpu cpu = Cpu.executing();
        cpu.timerIsStale = true;
        unsettle();
    }

    /** A blocked or new thread may run. */
    @NoAllocation(reason = NO_ROOM)
    public static void makeReady(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (thread.restraint != 0) {
            silence(thread);
            if ((thread.restraint & Thread.HELD) != 0) {
                thread.state = Thread.SUSPENDED;
                return;
            }
            cpu = Balance.placeFor(thread);
            if (thread.isFair()) {
                cpu.fair.enter(thread);
                return;
            }
        }
        thread.state = Thread.READY;
        cpu.ready[thread.priority].addLast(thread);
        cpu.readyMask |= 1 << thread.priority;
        if (thread.priority > cpu.current.priority) {
            cpu.chooseAnew();
        } else if (thread.priority == cpu.current.priority && cpu.sliceEnd < cpu.timerSetTo) {
            cpu.timerIsStale = true;
            unsettle();
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
        cpu.chooseAnew();
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
            AlarmClock.WAITS.add(thread.alarm, deadline);
            thread.restraint |= Thread.ALARMED;
            alarmsChanged();
        }
    }

    /** It waits for no time any more. */
    @NoAllocation(reason = NO_ROOM)
    private static void silence(Thread thread) {
        AlarmClock.WAITS.remove(thread.alarm);
        thread.restraint &= ~Thread.ALARMED;
    }

    /** The current thread, whose state its caller has set, gives the processor and the rest of its slice to a blocked one. */
    @NoAllocation(reason = NO_ROOM)
    @Inline
    public static void switchTo(Thread thread) {
        // What is seldom so is asked at once, and the rest of the way then stands apart: this one calls nothing.
        if (thread.isFree()) {
            run(Cpu.executing(), thread);
        } else {
            switchToRestrained(thread);
        }
    }

    @NoInline
    @NoAllocation(reason = NO_ROOM)
    private static void switchToRestrained(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (!Balance.mayRunHere(thread)) {
            makeReady(thread);
            cpu.chooseAnew();
            return;
        }
        silence(thread);
        run(cpu, thread);
    }

    @Inline
    @NoAllocation(reason = NO_ROOM)
    private static void run(Cpu cpu, Thread thread) {
        unsettle();
        thread.state = Thread.RUNNING;
        cpu.current = thread;
        if (cpu.readyMask >>> thread.priority != 0) {
            cpu.compete();
        }
    }

    /** The current thread goes to the end of its line. */
    @NoAllocation(reason = NO_ROOM)
    public static void yield() {
        Cpu cpu = Cpu.executing();
        cpu.sliceOver = true;
        cpu.chooseAnew();
    }

    /** The thread is to be scheduled by another priority, wherever it is. */
    @NoAllocation(reason = NO_ROOM)
    public static void setPriority(Thread thread, int priority) {
        if (thread.state == Thread.READY) {
            leaveLine(thread);
            thread.schedule(priority);
            makeReady(thread);
        } else if (thread.queue != null || thread.futexMemory != 0) {
            reorder(thread, priority);
        } else {
            boolean lower = priority < thread.priority;
            thread.schedule(priority);
            if (lower) {
                yieldToUrgent(thread);
            }
        }
    }

    /** It waits: where that goes by priorities its place is another one. */
    private static void reorder(Thread thread, int priority) {
        ThreadQueue queue = thread.queue != null && thread.queue.isByPriority() ? thread.queue : null;
        boolean atWord = thread.futexMemory != 0;
        if (queue != null) {
            queue.leave(thread);
        }
        if (atWord) {
            Futexes.remove(thread);
        }
        thread.schedule(priority);
        if (queue != null) {
            queue.addByPriority(thread);
        }
        if (atWord) {
            Futexes.add(thread);
        }
    }

    /** A thread that waits does so no longer, wherever it stands; who was more urgent for it may be less so now. */
    static void leaveWait(Thread thread) {
        if (thread.futexMemory != 0) {
            Futexes.remove(thread);
            thread.futexMemory = 0;
        }
        ThreadQueue left = thread.queue;
        if (left != null) {
            left.leave(thread);
            left.settleServants();
        }
    }

    /** Whoever {@code thread} waits for is at least as urgent as it is, and who that one waits for, and so on, {@link Work#CHAIN} times at most. */
    @NoAllocation(reason = NO_ROOM)
    public static void donate(Thread thread) {
        Thread next = thread.obstacle();
        for (int left = Work.CHAIN; left > 0 && next != null && next.state != Thread.DEAD && next.priority < thread.priority; left--) {
            setPriority(next, thread.priority);
            next = next.obstacle();
        }
    }

    /** Somebody waits for {@code thread} no longer: it may be less urgent, and so may who it waits for. */
    @NoAllocation(reason = NO_ROOM)
    public static void settlePriority(Thread thread) {
        Thread next = thread;
        for (int left = Work.CHAIN; left > 0 && next != null && next.state != Thread.DEAD && next.priority != next.inheritedPriority(); left--) {
            setPriority(next, next.inheritedPriority());
            next = next.obstacle();
        }
    }

    private static void yieldToUrgent(Thread thread) {
        Cpu cpu = Cpu.executing();
        if (thread == cpu.current) {
            cpu.chooseAnew();
        } else if (thread.state == Thread.RUNNING) {
            Balance.reconsider(Balance.running(thread));
        }
    }

    static void leaveLine(Thread thread) {
        if (thread.isFair()) {
            thread.home.leave(thread);
            return;
        }
        ThreadQueue queue = thread.queue;
        queue.remove(thread);
        if (queue.isEmpty()) {
            queue.cpu.readyMask &= ~(1 << thread.priority);
        }
    }

    /** The thread has another share of the fair band, wherever it is. */
    public static void setWeight(Thread thread, int weight) {
        boolean inLine = thread.state == Thread.READY && thread.isFair();
        if (inLine) {
            leaveLine(thread);
        }
        if (thread.home == null) {
            thread.weigh(weight);
        } else {
            thread.home.setWeight(thread, weight);
        }
        if (inLine) {
            makeReady(thread);
        }
    }

    /** The current thread works for another caller than before. */
    public static void changeCaller() {
        Cpu cpu = Cpu.executing();
        if (cpu.account != null) {
            cpu.fair.changeAccount();
        }
    }

    /** The thread does not run until {@link #resume}; what it waits for may come meanwhile. {@code why} is {@link Thread#SUSPENSION} or {@link Thread#STANDSTILL}. */
    public static void suspend(Thread thread, int why) {
        thread.restraint |= why;
        if (thread.state == Thread.READY) {
            leaveLine(thread);
            thread.state = Thread.SUSPENDED;
        } else if (thread.state == Thread.RUNNING) {
            Balance.expel(thread);
            thread.state = Thread.SUSPENDED;
        }
    }

    public static void resume(Thread thread, int why) {
        thread.restraint &= ~why;
        if (thread.state == Thread.SUSPENDED && (thread.restraint & Thread.HELD) == 0) {
            makeReady(thread);
        }
    }

    /** The thread may run on some processors only, one bit each, of which one at least is there. */
    public static void pin(Thread thread, int mask) {
        Balance.pin(thread, mask);
    }

    /** A thread that runs on another processor stands in line again. */
    static void expel(Thread thread) {
        if (thread.state == Thread.RUNNING && thread != Cpu.executing().current) {
            Balance.expel(thread);
            makeReady(thread);
        }
    }

    /** Ends a thread wherever it is: running, ready or blocked. */
    static void stop(Thread thread) {
        Cpu cpu = Cpu.executing();
        silence(thread);
        if (thread.state == Thread.READY) {
            leaveLine(thread);
        } else if (thread.state != Thread.RUNNING) {
            leaveWait(thread);
        } else if (thread != cpu.current) {
            Balance.expel(thread);
        }
        thread.state = Thread.DEAD;
        if (thread.home != null) {
            thread.home.forget(thread);
        }
        if (thread == cpu.current) {
            cpu.current = cpu.idle;
            cpu.chooseAnew();
        }
        if (thread == cpu.installed) {
            cpu.installed = null;
            unsettle();
        }
    }

    /** The address space is about to go: no processor may keep it loaded. Others have it only while they run one of its threads. */
    static void unload(PhysicalAddress root) {
        if (PerCpu.current().root().equals(root)) {
            PerCpu.current().loadRoot(KernelWindow.root());
        }
    }

    /** The timer fired. Whether there is time for what is left to do: it was not more urgent that something rang, or was the last time. */
    @NoAllocation(reason = NO_ROOM)
    public static boolean timer() {
        Cpu cpu = Cpu.executing();
        cpu.timerSetTo = Alarms.NEVER;
        cpu.timerIsStale = true;
        unsettle();
        long now = Clock.nanos();
        boolean isDue = AlarmClock.ring(now);
        if (now >= cpu.sliceEnd && cpu.current.priority >= 0 && (cpu.readyMask >>> cpu.current.priority & 1) != 0) {
            cpu.sliceOver = !cpu.current.isFair();
            cpu.chooseAnew();
        }
        rang = isDue && !rang;
        return !rang;
    }

    /** The time has come until which it would wait. */
    static void timeOut(Thread thread) {
        thread.restraint &= ~Thread.ALARMED;
        leaveWait(thread);
        thread.abandonCall();
        wake(thread, thread.state == Thread.SLEEPING ? 0 : -ErrorCode.Number.TIMED_OUT);
    }

    /** The current thread's registers are not what its system call left: it goes on by the long way. */
    public static void unsettle() {
        PerCpu.current().setUnsettled(true);
    }
}
