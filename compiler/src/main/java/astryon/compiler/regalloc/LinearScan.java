package astryon.compiler.regalloc;

import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Target;

/** Replaces every virtual register of a function by a register or a stack slot, and the phis by moves. */
public final class LinearScan {

    private LinearScan() {
    }

    public static void allocate(LirFunction function, Target target) {
        throw new UnsupportedOperationException("lands shortly");
    }
}
