package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.lir.LirBlock;
import astryon.magic.RuntimeCall;

/** What instructions that are not {@link X64Opcode#PLAIN} carry beside their registers. */
sealed interface Payload {
    /** Sets the flags by {@code form} and asks for {@code outcome}. */
    record Comparison(Form form, Outcome outcome) implements Payload {
        Comparison negated() {
            return new Comparison(form, outcome.negated());
        }
    }

    /** The def, which holds the value for "no", becomes operand {@code chosen} if the comparison holds. */
    record Selection(Comparison comparison, int chosen, Width width) implements Payload {
    }

    /** If the comparison holds, calls {@code thrower}, which does not return, with {@code arguments}: at most two integers. */
    record Check(Comparison comparison, RuntimeCall thrower, java.util.List<Part> arguments) implements Payload {
    }

    /** {@code div} or {@code idiv}; {@code guarded} if the divisor may be -1. */
    record Division(Mnemonic mnemonic, Width width, boolean guarded) implements Payload {
    }

    /** {@code bsr} or {@code bsf} with a result for zero: {@code whenZero}, before {@code flipped} is applied to it by exclusive or. */
    record BitScan(Form form, int whenZero, int flipped, Width width) implements Payload {
    }

    /**
     * A call. Its row in the side table names {@code handler}, unless that is null.
     *
     * @param target a {@link Part.Name}, or a register or memory
     */
    record CallSite(Part target, LirBlock handler) implements Payload {
    }

    /** {@code keys[n]} lead to successor n of the block, all others to the last. */
    record SwitchTable(int[][] keys) implements Payload {
    }
}
