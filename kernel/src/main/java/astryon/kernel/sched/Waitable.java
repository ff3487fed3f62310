package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Work;

/** What can be waited for: it is ready or not, and tells those who watch when it becomes so. */
public abstract class Waitable extends KernelObject {
    private Watch watches;

    protected Waitable(ObjectType type) {
        super(type);
    }

    /** Whether who waits for it would not wait. */
    public abstract boolean isReady();

    /** To be called when it has become ready, and whenever something more happens while it is. Never allocates. */
    protected final void tellWatches() {
        for (Watch watch = watches; watch != null; watch = watch.nextOfSource) {
            watch.watcher.notice(watch);
        }
    }

    final void add(Watch watch) {
        watch.nextOfSource = watches;
        if (watches != null) {
            watches.previousOfSource = watch;
        }
        watches = watch;
    }

    /** A watch ends in which it is one of the two. */
    protected void forget(Watch watch) {
    }

    final void remove(Watch watch) {
        if (watches == watch) {
            watches = watch.nextOfSource;
        } else {
            watch.previousOfSource.nextOfSource = watch.nextOfSource;
        }
        if (watch.nextOfSource != null) {
            watch.nextOfSource.previousOfSource = watch.previousOfSource;
        }
    }

    /** The watch by which {@code watcher} hears of it, or null. */
    public final Watch watchOf(Signalled watcher) {
        Watch watch = watches;
        while (watch != null && watch.watcher != watcher) {
            watch = watch.nextOfSource;
        }
        return watch;
    }

    /** Ends some of those who watch it. */
    @Override
    protected boolean empty() {
        for (int left = Work.WATCHES; watches != null && left > 0; left--) {
            watches.end();
        }
        return watches == null;
    }

    /** It ends, and with it all watches. */
    @Override
    protected void destroy() {
        while (watches != null) {
            watches.end();
        }
    }
}
