package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.Slot;
import astryon.object.Survival;
import astryon.sys.Platform;
import astryon.thread.Safepoints;

/**
 * The weak references that a collection has come by. When everything alive is known, those whose referent is not are cleared; they wait
 * in a list for the program to put them into their queues.
 */
public final class WeakReferences {
    private static final String REASON = "the world stands still";

    /** The first that has been found; each one's link leads to the next, that of the last to itself. */
    private static Address found = new Address(0);
    /** First of those that have been cleared and that the program has not taken yet. */
    private static Object cleared;

    /** Who takes what has been cleared, and whether it has begun to. */
    private static Follower follower;
    private static boolean followed;

    private WeakReferences() {
    }

    /** Takes what has been cleared, in a thread of its own. Programs without weak references have none. */
    public abstract static class Follower {
        /** Called once, when something has been cleared for the first time. */
        public abstract void start();
    }

    /** A weak reference is alive: its referent is looked at later. One without referent may be linked as the program's, and one with a link has been found. */
    @Uninterruptible(reason = REASON)
    static void find(Address reference, Hub hub) {
        Address link = ObjectFormat.link(reference, hub);
        if (!Slot.get(ObjectFormat.referent(reference, hub)).isZero() && Slot.get(link).isZero()) {
            Slot.set(link, found.isZero() ? reference : found);
            found = reference;
        }
    }

    /** Clears those whose referent is not alive. All that is alive is known, and where it is. */
    @Uninterruptible(reason = REASON)
    static void process(Survival survival) {
        Object before = cleared;
        while (!found.isZero()) {
            Address reference = found;
            Hub hub = ObjectFormat.hub(reference);
            Address link = ObjectFormat.link(reference, hub);
            found = Slot.get(link).equals(reference) ? new Address(0) : Slot.get(link);
            Slot.set(link, new Address(0));
            Address slot = ObjectFormat.referent(reference, hub);
            if (survival.isAlive(Slot.get(slot))) {
                survival.update(slot);
            } else {
                Slot.set(slot, new Address(0));
                Slot.set(link, cleared == null ? new Address(0) : Address.of(cleared));
                Cards.mark(link);
                cleared = reference.toObject();
            }
        }
        if (cleared != before) {
            Address word = clearedWord();
            word.storeOrderedInt(word.loadInt() + 1);
            Platform.wake(word, 1);
        }
    }

    /** A word that changes whenever references have been cleared. */
    @Inline
    private static Address clearedWord() {
        return new Address(HeapMap.CLEARED);
    }

    public static void follow(Follower by) {
        follower = by;
    }

    /** After a collection, when the world goes on: sees to it that somebody takes what has been cleared. */
    static void afterCollection() {
        if (cleared != null && !followed && follower != null) {
            followed = true;
            follower.start();
        }
    }

    /** Returns when references have been cleared and nobody has taken them. */
    @NoInline
    @Uninterruptible(reason = "sleeps with raw words only")
    public static void awaitCleared() {
        Address word = clearedWord();
        int seen = word.loadOrderedInt();
        while (cleared == null) {
            Safepoints.enterSafe();
            Platform.waitWhile(word, seen, Long.MAX_VALUE);
            Safepoints.leaveSafe();
            seen = word.loadOrderedInt();
        }
    }

    /** The cleared references, the last one first, linked through their field; the caller has them all to itself. */
    @Uninterruptible(reason = "a collection between the two steps would lose what it clears")
    public static Object takeCleared() {
        Object first = cleared;
        cleared = null;
        return first;
    }
}
