package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.Work;

/** What can be told that something happened. */
public abstract class Signalled extends Waitable {
    private static long lastNumber;

    private final long number = ++lastNumber;
    /** What it is told of. */
    Watch watching;

    protected Signalled(ObjectType type) {
        super(type);
    }

    /** No other one ever has it. */
    final long number() {
        return number;
    }

    /** The watch's source is ready. Never allocates. */
    public abstract void notice(Watch watch);

    @Override
    protected boolean endsAtOnce() {
        return watching == null && super.endsAtOnce();
    }

    /** Ends some of what it watches. */
    @Override
    protected boolean empty() {
        for (int left = Work.WATCHES; watching != null && left > 0; left--) {
            watching.end();
        }
        return watching == null && super.empty();
    }

    @Override
    protected void destroy() {
        super.destroy();
        while (watching != null) {
            watching.end();
        }
    }
}
