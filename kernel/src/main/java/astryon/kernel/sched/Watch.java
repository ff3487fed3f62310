package astryon.kernel.sched;

import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Numbered;
import astryon.kernel.mem.Objects;

/** Somebody watches a waitable. It ends with either of them; neither keeps the other. */
public final class Watch extends Numbered {
    /** Of the watcher's budget. */
    private static final int COST = 64;

    public final Waitable source;
    public final Signalled watcher;
    /** What the watcher is told: bits of a notification, the key of a wait set. */
    public final long key;
    Watch nextOfSource;
    Watch previousOfSource;
    private Watch nextOfWatcher;
    private Watch previousOfWatcher;
    /** For wait sets: neighbours in the line of those that became ready, and whether it stands there. */
    public Watch nextReady;
    public Watch previousReady;
    public boolean inLine;

    private Watch(Waitable source, Signalled watcher, long key) {
        this.source = source;
        this.watcher = watcher;
        this.key = key;
    }

    /** Watches from now on; tells at once if {@code source} is ready. Throws {@link KernelError} if there is no memory. */
    public static Watch start(Waitable source, Signalled watcher, long key) {
        watcher.charge(COST);
        Watch watch = null;
        try {
            watch = new Watch(source, watcher, key);
        } catch (KernelError noMemory) {
            watcher.uncharge(COST);
            throw noMemory;
        }
        source.add(watch);
        watch.nextOfWatcher = watcher.watching;
        if (watcher.watching != null) {
            watcher.watching.previousOfWatcher = watch;
        }
        watcher.watching = watch;
        if (source.isReady()) {
            watcher.notice(watch);
        }
        return watch;
    }

    @Override
    protected long number() {
        return watcher.number();
    }

    public void end() {
        source.remove(this);
        if (previousOfWatcher == null) {
            watcher.watching = nextOfWatcher;
        } else {
            previousOfWatcher.nextOfWatcher = nextOfWatcher;
        }
        if (nextOfWatcher != null) {
            nextOfWatcher.previousOfWatcher = previousOfWatcher;
        }
        source.forget(this);
        watcher.forget(this);
        watcher.uncharge(COST);
        Objects.free(this);
    }
}
