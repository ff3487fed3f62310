package astryon.kernel.mem;

import astryon.kernel.arch.Entry;
import astryon.magic.Machine;

/**
 * Numbers that nobody foresees, for addresses. Each takes in the time stamp, and what the processor's own generator yields if it has one: without that, who knows the time of everything that
 * drew before could tell what comes next.
 */
public final class Chance {
    private static long state = 0x9e37_79b9_7f4a_7c15L;
    private static boolean isProcessorAsked;

    private Chance() {
    }

    /** The processor has a generator. */
    public static void askProcessor() {
        isProcessorAsked = true;
    }

    /** Not negative; bits of the state are spread by multiplication (splitmix64, Steele, Lea and Flood 2014). */
    static long next() {
        state += Machine.timestamp() | 1;
        if (isProcessorAsked) {
            state ^= Entry.random();
        }
        long mixed = (state ^ state >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return (mixed ^ mixed >>> 31) >>> 1;
    }
}
