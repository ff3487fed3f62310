package astryon.compiler.x64;

import astryon.compiler.ir.LocalVariable;
import java.util.List;

/**
 * Where variables are from a place in a method's code on, as far as that is known.
 *
 * @param offset from the method's start
 */
public record VariableRow(int offset, List<Held> held) {

    /** What {@link Held#value} is. */
    public enum Kind {
        /** The number of a general register. */
        REGISTER,
        /** The number of an xmm register. */
        FLOATING_REGISTER,
        /** Bytes from {@code rsp} in the method's body. */
        STACK,
        /** The bits themselves. */
        CONSTANT,
        /** They are the address of a symbol and this. */
        ADDRESS
    }

    /** @param depth in the chain of calls inlined at the place: 0 for the method's own variables */
    public record Held(int depth, LocalVariable variable, Kind kind, long value, String symbol) {
    }
}
