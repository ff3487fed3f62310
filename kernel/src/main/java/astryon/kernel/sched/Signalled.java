package astryon.kernel.sched;

import astryon.abi.ObjectType;

/** What can be told that something happened. */
public abstract class Signalled extends Waitable {
    /** What it is told of. */
    Watch watching;

    protected Signalled(ObjectType type) {
        super(type);
    }

    /** The watch's source is ready. Never allocates. */
    public abstract void notice(Watch watch);

    @Override
    protected void destroy() {
        super.destroy();
        while (watching != null) {
            watching.end();
        }
    }
}
