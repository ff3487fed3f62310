package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;

/**
 * The references that a thread has beside those on its stack: 4-byte slots in its {@link ThreadState}, 0 for none. The collector
 * visits {@code slot(thread, n)} for each thread of {@link Safepoints#firstThread} and each n below {@link #COUNT}, and may
 * change what is there.
 */
public final class ThreadRoots {
    public static final int COUNT = 2;

    private ThreadRoots() {
    }

    /** Address of root {@code n} of {@code thread}. */
    @Uninterruptible(reason = "called by the collector")
    public static Address slot(ThreadState thread, int n) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "threadObject") + 4L * n);
    }
}
