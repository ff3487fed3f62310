package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.Work;
import astryon.kernel.sched.Dispatcher;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.ThreadQueue;
import astryon.kernel.sched.Watch;

/**
 * Many waitables, waited for at once; each has a key. Those that told they are ready stand in line. Readiness may pass while they do, so it is
 * asked for again before a key is yielded; what is still ready then goes to the line's end, so that none keeps the others from their turn.
 */
public final class WaitSet extends Signalled {
    /** Keys are results. */
    public static final long MOST_KEY = (1L << 62) - 1;
    /** None is ready; or none of those that have been asked, which is not all. */
    public static final long NONE = -1, ASK_AGAIN = -2;

    private final ThreadQueue waiters;
    private Watch firstInLine;
    private Watch lastInLine;

    private WaitSet(ThreadQueue waiters) {
        super(ObjectType.WAIT_SET);
        this.waiters = waiters;
    }

    /** Throws {@link KernelError} if there is no memory. */
    public static WaitSet create() {
        ThreadQueue waiters = new ThreadQueue();
        try {
            return new WaitSet(waiters);
        } catch (KernelError noMemory) {
            Objects.free(waiters);
            throw noMemory;
        }
    }

    @Override
    public void notice(Watch watch) {
        if (!watch.inLine) {
            enqueue(watch);
        }
        Thread thread = waiters.first();
        if (thread != null) {
            waiters.remove(thread);
            Scheduler.wake(thread, watch.key);
            rotate();
        }
    }

    /** The key of one that is ready, or {@link #NONE}, or {@link #ASK_AGAIN}. */
    public long take() {
        for (int left = Work.ASKED; firstInLine != null; left--) {
            if (left == 0) {
                return ASK_AGAIN;
            }
            Watch watch = firstInLine;
            if (watch.source.isReady()) {
                rotate();
                return watch.key;
            }
            dequeue(watch);
        }
        return NONE;
    }

    /** The current thread waits, after {@link #take} yielded nothing; 0 is no deadline. */
    public void await(Thread thread, long deadline) {
        waiters.addLast(thread);
        Dispatcher.passOn(Thread.WAITING, deadline);
    }

    private void rotate() {
        Watch watch = firstInLine;
        dequeue(watch);
        enqueue(watch);
    }

    private void enqueue(Watch watch) {
        watch.inLine = true;
        watch.nextReady = null;
        watch.previousReady = lastInLine;
        if (lastInLine == null) {
            firstInLine = watch;
        } else {
            lastInLine.nextReady = watch;
        }
        lastInLine = watch;
    }

    private void dequeue(Watch watch) {
        if (watch.previousReady == null) {
            firstInLine = watch.nextReady;
        } else {
            watch.previousReady.nextReady = watch.nextReady;
        }
        if (watch.nextReady == null) {
            lastInLine = watch.previousReady;
        } else {
            watch.nextReady.previousReady = watch.previousReady;
        }
        watch.inLine = false;
    }

    @Override
    protected void forget(Watch watch) {
        if (watch.inLine) {
            dequeue(watch);
        }
    }

    /** Sets are not put into sets. */
    @Override
    public boolean isReady() {
        return false;
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
