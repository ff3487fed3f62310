package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.NumberTree;
import astryon.kernel.mem.Numbered;
import astryon.kernel.mem.Work;
import astryon.magic.Inline;

/** What can be waited for: it is ready or not, and tells those who watch when it becomes so. */
public abstract class Waitable extends KernelObject {
    private Watch watches;
    /** The same by their watchers' numbers. */
    private Numbered byWatcher;
    /** While not all have been told: who is next, and whether it has happened again since the first was. */
    private Watch nextToTell;
    private boolean again;

    protected Waitable(ObjectType type) {
        super(type);
    }

    /** Whether who waits for it would not wait. */
    public abstract boolean isReady();

    /** To be called when it has become ready, and whenever something more happens while it is. Never allocates. If they are many, not all have been told on return. */
    @Inline
    protected final void tellWatches() {
        Watch watch = watches;
        if (watch == null) {
            return;
        }
        if (watch.nextOfSource == null) {
            watch.watcher.notice(watch);
        } else {
            tellMany();
        }
    }

    private void tellMany() {
        if (nextToTell == null) {
            nextToTell = watches;
            tellSome();
        } else {
            again = true;
        }
    }

    private void tellSome() {
        for (int left = Work.TOLD; nextToTell != null; left--) {
            if (left == 0) {
                leaveRest();
                return;
            }
            Watch watch = nextToTell;
            nextToTell = watch.nextOfSource;
            watch.watcher.notice(watch);
        }
    }

    @Override
    protected boolean carryOn() {
        tellSome();
        if (nextToTell == null && again) {
            again = false;
            nextToTell = watches;
        }
        return nextToTell == null;
    }

    final void add(Watch watch) {
        watch.nextOfSource = watches;
        if (watches != null) {
            watches.previousOfSource = watch;
        }
        watches = watch;
        byWatcher = NumberTree.with(byWatcher, watch);
    }

    /** A watch ends in which it is one of the two. */
    protected void forget(Watch watch) {
    }

    final void remove(Watch watch) {
        if (nextToTell == watch) {
            nextToTell = watch.nextOfSource;
        }
        if (watches == watch) {
            watches = watch.nextOfSource;
        } else {
            watch.previousOfSource.nextOfSource = watch.nextOfSource;
        }
        if (watch.nextOfSource != null) {
            watch.nextOfSource.previousOfSource = watch.previousOfSource;
        }
        byWatcher = NumberTree.without(byWatcher, watch);
    }

    /** The watch by which {@code watcher} hears of it, or null. */
    public final Watch watchOf(Signalled watcher) {
        return (Watch) NumberTree.find(byWatcher, watcher.number());
    }

    @Override
    protected boolean endsAtOnce() {
        return watches == null;
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
