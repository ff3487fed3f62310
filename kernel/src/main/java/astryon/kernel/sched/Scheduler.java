package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;

/**
 * Fixed priorities, round robin among equals. Methods only decide: {@link #current} is who should run, and {@link #leave}, at the end of
 * every kernel entry, makes the processor agree. So a call that wakes, blocks and switches several times on its way changes
 * address space once at most.
 */
public final class Scheduler {
    /** How long a thread runs while others of its priority wait. */
    private static final long SLICE_NANOS = 10_000_000;
    private static final String NO_ROOM = "runs in every kernel entry, where there is nobody to tell that memory is short";

    private static final ThreadQueue[] READY = queues();
    private static final Sleepers SLEEPERS = new Sleepers();

    /** Bit p is set if {@code READY[p]} is not empty. */
    private static int readyMask;
    private static Thread current;
    /** Whose registers the processor will resume with, and whose floating-point state it holds; null if that thread has ended. */
    private static Thread installed;
    private static Thread idle;
    private static PhysicalAddress loadedRoot = new PhysicalAddress(0);
    /** Whether {@link #leave} has anything to do: one test for the calls that decide nothing. */
    private static boolean unsettled;
    private static boolean reschedule;
    private static boolean sliceOver;
    private static long sliceEnd;
    /** When the timer will fire. */
    private static long timerSetTo = Sleepers.NEVER;
    private static boolean timerIsStale;

    private Scheduler() {
    }

