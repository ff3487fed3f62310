package astryon.kernel.mem;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.PerCpu;
import astryon.magic.Inline;
import astryon.magic.NoInline;

/**
 * Memory runs short on request, at one allocation that a test chooses by its number, so that every way out of every call is gone once. Counted is what is
 * allocated in system calls of the thread that asked; nobody else notices, and no page that it touches is missing.
 */
public final class Shortage {
    /** Allocations until one fails; 0 if none is to. */
    private static int countdown;
    /** Of the thread that asked. */
    private static long context;

    private Shortage() {
    }

    /** The {@code count}-th allocation from now on for that thread fails, 0 for none; how many were left of what was arranged before, 0 if it happened. */
    public static int arrange(Context thread, int count) {
        int left = countdown;
        countdown = count;
        context = thread.value();
        return left;
    }

    /** The thread ends. */
    public static void cancel(Context thread) {
        if (context == thread.value()) {
            countdown = 0;
        }
    }

    /** Whether this allocation is the one that fails. */
    @Inline
    static boolean strikes() {
        return countdown != 0 && isItsTurn();
    }

    @NoInline
    private static boolean isItsTurn() {
        Context entered = PerCpu.current().context();
        return entered.value() == context && entered.register(Context.VECTOR) == Context.SYSTEM_CALL && --countdown == 0;
    }
}
