package astryon.kernel.mem;

import astryon.kernel.arch.LocalApic;

/**
 * Objects with something left to do that is long and that no call waits for: to end, when the last reference was given up in the middle of other work, or to tell many who wait. Timers bring
 * somebody here again and again, for a part each, while there is any. It has a reference to each.
 */
public final class Backlog {
    private static KernelObject first;
    private static KernelObject last;

    private Backlog() {
    }

    public static boolean isEmpty() {
        return first == null;
    }

    /** The object's turn comes; with it goes a reference. */
    static void add(KernelObject object) {
        object.isLeft = true;
        append(object);
        // A timer that fires early only asks again, and comes here.
        LocalApic.startTimer(1);
    }

    private static void append(KernelObject object) {
        if (first == null) {
            first = object;
        } else {
            last.nextLeft = object;
        }
        last = object;
    }

    /** Does a part of what the first one has left; there is one. Whoever has more is behind the others then. */
    public static void work() {
        KernelObject object = first;
        first = object.nextLeft;
        object.nextLeft = null;
        if (object.carryOn() && object.mayGo()) {
            object.isLeft = false;
            object.release();
        } else {
            append(object);
        }
    }
}