    private static ThreadQueue[] queues() {
        ThreadQueue[] queues = new ThreadQueue[Thread.PRIORITIES];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new ThreadQueue();
        }
        return queues;
    }

    /** Makes the idle thread the current one. */
    public static void initialise(Address idleCode) {
        Thread thread = Thread.create(null, Thread.IDLE_PRIORITY);
        thread.context.initialiseKernel(idleCode);
        Fpu.initialiseState(thread.context);
        begin(thread);
        loadedRoot = KernelWindow.root();
        PerCpu.current().setContext(thread.context);
    }

    /** The part of it that is not about the processor. */
    static void begin(Thread idleThread) {
        idle = idleThread;
        idle.state = Thread.RUNNING;
        current = idle;
        installed = idle;
    }

    /** The thread that runs, or will when the kernel is left. */
    public static Thread current() {
        return current;
    }

    static Sleepers sleepers() {
        return SLEEPERS;
    }

    /** A blocked or new thread may run. */
    @NoAllocation(reason = NO_ROOM)
    public static void makeReady(Thread thread) {
        SLEEPERS.remove(thread);
        thread.state = Thread.READY;
        READY[thread.priority].addLast(thread);
        readyMask |= 1 << thread.priority;
        if (thread.priority > current.priority) {
            reschedule = true;
            unsettled = true;
        } else if (thread.priority == current.priority) {
            timerIsStale = true;
            unsettled = true;
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
        current.state = state;
        reschedule = true;
        unsettled = true;
    }

    /** In addition: not longer than until {@code deadline}. */
    @NoAllocation(reason = NO_ROOM)
    public static void blockUntil(int state, long deadline) {
        SLEEPERS.add(current, deadline);
        timerIsStale = true;
        block(state);
    }

    /** The current thread, whose state its caller has set, gives the processor and the rest of its slice to a blocked one. */
    @NoAllocation(reason = NO_ROOM)
    public static void switchTo(Thread thread) {
        thread.state = Thread.RUNNING;
        current = thread;
        unsettled = true;
        if (readyMask >>> thread.priority > 1) {
            reschedule = true;
        }
    }

    /** The current thread goes to the end of its line. */
    @NoAllocation(reason = NO_ROOM)
    public static void yield() {
        sliceOver = true;
        reschedule = true;
        unsettled = true;
    }

    /** Ends a thread wherever it is: running, ready or blocked. */
    static void stop(Thread thread) {
        SLEEPERS.remove(thread);
        if (thread.queue != null) {
            ThreadQueue queue = thread.queue;
            queue.remove(thread);
            if (thread.state == Thread.READY && queue.isEmpty()) {
                readyMask &= ~(1 << thread.priority);
            }
        }
        thread.state = Thread.DEAD;
        if (thread == current) {
            current = idle;
            reschedule = true;
            unsettled = true;
        }
        if (thread == installed) {
            installed = null;
            unsettled = true;
        }
    }

    /** The address space is about to go: no processor may keep it loaded. */
    static void unload(PhysicalAddress root) {
        if (loadedRoot.equals(root)) {
            load(KernelWindow.root());
        }
    }

    private static void load(PhysicalAddress root) {
        Privileged.writeCr3(root.value());
        loadedRoot = root;
    }

    /** The timer fired. */
    @NoAllocation(reason = NO_ROOM)
    public static void timer() {
        timerSetTo = Sleepers.NEVER;
        timerIsStale = true;
        unsettled = true;
        long now = Clock.nanos();
        while (SLEEPERS.firstDeadline() <= now) {
            Thread thread = SLEEPERS.first();
            if (thread.queue != null) {
                thread.queue.remove(thread);
            }
            wake(thread, thread.state == Thread.SLEEPING ? 0 : -ErrorCode.Number.TIMED_OUT);
        }
        if (now >= sliceEnd && current.priority >= 0 && !READY[current.priority].isEmpty()) {
            Scheduler.yield();
        }
    }

    /** What {@link #leave} would run; null if nothing. Without a processor to change, for tests. */
    static Thread decide() {
        if (reschedule) {
            choose();
        }
        return current == idle ? null : current;
    }

    /** Makes the processor do what has been decided. */
    @Inline
    @NoAllocation(reason = NO_ROOM)
    public static void leave() {
        if (unsettled) {
            settle();
        }
    }

    @NoAllocation(reason = NO_ROOM)
    private static void settle() {
        unsettled = false;
        if (reschedule) {
            choose();
        }
        if (current != installed) {
            install(current);
        }
        if (timerIsStale) {
            setTimer();
        }
    }

    @NoAllocation(reason = NO_ROOM)
    private static void choose() {
        reschedule = false;
        Thread before = current;
        if (before.state == Thread.RUNNING && before != idle) {
            if (readyMask >>> before.priority == 0) {
                sliceOver = false;
                return;
            }
            before.state = Thread.READY;
            if (sliceOver) {
                READY[before.priority].addLast(before);
            } else {
                READY[before.priority].addFirst(before);
            }
            readyMask |= 1 << before.priority;
        }
        sliceOver = false;
        timerIsStale = true;
        if (readyMask == 0) {
            current = idle;
            return;
        }
        int priority = 31 - Integer.numberOfLeadingZeros(readyMask);
        ThreadQueue queue = READY[priority];
        current = queue.first();
        queue.remove(current);
        if (queue.isEmpty()) {
            readyMask &= ~(1 << priority);
        }
        current.state = Thread.RUNNING;
        sliceEnd = Clock.nanos() + SLICE_NANOS;
    }

    @NoAllocation(reason = NO_ROOM)
    private static void install(Thread next) {
        // The state of a thread that has ended goes where nobody looks.
        Thread last = installed == null ? idle : installed;
        Fpu.exchange(last.context, next.context);
        installed = next;
        PerCpu.current().setContext(next.context);
        if (next.process != null) {
            PhysicalAddress root = next.process.space().root();
            if (!root.equals(loadedRoot)) {
                load(root);
            }
        }
        timerIsStale = true;
    }

    @NoAllocation(reason = NO_ROOM)
    private static void setTimer() {
        timerIsStale = false;
        long deadline = SLEEPERS.firstDeadline();
        if (current.priority >= 0 && (readyMask >>> current.priority & 1) != 0 && sliceEnd < deadline) {
            deadline = sliceEnd;
        }
        // A timer that fires early only asks again.
        if (deadline < timerSetTo) {
            timerSetTo = deadline;
            LocalApic.startTimer(Clock.timerTicks(deadline - Clock.nanos()));
        }
    }

}
