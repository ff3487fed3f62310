package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;

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
        watches = watch;
    }

    /** A watch ends in which it is one of the two. */
    protected void forget(Watch watch) {
    }

    final void remove(Watch watch) {
        if (watches == watch) {
            watches = watch.nextOfSource;
            return;
        }
        Watch before = watches;
        while (before.nextOfSource != watch) {
            before = before.nextOfSource;
        }
        before.nextOfSource = watch.nextOfSource;
    }

    /** The watch by which {@code watcher} hears of it, or null. */
    public final Watch watchOf(Signalled watcher) {
        Watch watch = watches;
        while (watch != null && watch.watcher != watcher) {
            watch = watch.nextOfSource;
        }
        return watch;
    }

    /** It ends, and with it all watches. */
    @Override
    protected void destroy() {
        while (watches != null) {
            watches.end();
        }
    }
}
