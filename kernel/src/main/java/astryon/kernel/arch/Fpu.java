package astryon.kernel.arch;

import astryon.magic.Privileged;

/**
 * Floating-point and vector state. Kernel code never touches it, so it is exchanged only when the thread changes, and then at
 * once: a lazy exchange would leak it to speculation.
 */
public final class Fpu {
    private static final long X87_AND_SSE = 3;
    private static final long AVX = 4;
    private static final int CONTROL_WORD = 0;
    private static final int MXCSR = 24;
    private static final int INITIAL_CONTROL_WORD = 0x37f;
    private static final int INITIAL_MXCSR = 0x1f80;

    private static boolean extended;
    private static boolean bases;

    private Fpu() {
    }

    static void initialise() {
        bases = Features.fsGsBase();
        extended = Features.xsave();
        if (extended) {
            Privileged.writeXcr0(X87_AND_SSE | (Features.avx() ? AVX : 0));
            if (Context.FPU_OFFSET + Features.extendedStateSize() > 4096) {
                extended = false;
            }
        }
    }

    /** The state a thread is born with, in the zeroed frame of {@code context}: everything zero, exceptions masked. */
    public static void initialiseState(Context context) {
        context.fpuState().plus(CONTROL_WORD).storeShort((short) INITIAL_CONTROL_WORD);
        context.fpuState().plus(MXCSR).storeInt(INITIAL_MXCSR);
        if (extended) {
            // XSTATE_BV: the x87 and SSE parts are what lies in the area; AVX is in its initial state.
            context.fpuState().plus(512).storeLong(X87_AND_SSE);
        }
    }

    /** Saves the state of the thread that ran and loads that of the one that will. */
    public static void exchange(Context from, Context to) {
        if (extended) {
            Entry.saveExtended(from.fpuState());
            Entry.restoreExtended(to.fpuState());
        } else {
            Entry.saveLegacy(from.fpuState());
            Entry.restoreLegacy(to.fpuState());
        }
        if (bases) {
            Entry.exchangeBases(from.start(), to.start());
        }
    }

}
