package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.ThreadQueue;
import astryon.magic.NoAllocation;

/**
 * A word of bits. Signalling sets bits, waiting takes them: a bit that is set before anybody waits is found by the next who
 * does, so no wake-up is lost; bits set twice before that are one.
 */
public final class Notification extends Signalled {
    /** Bits that can be used: results stay positive. */
    public static final long BITS = (1L << 62) - 1;

    private final ThreadQueue waiters;
    private long bits;

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

    @Override
    @NoAllocation(reason = "interrupts signal")
    public void signal(long more) {
        bits |= more;
        Thread thread = waiters.first();
        while (thread != null && bits != 0) {
            Thread following = ThreadQueue.after(thread);
            long taken = take(thread.awaitedBits);
            if (taken != 0) {
                waiters.remove(thread);
                Scheduler.wake(thread, taken);
            }
            thread = following;
        }
    }

    /** Takes those of the wanted bits that are set. */
    @NoAllocation(reason = "interrupts signal")
    public long take(long wanted) {
        long taken = bits & wanted;
        bits &= ~taken;
        return taken;
    }

    /** The current thread waits, after {@link #take} yielded nothing; 0 is no deadline. */
    public void await(Thread thread, long wanted, long deadline) {
        thread.awaitedBits = wanted;
        waiters.addLast(thread);
        if (deadline == 0) {
            Scheduler.block(Thread.WAITING);
        } else {
            Scheduler.blockUntil(Thread.WAITING, deadline);
        }
    }

    @Override
    protected void destroy() {
        for (Thread thread = waiters.first(); thread != null; thread = waiters.first()) {
            waiters.remove(thread);
            Scheduler.wake(thread, -ErrorCode.Number.BAD_HANDLE);
        }
        Objects.free(waiters);
    }
}
