package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Result;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.Work;
import astryon.kernel.sched.Dispatcher;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.ThreadQueue;
import astryon.kernel.sched.Watch;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;
import astryon.magic.Recursive;

/**
 * A word of 64 bits. Signalling sets bits, waiting takes them: a bit that is set before anybody waits is found by the next who
 * does, so no wake-up is lost; bits set twice before that are one.
 */
public final class Notification extends Signalled {
    private final ThreadQueue waiters;
    private long bits;
    /** More bits came while not all who wait had been asked about the last ones. */
    private boolean more;

    private Notification(ThreadQueue waiters) {
        super(ObjectType.NOTIFICATION);
        this.waiters = waiters;
    }

    /** Throws {@link KernelError} if there is no memory. */
    public static Notification create() {
        ThreadQueue waiters = new ThreadQueue();
        try {
            return new Notification(waiters);
        } catch (KernelError noMemory) {
            Objects.free(waiters);
            throw noMemory;
        }
    }

    /** Sets bits, and wakes who waits for them; if very many wait, some of them later. */
    @NoAllocation(reason = "interrupts signal")
    public void signal(long added) {
        if (waiters.mark() == null) {
            ask(waiters.first(), bits | added);
        } else {
            bits |= added;
            more = true;
        }
    }

    /** Those who wait, from one on, about bits that are set. Each that goes takes a bit at least. */
    @Inline
    private void ask(Thread first, long from) {
        long set = from;
        Thread thread = first;
        while (thread != null && set != 0) {
            long taken = set & thread.awaitedBits;
            for (int left = Work.ASKED; taken != thread.awaitedBits && (taken == 0 || thread.awaitsAll); left--) {
                thread = ThreadQueue.after(thread);
                if (thread == null || left == 0) {
                    bits = set;
                    rest(thread);
                    return;
                }
                taken = set & thread.awaitedBits;
            }
            Thread following = ThreadQueue.after(thread);
            set &= ~taken;
            waiters.remove(thread);
            if (Result.isError(taken)) {
                set |= left(thread.awaitsAll);
                Scheduler.wake(thread, told(taken));
            } else {
                Scheduler.wake(thread, taken);
            }
            thread = following;
        }
        bits = set;
        if (set != 0) {
            tellWatches();
        }
    }

    /** Bits are left; so is who is to be asked next, or null. */
    @NoInline
    private void rest(Thread next) {
        if (next == null) {
            tellWatches();
        } else {
            waiters.setMark(next);
            leaveRest();
        }
    }

    @Override
    protected boolean carryOn() {
        Thread next = waiters.mark();
        if (next == null) {
            return super.carryOn();
        }
        waiters.setMark(null);
        ask(next, bits);
        if (waiters.mark() == null && more) {
            more = false;
            waiters.setMark(waiters.first());
        }
        return waiters.mark() == null && super.carryOn();
    }

    @Override
    @Recursive(most = 1, reason = "notifications are watched by wait sets only, which tell nobody")
    public void notice(Watch watch) {
        signal(watch.key);
    }

    /** Takes, to be told by {@link #tellMany} if the result {@link Result#isError looks like an error}, those of the wanted bits that are set, or, if {@code all} are wanted, all or none. */
    @Inline
    @NoAllocation(reason = "interrupts signal")
    public long take(long wanted, boolean all) {
        long taken = bits & wanted;
        if (taken == 0 || all && taken != wanted) {
            return 0;
        }
        bits &= ~taken;
        return taken;
    }

    /** The result of a wait that took so many bits that they would look like an error: without the last, which is left for the next; who wanted all knows. */
    @NoInline
    public long tellMany(long taken, boolean all) {
        bits |= left(all);
        return told(taken);
    }

    private static long told(long taken) {
        return taken & Long.MAX_VALUE;
    }

    private static long left(boolean all) {
        return all ? 0 : Long.MIN_VALUE;
    }

    /** In a system call: the current thread waits, after {@link #take} yielded nothing; 0 is no deadline. It is blocked on return, if this returns. */
    @NoAllocation(reason = "a wait must not fail for want of memory")
    public void await(Thread thread, long wanted, boolean all, long deadline) {
        thread.awaitedBits = wanted;
        thread.awaitsAll = all;
        waiters.addLast(thread);
        Dispatcher.passOn(Thread.WAITING, deadline);
    }

    @Override
    public boolean isReady() {
        return bits != 0;
    }

    @Override
    protected boolean endsAtOnce() {
        return super.endsAtOnce() && waiters.isEmpty();
    }

    @Override
    protected boolean empty() {
        return super.empty() && waiters.wakeSome(-ErrorCode.Number.BAD_HANDLE);
    }

    @Override
    protected void destroy() {
        super.destroy();
        Objects.free(waiters);
    }
}
