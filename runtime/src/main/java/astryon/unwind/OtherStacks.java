package astryon.unwind;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;

/** All threads and what they are at, seen while they stand still. */
public final class OtherStacks {
    private static final String REASON = "the other threads stand still";

    /** Where {@link #threads} puts what it finds; a static field, for objects may move before the others stand still. */
    private static Object[] found = {};

    private OtherStacks() {
    }

    /** Fills {@link ThreadRoots#callSites} with those of the thread at {@code state}, which is not the current one and does not end meanwhile; yields how many. */
    public static int callSites(Address state) {
        // Nothing can be made while the others stand still.
        ThreadRoots.callSites();
        return walk(state);
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static int walk(Address state) {
        Safepoints.stopOthers();
        Address top = Structs.at(ThreadState.class, state).stackTop;
        int count = top.isZero() ? 0 : Unwinder.callSites(top, (int[]) ThreadRoots.object(ThreadState.current().callSites));
        Safepoints.resumeOthers();
        return count;
    }

    /** The objects of all threads that are on their way, the first thread's too if somebody has asked for it, youngest first; behind them nulls. */
    public static synchronized Object[] threads() {
        int room = 0;
        do {
            room += 16;
            found = new Object[room];
        } while (list() > room);
        Object[] threads = found;
        found = new Object[0];
        return threads;
    }

    /** How many there are; as many as there is room for are put there. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static int list() {
        Safepoints.stopOthers();
        int count = 0;
        for (Address at = Safepoints.firstThread(); !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
            Object thread = ThreadRoots.object(Structs.at(ThreadState.class, at).threadObject);
            if (thread != null && count++ < found.length) {
                found[count - 1] = thread;
            }
        }
        Safepoints.resumeOthers();
        return count;
    }
}
