package astryon.kernel.arch;

import astryon.magic.NoInline;
import astryon.magic.Privileged;

/**
 * Floating-point and vector state. Kernel code never touches it, so it is exchanged only when the thread changes, and then at
 * once: a lazy exchange would leak it to speculation.
 */
public final class Fpu {
    // State components (Intel SDM vol. 1, 13.1)
    private static final long X87_AND_SSE = 3;
    private static final long AVX = 4;
    /** Opmask registers, upper halves of the first sixteen vector registers, the other sixteen: all three or none. */
    private static final long AVX_512 = 0xe0;
    private static final int FRAME = 4096;
    private static final int CONTROL_WORD = 0;
    private static final int MXCSR = 24;
    private static final int INITIAL_CONTROL_WORD = 0x37f;
    private static final int INITIAL_MXCSR = 0x1f80;

    private static final int FS_BASE = 0xc000_0100;
    private static final int KERNEL_GS_BASE = 0xc000_0102;

    /** What XSAVE saves, 0 without it. */
    private static long components;
    private static boolean extended;
    private static boolean bases;
    /** Both. */
    private static boolean modern;

    private Fpu() {
    }

    static void initialise() {
        bases = Features.fsGsBase();
        extended = Features.xsave();
        if (extended) {
            long offered = components(Features.stateComponents());
            extended = enable(offered) || enable(offered & ~AVX_512) || enable(X87_AND_SSE);
        }
        modern = extended && bases;
    }

    /** Those of the offered components that threads have: vector registers as long as the processor's. */
    static long components(long offered) {
        if ((offered & AVX) == 0) {
            return X87_AND_SSE;
        }
        return X87_AND_SSE | AVX | ((offered & AVX_512) == AVX_512 ? AVX_512 : 0);
    }

    /** Whether the components' area, whose size the processor says once they are enabled, fits a context's frame. */
    private static boolean enable(long wanted) {
        Privileged.writeXcr0(wanted);
        components = wanted;
        return fits(Features.extendedStateSize());
    }

    public static boolean hasAvx() {
        return (components & AVX) != 0;
    }

    public static boolean hasAvx512() {
        return (components & AVX_512) != 0;
    }

    static boolean fits(int bytes) {
        return Context.FPU_OFFSET + bytes <= FRAME;
    }

    /** The state a thread is born with, in the zeroed frame of {@code context}: everything zero, exceptions masked. */
    public static void initialiseState(Context context) {
        context.fpuState().plus(CONTROL_WORD).storeShort((short) INITIAL_CONTROL_WORD);
        context.fpuState().plus(MXCSR).storeInt(INITIAL_MXCSR);
        if (extended) {
            // XSTATE_BV: the x87 and SSE parts are what lies in the area; all others are in their initial state.
            context.fpuState().plus(512).storeLong(X87_AND_SSE);
        }
    }

    /** Saves the state of the thread that ran and loads that of the one that will. */
    public static void exchange(Context from, Context to) {
        if (modern) {
            Entry.exchangeExtendedAndBases(from.start(), to.start());
        } else {
            exchangePieces(from, to);
        }
    }

    @NoInline
    private static void exchangePieces(Context from, Context to) {
        if (extended) {
            Entry.exchangeExtended(from.start(), to.start());
        } else {
            Entry.exchangeLegacy(from.start(), to.start());
        }
        if (bases) {
            Entry.exchangeBases(from.start(), to.start());
        } else {
            loadBases(to);
        }
    }

    /** Brings what a program may have set by itself into its context. */
    public static void saveBases(Context context) {
        if (bases) {
            Entry.exchangeBases(context.start(), context.start());
        }
    }

    /** Has the processor use the context's bases at once; the user's GS waits in the register that is swapped at the exit. */
    public static void loadBases(Context context) {
        Privileged.writeMsr(FS_BASE, context.register(Context.FS_BASE));
        Privileged.writeMsr(KERNEL_GS_BASE, context.register(Context.GS_BASE));
    }
}
